// Sizes in words people use.
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** "3.4 MB"; whole bytes below a thousand. */
export function bytesText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${UNITS[power]}`;
}
