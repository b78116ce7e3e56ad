// Judges a kill run after the fact: what was acknowledged, what the store holds, what reached the register. Pure.
import { checkAnswers } from './check-answers.ts';
import { checkRegister } from './check-register.ts';
import type { Problem, RunFacts } from './facts.ts';

export interface Verdict {
  readonly movements: number;
  /** Marks that had to be in the register. */
  readonly marks: number;
  readonly lost: number;
  readonly wrong: number;
  /** Writings that wrote once more what the register held already. */
  readonly repeated: number;
  /** Older marks that the MIS put over newer ones, and that were put right. */
  readonly overtaken: number;
  readonly problems: readonly Problem[];
}

function checkOutbox({ outbox }: RunFacts): Problem[] {
  return outbox
    .filter(({ state }) => state !== 'done' && state !== 'cancelled')
    .map(({ id, state }) => ({ kind: 'wrong', words: `outbox row ${id} ended as ${state}`, personId: null }));
}

/** Compares a finished run with what was promised. The queue must have been drained with a healthy Wonde before. */
export function checkRun(facts: RunFacts): Verdict {
  const { marks, repeated, overtaken, problems: ofRegister } = checkRegister(facts);
  const problems = [...checkAnswers(facts), ...ofRegister, ...checkOutbox(facts)];
  return {
    movements: new Set(facts.acknowledged.map((ack) => ack.movementId)).size,
    marks,
    lost: problems.filter(({ kind }) => kind === 'lost').length,
    wrong: problems.filter(({ kind }) => kind === 'wrong').length,
    repeated,
    overtaken,
    problems,
  };
}
