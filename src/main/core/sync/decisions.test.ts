import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markId, movementId, personId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark.ts';
import type { MarkWithState, OutboxOutcome, OutboxRow, OutboxState } from '../store-port.ts';
import type { JobComplaint, WritebackJob } from '../wonde-port.ts';
import { decideAfterReadBack } from './compare-register.ts';
import { decideJob } from './decide-job.ts';
import { decideLeavers } from './decide-leavers.ts';
import { isSuperseded, listOverruled, listReplaced } from './decide-supersede.ts';
import { buildMarkPayload, MARK_PAYLOAD_VERSION, parseMarkPayload } from './mark-payload.ts';
import { writebackStateOf } from './mark-state.ts';

const id = (number: number) => markId.parse(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);

const AT_THE_DOOR = { isArrival: true, overwrites: false };

function aMark(number: number): Mark {
  return {
    id: id(number),
    movementId: movementId.parse(id(900)),
    personId: personId.parse(id(901)),
    date: '2026-09-01',
    session: 'AM',
    code: 'L',
    minutesLate: 12,
    comment: 'Bus',
    explanation: '',
    correction: null,
  };
}

function anEntry(number: number, state: OutboxState, outcome: OutboxOutcome | null = null): MarkWithState {
  const outbox: OutboxRow = {
    id: id(number),
    kind: 'attendance.mark',
    payloadVersion: MARK_PAYLOAD_VERSION,
    payload: buildMarkPayload(aMark(number), AT_THE_DOOR),
    subjectId: personId.parse(id(901)),
    state,
    outcome,
    attempts: 0,
    nextAttemptAtMs: 0,
    lastErrorCode: null,
    lastErrorWords: null,
    writebackId: null,
    submittedAtMs: null,
    maybeApplied: false,
    createdAtMs: 0,
    doneAtMs: null,
    verifiedAtMs: null,
  };
  return { mark: aMark(number), outbox };
}

describe('payloads', () => {
  it('come back as they went in', () => {
    const row = { payloadVersion: MARK_PAYLOAD_VERSION, payload: buildMarkPayload(aMark(1), AT_THE_DOOR) };
    const { id: ownId, personId: who, date, session, code, minutesLate, comment } = aMark(1);
    const facts = { markId: ownId, personId: who, date, session, code, minutesLate, comment };
    expect(parseMarkPayload(row)).toEqual({ ...facts, ...AT_THE_DOOR });
    // What waited through the update that brought version 2.
    expect(parseMarkPayload({ payloadVersion: 1, payload: JSON.stringify(facts) })).toEqual({
      ...facts,
      ...AT_THE_DOOR,
    });
  });

  it.each([
    [MARK_PAYLOAD_VERSION, '{"markId":'],
    [MARK_PAYLOAD_VERSION, '{}'],
    [MARK_PAYLOAD_VERSION, 'null'],
    [3, buildMarkPayload(aMark(1), AT_THE_DOOR)],
  ])('of version %i that read %j are not guessed at', (payloadVersion, payload) => {
    expect(parseMarkPayload({ payloadVersion, payload })).toBeNull();
  });

  it('never make the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.integer(), (payload, payloadVersion) => {
        expect(() => parseMarkPayload({ payloadVersion, payload })).not.toThrow();
      }),
    );
  });
});

describe('the receptionist’s words', () => {
  it.each([
    ['pending', null, 'waiting'],
    ['sending', null, 'waiting'],
    ['submitted', null, 'sent'],
    ['done', null, 'confirmed'],
    ['parked', 'refused', 'refused'],
    ['parked', 'needs_person', 'needs_person'],
    ['parked', null, 'needs_person'],
    ['cancelled', 'superseded', 'superseded'],
    ['cancelled', 'not_needed', 'not_needed'],
    ['cancelled', null, 'not_needed'],
  ] as const)('for %s/%s are %s', (state, outcome, words) => {
    expect(writebackStateOf({ state, outcome })).toBe(words);
  });

  it('for a mark that never had to leave are not needed', () => {
    expect(writebackStateOf(null)).toBe('not_needed');
  });
});

describe('several marks of one session', () => {
  it('leave only the newest standing', () => {
    const marks = [anEntry(3, 'pending'), anEntry(2, 'parked', 'refused'), anEntry(1, 'pending')];
    expect(marks.map((entry) => isSuperseded(marks, entry.mark.id))).toEqual([false, true, true]);
    expect(listOverruled(marks, id(3))).toEqual([id(2), id(1)]);
  });

  it('bring an older one back when the newer was called off', () => {
    const marks = [anEntry(2, 'cancelled', 'not_needed'), anEntry(1, 'pending')];
    expect(isSuperseded(marks, id(1))).toBe(false);
  });

  it('do not touch an older one that is on its way or there', () => {
    const marks = [anEntry(4, 'pending'), anEntry(3, 'sending'), anEntry(2, 'submitted'), anEntry(1, 'done')];
    expect(listOverruled(marks, id(4))).toEqual([]);
  });

  it('replace those that were in the register, and no others', () => {
    const marks = [anEntry(4, 'done'), anEntry(3, 'parked'), anEntry(2, 'done', 'by_hand'), anEntry(1, 'done')];
    expect(listReplaced(marks, id(4))).toEqual([id(2), id(1)]);
    expect(listReplaced(marks, id(1))).toEqual([]);
    expect(listReplaced(marks, id(9))).toEqual([]);
  });

  it('never let a retry of an older one overwrite a newer one that is done', () => {
    expect(isSuperseded([anEntry(2, 'done'), anEntry(1, 'pending')], id(1))).toBe(true);
  });

  it('always leave exactly one to be sent, whatever their states', () => {
    const states = fc.constantFrom<OutboxState>('pending', 'parked', 'submitted', 'done', 'sending');
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: 6 }), (list) => {
        const marks = list.map((state, index) => anEntry(list.length - index, state));
        const standing = marks.filter((entry) => !isSuperseded(marks, entry.mark.id));
        expect(standing.map((entry) => entry.mark.id)).toEqual([marks[0]?.mark.id]);
      }),
    );
  });
});

