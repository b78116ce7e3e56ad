// Holds what the screen was told against what the store holds: nothing acknowledged is missing, nothing refused is there,
// and every refusal was the right one. Pure.
import type { Acknowledged, Excuse, PowerCut, Problem, Refusal, RunFacts } from './facts.ts';

/** Refusals that are true: the pupil is out already, or not out, or the badge was used. */
const HONEST: ReadonlySet<string> = new Set(['CURRENTLY_OUT', 'NOT_OUT', 'BADGE_USED', 'BADGE_EXPIRED']);
/** What the screen says of what befalls the store; its words are in renderer/strings/en-errors.ts. */
const SAID_OF: Readonly<Record<Excuse, string>> = { diskFull: 'STORAGE_FULL', longLock: 'STORAGE_BUSY' };

function checkOne(facts: RunFacts, ack: Acknowledged, movementOf: Map<string, string>): Problem[] {
  const problems: Problem[] = [];
  const { personId } = ack;
  const about = `${ack.kind} ${ack.movementId} of request ${ack.requestId}`;
  const movement = facts.movements.find(({ id }) => id === ack.movementId);
  if (movement === undefined) {
    return [{ kind: 'lost', words: `${about} was acknowledged and is not in the store`, personId }];
  }
  const isSame =
    movement.kind === ack.kind && movement.personId === personId && movement.occurredAtMs === ack.occurredAtMs;
  if (!isSame) problems.push({ kind: 'wrong', words: `${about} is another movement in the store`, personId });
  const [fromMs, toMs] = ack.betweenMs;
  if (!ack.alreadyRecorded && (ack.occurredAtMs < fromMs || ack.occurredAtMs > toMs)) {
    problems.push({ kind: 'wrong', words: `${about} does not have the time at the door`, personId });
  }
  const before = movementOf.get(ack.requestId) ?? ack.movementId;
  if (before !== ack.movementId) {
    problems.push({ kind: 'wrong', words: `request ${ack.requestId} became two movements`, personId });
  }
  movementOf.set(ack.requestId, ack.movementId);
  return problems;
}

function checkAcknowledged(facts: RunFacts): Problem[] {
  const movementOf = new Map<string, string>();
  const problems = facts.acknowledged.flatMap((ack) => checkOne(facts, ack, movementOf));
  const requests = new Set(facts.movements.map((movement) => movement.requestId));
  if (requests.size !== facts.movements.length) {
    problems.push({ kind: 'wrong', words: 'one request is two movements in the store', personId: null });
  }
  const corrections = new Set(facts.corrections.map(({ id }) => id));
  for (const id of facts.acknowledgedCorrections) {
    if (corrections.has(id)) continue;
    problems.push({ kind: 'lost', words: `correction ${id} was acknowledged and is not in the store`, personId: null });
  }
  return problems;
}

function checkRefusal({ kind, personId, code, excuse }: Refusal): Problem | null {
  if (HONEST.has(code) || (excuse !== null && SAID_OF[excuse] === code)) return null;
  return { kind: 'wrong', words: `${kind} was answered ${code} (${excuse ?? 'nothing was wrong'})`, personId };
}

function checkRefusals(facts: RunFacts): Problem[] {
  const kept = new Set(facts.movements.map(({ requestId }) => requestId));
  const told = new Set(facts.acknowledged.map(({ requestId }) => requestId));
  const unanswered = facts.unansweredRequests;
  return facts.refusals.flatMap((refusal) => {
    const wrong = checkRefusal(refusal);
    const problems = wrong === null ? [] : [wrong];
    const { requestId, personId, kind, code } = refusal;
    // Asked again, it may be kept after all, whether or not anybody lived to hear so.
    if (kept.has(requestId) && !told.has(requestId) && !unanswered.has(requestId)) {
      problems.push({
        kind: 'wrong',
        words: `${kind} was answered ${code} and is in the store all the same`,
        personId,
      });
    }
    return problems;
  });
}

function checkPowerCut({ name, promised, found, integrity }: PowerCut): Problem[] {
  const missing = promised.filter((id) => !found.has(id));
  const problems = missing.map((id): Problem => ({
    kind: 'lost',
    words: `${id} is gone after ${name}`,
    personId: null,
  }));
  if (integrity === 'ok') return problems;
  return [...problems, { kind: 'wrong', words: `the store is damaged after ${name}: ${integrity}`, personId: null }];
}

/** What one power cut took; the run's own and those tried on the side are judged alike. */
export const checkPowerCuts = (cuts: readonly PowerCut[]): readonly Problem[] => cuts.flatMap(checkPowerCut);

/** Checks every answer, every start, and what the kiosk did when its trouble was over. */
export function checkAnswers(facts: RunFacts): readonly Problem[] {
  const problems: Problem[] = [
    ...checkAcknowledged(facts),
    ...checkRefusals(facts),
    ...checkPowerCuts(facts.powerCuts),
  ];
  for (const { code, excuse } of facts.failedStarts) {
    if (excuse !== null && SAID_OF[excuse] === code) continue;
    problems.push({
      kind: 'wrong',
      words: `a start failed with ${code} (${excuse ?? 'nothing was wrong'})`,
      personId: null,
    });
  }
  for (const { after, ok } of facts.wentOn) {
    if (!ok)
      problems.push({ kind: 'wrong', words: `the kiosk did not go on by itself after ${after}`, personId: null });
  }
  if (facts.integrity !== 'ok') {
    problems.push({ kind: 'wrong', words: `the store's file: ${facts.integrity}`, personId: null });
  }
  return problems;
}
