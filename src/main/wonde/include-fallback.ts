// One include that a token or an MIS does not have fails the whole request. Here the rest is asked for without it.
import { WondeError } from '../core/wonde-port.ts';

/** True when leaving out an include may help: a 400 about includes, or a 403 that may be about one. */
function isAboutIncludes(thrown: unknown): thrown is WondeError {
  return thrown instanceof WondeError && (thrown.refusedInclude !== null || thrown.code === 'WONDE_FORBIDDEN');
}

/** Every smaller choice of the includes, largest first, the empty one left out. */
export function listSmallerSets<T>(includes: readonly T[]): readonly (readonly T[])[] {
  let sets: (readonly T[])[] = [[]];
  for (const include of includes) sets = sets.flatMap((set) => [[...set, include], set]);
  return sets.filter((set) => set.length > 0 && set.length < includes.length).sort((a, b) => b.length - a.length);
}

interface Answer<T, I extends string> {
  readonly reply: T;
  readonly includes: readonly I[];
}

type Ask<T, I extends string> = (includes: readonly I[]) => Promise<T>;

/** The refusal did not say which one it meant: first make sure that going without helps, then keep as many as possible. */
async function askForMost<T, I extends string>(ask: Ask<T, I>, includes: readonly I[]): Promise<Answer<T, I>> {
  const bare = await ask([]);
  for (const set of listSmallerSets(includes)) {
    try {
      return { reply: await ask(set), includes: set };
    } catch (thrown) {
      if (!isAboutIncludes(thrown)) throw thrown;
    }
  }
  return { reply: bare, includes: [] };
}

/**
 * Asks with the includes, then without those that are refused. Says which were accepted, so that the caller asks for no
 * others in the same run.
 * @throws WondeError when the refusal has nothing to do with includes.
 */
export async function askWithIncludes<T, I extends string>(
  ask: Ask<T, I>,
  wanted: readonly I[],
): Promise<Answer<T, I>> {
  let includes = wanted;
  for (;;) {
    try {
      return { reply: await ask(includes), includes };
    } catch (thrown) {
      if (includes.length === 0 || !isAboutIncludes(thrown)) throw thrown;
      const named = includes.filter((include) => include !== thrown.refusedInclude);
      if (named.length === includes.length) return await askForMost(ask, includes);
      includes = named;
    }
  }
}
