// A moment of another day, in words: with its date.

const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "22 Nov 2026, 09:12", by this computer's clock. */
export const momentText = (epochMs: number): string => format.format(epochMs);
