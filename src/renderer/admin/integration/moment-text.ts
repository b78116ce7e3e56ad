// A moment in words: its date and time, by this computer's clock.

const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** "22 Nov, 09:12". */
export const momentText = (epochMs: number): string => format.format(epochMs);
