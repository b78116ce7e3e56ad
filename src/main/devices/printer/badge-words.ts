// The badge's own words, apart from what the school and the action supply.

export const badgeWords = {
  badgeId: 'Badge ID',
  timeLabels: { in: 'Time in', out: 'Time out' },
  dueBack: (timeText: string): string => `Due back ${timeText}`,
  comeBack: 'Back again? Scan this, or type the number.',
  reprint: (reprintNumber: number): string => `Reprint ${reprintNumber}`,
  printedLate: (printedAtText: string): string => `Printed late ${printedAtText}`,
  demo: 'DEMO · not a real badge',
} as const;
