// Reads a time of day as people type it. Pure.

const typedTime = /^(\d{1,2})[:.]?(\d{2})$/;
const localTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** "HH:MM" of 8:50, 08.50, 850 or 0850; null of anything else. */
export function readTime(text: string): string | null {
  const [, hours, minutes] = typedTime.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return isLocalTime(time) ? time : null;
}

/** Whether the text is a time of day as settings keep it: "HH:MM". */
export function isLocalTime(text: string): boolean {
  return localTime.test(text);
}