describe('reading the register back', () => {
  const wanted = {
    studentId: 'A1',
    date: '2026-09-01',
    session: 'AM' as const,
    codeId: 'C1',
    codeLetter: 'L',
    minutesLate: 12,
    comment: null,
  };
  const found = { studentId: 'A1', date: '2026-09-01', session: 'AM' as const, comment: null, updatedAtMs: null };
  it.each([
    ['nothing', undefined, 'send'],
    ['the same code', { codeId: 'C1', codeLetter: null, minutesLate: 12 }, 'applied'],
    ['the same letter without an id', { codeId: null, codeLetter: 'L', minutesLate: 12 }, 'applied'],
    ['the same code in an MIS without minutes', { codeId: 'C1', codeLetter: null, minutesLate: null }, 'applied'],
    ['the same code with 0 minutes', { codeId: 'C1', codeLetter: null, minutesLate: 0 }, 'applied'],
    ['the same code with other minutes', { codeId: 'C1', codeLetter: null, minutesLate: 3 }, 'send'],
    ['another code', { codeId: 'C2', codeLetter: null, minutesLate: null }, 'send'],
    ['no code', { codeId: null, codeLetter: null, minutesLate: null }, 'send'],
  ] as const)('that shows %s', (_name, rest, verdict) => {
    expect(decideAfterReadBack(wanted, rest === undefined ? undefined : { ...found, ...rest })).toBe(verdict);
  });
});

describe('a job’s answer', () => {
  const job = (state: WritebackJob['state'], complaints: readonly JobComplaint[] = []): WritebackJob => ({
    id: 'J1',
    statusWord: 'word',
    state,
    complaints,
  });
  const about = (index: number | null, studentId: string | null = null): JobComplaint => ({
    index,
    studentId,
    words: 'closed',
  });
  const three = ['A1', 'A2', 'A3'];
  const one = ['A1'];

  it.each([
    ['is not there yet', job('running'), three, 0, ['running', 'running', 'running']],
    ['is not there for too long', job('running'), three, 60_000, ['stuck', 'stuck', 'stuck']],
    ['is done', job('done'), three, 0, ['done', 'done', 'done']],
    ['is done, late', job('done'), one, 90_000, ['done']],
    ['is done but for the second', job('done', [about(1)]), three, 0, ['done', 'refused', 'done']],
    ['is done but for one pupil', job('done', [about(null, 'A3')]), three, 0, ['done', 'done', 'refused']],
    ['is done but for somebody', job('done', [about(null)]), three, 0, ['alone', 'alone', 'alone']],
    ['failed', job('failed'), three, 0, ['alone', 'alone', 'alone']],
    ['failed for the first', job('failed', [about(0)]), three, 0, ['refused', 'alone', 'alone']],
    ['failed, with one mark in it', job('failed', [about(null)]), one, 0, ['refused']],
  ] as const)('that %s', (_name, answer, studentIds, ageMs, kinds) => {
    const verdicts = decideJob({ job: answer, studentIds, ageMs, stuckAfterMs: 60_000 });
    expect(verdicts.map((verdict) => verdict.kind)).toEqual(kinds);
  });

  it('gives the MIS’s words with a refusal, or its status word when it has no others', () => {
    const ask = (answer: WritebackJob) => decideJob({ job: answer, studentIds: one, ageMs: 0, stuckAfterMs: 1 });
    expect(ask(job('failed', [about(0)]))).toEqual([{ kind: 'refused', words: 'closed' }]);
    expect(ask(job('failed'))).toEqual([{ kind: 'refused', words: 'word' }]);
  });
});

describe('pupils a whole roll did not mention', () => {
  it.each([
    [{ pupils: 100, unseen: 0, pass: 1, acceptLeavers: false }, 'retire'],
    [{ pupils: 100, unseen: 1, pass: 1, acceptLeavers: false }, 'lookAgain'],
    [{ pupils: 100, unseen: 1, pass: 2, acceptLeavers: false }, 'retire'],
    [{ pupils: 100, unseen: 20, pass: 2, acceptLeavers: false }, 'retire'],
    [{ pupils: 100, unseen: 21, pass: 1, acceptLeavers: false }, 'suspicious'],
    [{ pupils: 100, unseen: 21, pass: 1, acceptLeavers: true }, 'lookAgain'],
    [{ pupils: 100, unseen: 99, pass: 2, acceptLeavers: true }, 'retire'],
    [{ pupils: 100, unseen: 100, pass: 1, acceptLeavers: false }, 'suspicious'],
    [{ pupils: 100, unseen: 100, pass: 2, acceptLeavers: true }, 'suspicious'],
    [{ pupils: 0, unseen: 0, pass: 1, acceptLeavers: true }, 'suspicious'],
  ] as const)('%j: %s', (question, verdict) => {
    expect(decideLeavers({ ...question, maxPercent: 20 })).toBe(verdict);
  });
});
