// Waiting for a state, never for a time.

/** Asks until the answer is not undefined or null; rejects after `timeoutMs` naming what it waited for. */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | null | Promise<T | undefined | null>,
  timeoutMs = 20_000,
): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null) return answer;
    if (performance.now() > giveUpAt) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
