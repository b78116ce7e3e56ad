// Writes docs/faults.md from the matrix of faults that are tested. A test fails when the page is not current.
import { writeFileSync } from 'node:fs';
import { renderFaultPage } from '../tests/sync/faults/render-fault-page.ts';

const page = 'docs/faults.md';
writeFileSync(page, renderFaultPage());
console.log(`Wrote ${page}`);
