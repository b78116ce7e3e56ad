// Takes out of a log line what must never be in one: the last net under the rule that only ids and codes are logged.

const REDACTED = '[redacted]';
const MAX_DEPTH = 8;
const MAX_TEXT_CHARACTERS = 4_000;

/** Keys whose value goes whatever it is, compared without case and punctuation. */
const LISTED_KEYS = new Set([
  'name',
  'names',
  'label',
  'title',
  'note',
  'notes',
  'comment',
  'body',
  'payload',
  'pin',
  'upn',
  'dob',
  'address',
  'street',
  'postcode',
  'photo',
  'photopath',
  'cookie',
  'auth',
]);
/** Parts of a key that make any key with them a listed one: wondeToken, adminPassword, pupilForename. */
const LISTED_PARTS =
  /token|password|passphrase|passwd|secret|authori[sz]ation|apikey|privatekey|credential|forename|surname|firstname|lastname|middlename|fullname|personname|pupilname|studentname|staffname|visitorname|personlabel|dateofbirth|birthdate|email|phone|telephone|mobile/;
/** Keys that hold the reference a person reads out to support, which must stay whole. */
const REFERENCE_KEYS = new Set(['ref']);

const WORD_FOR_LISTED =
  '(?:token|access_token|api_?key|password|passphrase|secret|authorization|forename|surname|first_?name|last_?name|full_?name|name|date_of_birth|dob|email|phone)';

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]+/gi, `$1 ${REDACTED}`],
  // "token": "…", token=…, password: '…' inside a text, such as an address or a quoted body.
  [
    new RegExp(`(["']?)\\b(${WORD_FOR_LISTED})\\1(\\s*[:=]\\s*)"(?:[^"\\\\]|\\\\.)*\\\\?(?:"|$)`, 'gi'),
    `$2$3${REDACTED}`,
  ],
  [
    new RegExp(`(["']?)\\b(${WORD_FOR_LISTED})\\1(\\s*[:=]\\s*)'(?:[^'\\\\]|\\\\.)*\\\\?(?:'|$)`, 'gi'),
    `$2$3${REDACTED}`,
  ],
  [new RegExp(`\\b(${WORD_FOR_LISTED})(\\s*[:=]\\s*)(?!\\[redacted\\])[^\\s"'&,;)}\\]]+`, 'gi'), `$1$2${REDACTED}`],
  // Credentials in an address: https://user:word@host
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@]+@/gi, `$1${REDACTED}@`],
  // The bounds are those of the standard, and keep a long line from being read over and over.
  [/[\p{L}\p{N}._%+'’-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu, REDACTED],
  [/\bdata:image\/[a-z]+;base64,[A-Za-z0-9+/=]*/gi, REDACTED],
  // A user's folder is named after the user.
  [/([\\/](?:Users|home)[\\/])[^\\/\s:]+/g, '$1…'],
  // Ids are enough by their end, and their digits must not look like telephone numbers to the next line.
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})\b/gi, '…$1'],
  // British numbers as people write them: +44 7700 900123, 0044…, (029) 2018 0000, 07700-900-123.
  [/(?<![\w.])(?:\+\d{1,3}|00\d{2}|\(?0)(?:[\s().-]{0,2}\d){8,13}(?![\w])/g, REDACTED],
  // What looks like a key or a token by itself: long, letters and digits mixed.
  [/\b(?=[A-Za-z0-9_]*\d)(?=[A-Za-z0-9_]*[A-Za-z])[A-Za-z0-9_]{32,}\b/g, REDACTED],
];

/** True when the value under this key must not be logged. */
export function isListedKey(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  return LISTED_KEYS.has(plain) || LISTED_PARTS.test(plain);
}

/** A text without tokens, e-mail addresses, telephone numbers and whole ids; cut at 4,000 characters. */
export function redactText(text: string): string {
  const cut = text.length > MAX_TEXT_CHARACTERS ? `${text.slice(0, MAX_TEXT_CHARACTERS)}…` : text;
  return PATTERNS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), cut);
}

/** A JSON value without what must not be logged. Never throws; what is nested too deep goes. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return REDACTED;
  if (Array.isArray(value)) return value.map((item: unknown) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (isListedKey(key)) return [key, inner === null ? null : REDACTED];
      if (REFERENCE_KEYS.has(key) && typeof inner === 'string' && /^[A-Za-z0-9-]{1,40}$/.test(inner))
        return [key, inner];
      return [key, redact(inner, depth + 1)];
    }),
  );
}

/** One finished JSON line, redacted; a line that is no JSON is redacted as text. Never throws. */
export function redactLine(line: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(line)));
  } catch {
    // Should not happen; but a line we cannot read is the last one to let through untouched.
    return JSON.stringify({ level: 'error', msg: redactText(line) });
  }
}
