// How a rig's program tells what it checked: one line for each check, and a last one when it came to its end.

export interface RigResult {
  readonly passed: number;
  readonly failed: number;
}

const PASSED = 'RIG passed: ';
const FAILED = 'RIG FAILED: ';
const ENDED = 'RIG ended';

/** Runs checks one after another and prints their lines; used inside the rig. */
export async function runChecks(checks: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  for (const [name, check] of Object.entries(checks)) {
    const startedAt = performance.now();
    try {
      await check();
      console.log(`${PASSED}${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
    } catch (error) {
      const said =
        error instanceof Error
          ? `${error.message} ${'context' in error ? JSON.stringify(error.context) : ''}`
          : String(error);
      console.log(`${FAILED}${name}: ${said.replaceAll('\n', ' ')}`);
    }
  }
  console.log(ENDED);
}

/** Counts the lines; a rig that stopped before its end has one failure more. Shows each. */
export function readRigOutput(output: string): RigResult {
  const lines = output.split(/\r?\n/);
  const linesOf = (mark: string) => lines.filter((line) => line.includes(mark));
  for (const line of lines.filter((each) => each.includes('RIG '))) console.log(line.slice(line.indexOf('RIG ') + 4));
  const stopped = linesOf(ENDED).length === 0 ? 1 : 0;
  return { passed: linesOf(PASSED).length, failed: linesOf(FAILED).length + stopped };
}
