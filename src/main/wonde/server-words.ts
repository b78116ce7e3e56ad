// The server's words made fit for a screen: short, plain, without anything that looks like a secret or a contact detail.

const LONGEST = 200;

const redactions: readonly (readonly [RegExp, string])[] = [
  [/<(script|style)[\s\S]*?<\/\1>/gi, ' '],
  [/<[^>]*>/g, ' '],
  [/\b(bearer|basic)\s+\S+/gi, '$1 [hidden]'],
  [/\b[0-9a-f]{24,}\b/gi, '[hidden]'],
  [/\b[A-Za-z0-9_-]{40,}\b/g, '[hidden]'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[hidden]'],
  [/(?<!\w)\+?\d[\d ()-]{8,}\d\b/g, '[hidden]'],
  // Control characters would upset a screen or a log line.
  [/\p{Cc}+/gu, ' '],
  [/\s{2,}/g, ' '],
];

/** Redacts and shortens what a server said; null when nothing readable is left. */
export function redactWords(text: string): string | null {
  let words = text.slice(0, 20 * LONGEST);
  for (const [pattern, replacement] of redactions) words = words.replace(pattern, replacement);
  words = words.trim();
  if (words === '') return null;
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`;
}

function collectTexts(value: unknown, into: string[], depth: number): void {
  if (typeof value === 'string') into.push(value);
  else if (depth <= 0 || typeof value !== 'object' || value === null) return;
  else for (const inner of Object.values(value)) collectTexts(inner, into, depth - 1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Finds the words in an error body, whichever of the shapes it has: Wonde's envelope, a map of field to complaints,
 * an envelope around such a map, or text. Complaints about fields say more than the envelope, so they go first.
 */
export function wordsOfBody(text: string): string | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // HTML or plain text: its words, without the markup, are all there is.
    return redactWords(text);
  }
  const texts: string[] = [];
  if (isRecord(body) && isRecord(body['errors'])) collectTexts(body['errors'], texts, 2);
  if (texts.length === 0 && isRecord(body)) {
    for (const key of ['error_description', 'message', 'error']) {
      if (texts.length === 0) collectTexts(body[key], texts, 2);
    }
  }
  if (texts.length === 0) collectTexts(body, texts, 3);
  return redactWords([...new Set(texts)].slice(0, 3).join(' '));
}
