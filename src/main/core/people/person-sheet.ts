// A person's record as a page to read: no scripts, nothing to load, pictures inside. Pure.
import type { PersonRecord, RecordedMovement } from './person-record.ts';

type Facts = PersonRecord['fromTheMis'];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string): string => value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** "dateOfBirth" as "Date of birth". */
function label(key: string): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(value: Facts[string] | undefined): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return text(String(value));
}

const list = (facts: Facts): string =>
  `<table>${Object.entries(facts)
    .map(([key, value]) => `<tr><th scope="row">${label(key)}</th><td>${shown(value)}</td></tr>`)
    .join('')}</table>`;

function table(rows: readonly Facts[], none: string): string {
  const [first] = rows;
  if (first === undefined) return `<p>${none}</p>`;
  const keys = Object.keys(first);
  const head = keys.map((key) => `<th scope="col">${label(key)}</th>`).join('');
  const body = rows.map((row) => `<tr>${keys.map((key) => `<td>${shown(row[key])}</td>`).join('')}</tr>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function movementHtml({ facts, marks, photoJpegBase64 }: RecordedMovement): string {
  const photo = photoJpegBase64 === null ? '' : `<img alt="Photo" src="data:image/jpeg;base64,${photoJpegBase64}">`;
  return `<section>${list(facts)}${marks.length === 0 ? '' : table(marks, '')}${photo}</section>`;
}

const STYLE =
  'body{font:15px/1.4 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}' +
  'table{border-collapse:collapse;margin:.5rem 0}th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left;' +
  'vertical-align:top;overflow-wrap:anywhere}section{margin:1rem 0;padding-top:.5rem;border-top:2px solid #111}' +
  'img{max-width:16rem}@media print{section{break-inside:avoid}}';

/** The whole document. */
export function personSheet(record: PersonRecord): string {
  const { forename, surname } = record.fromTheMis;
  const name = `${shown(forename)} ${shown(surname)}`;
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<title>${name}</title><style>${STYLE}</style></head><body>`,
    `<h1>What Gatehouse holds about ${name}</h1>`,
    `<p>${text(record.school)}. Made ${record.madeAt}. Times are UTC.</p>`,
    `<h2>From the MIS</h2>${list(record.fromTheMis)}`,
    `<h2>Kept here</h2>${list(record.keptHere)}`,
    `<h2>Authorised collectors</h2>${table(record.collectors, 'Nobody is named.')}`,
    `<h2>Movements</h2>${record.movements.map(movementHtml).join('') || '<p>None.</p>'}`,
    `<h2>Changes by users of the admin view</h2>${table(record.changes, 'None.')}`,
    '</body></html>',
  ].join('\n');
}
