// docs/faults.md as text, from the matrix.
import { faultKinds, faultMatrix, type FaultRow } from './fault-matrix.ts';

const intro = `# What can go wrong with Wonde, and what becomes of it

Written by \`npx node scripts/fault-matrix.ts\` from \`tests/sync/faults/fault-matrix.ts\`; do not edit. The thirteen kinds are
those of the reference. Each row is a test of the real engine, client and store against the simulator over HTTP, called
after its fault and outcome. **Today** marks what is not yet as it should be (issue 4).
`;

function faultText({ fault, values = [] }: FaultRow): string {
  let index = 0;
  const text = fault.replaceAll('%s', () => values[index++] ?? '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function cellsOf(row: FaultRow): readonly string[] {
  const { outcome, isToday = false } = row;
  return [faultText(row), isToday ? `**Today:** ${outcome}` : outcome];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

/** Writes the page: a table for each kind, with its test file. */
export function renderFaultPage(): string {
  const sections = faultKinds.map(({ kind, title, file }) => {
    const rows = faultMatrix.filter((row) => row.kind === kind).map(cellsOf);
    const link = `Test: [${file}](../tests/sync/faults/${file})`;
    return `## ${kind}. ${title}\n\n${table([['Fault', 'Outcome'], ...rows])}\n\n${link}\n`;
  });
  return [intro, ...sections].join('\n');
}
