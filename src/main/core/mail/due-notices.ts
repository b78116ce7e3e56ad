// Which notices are due now, from how things stand and what was told before. Pure.
import type { MailKind } from '../../../shared/ipc/admin/mail-contract.ts';
import type { NoticeSettings } from '../../../shared/settings/correspondence.ts';
import { ACCESS_CODES, OUTAGE_CODES, type LinkHealth } from '../integration/link-health.ts';
import type { ParkedMark } from '../store-parts/mail-store.ts';
import {
  backText,
  lostText,
  refusedText,
  revokedText,
  summaryText,
  type DayNumbers,
  type NoticeSender,
  type NoticeText,
  type RefusedGroup,
} from './notice-texts.ts';
import type { WatchState } from './watch-state.ts';

/** One mail lists what was refused in this time; never one mail per mark. */
export const REFUSED_EVERY_MS = 15 * 60_000;
/** A first refusal rarely comes alone: those of the same minute go into the same mail. */
export const GATHER_MS = 2 * 60_000;
/** Wonde may say no once by mistake; only a no that stays is told. */
export const REVOKED_AFTER_MS = 5 * 60_000;
/** A summary is not sent hours after its time: a computer that was off would write about yesterday. */
export const SUMMARY_LATEST_MINUTES = 240;

export interface NoticeFacts {
  readonly nowMs: number;
  readonly link: LinkHealth;
  /** False on a kiosk that never read a roll: its trouble is set-up, not an outage. */
  readonly hasWorked: boolean;
  readonly parked: readonly ParkedMark[];
  readonly waiting: number;
  readonly today: { readonly localDate: string; readonly timeText: string; readonly isSchoolDay: boolean };
  /** Asked for only where a summary is due. */
  readonly dayNumbers: () => DayNumbers;
  /** A moment in the school's own time, such as 09:12 or 1 September, 09:12. */
  readonly momentText: (atMs: number) => string;
  readonly dayText: string;
  readonly sender: NoticeSender;
  readonly notices: NoticeSettings;
}

export interface DueNotice extends NoticeText {
  readonly kind: MailKind;
  readonly dedupeKey: string;
}

export interface Due {
  readonly notices: readonly DueNotice[];
  readonly state: WatchState;
}

function groupsOf(marks: readonly ParkedMark[]): readonly RefusedGroup[] {
  const groups = new Map<string, RefusedGroup>();
  for (const { yearName, errorCode } of marks) {
    const key = `${yearName ?? ''}|${errorCode ?? ''}`;
    groups.set(key, { yearName, errorCode, marks: (groups.get(key)?.marks ?? 0) + 1 });
  }
  return [...groups.values()];
}

function refusedDue(facts: NoticeFacts, state: WatchState): Due {
  const { nowMs, parked, notices, sender } = facts;
  // A mark that was tried again and refused again is news again.
  const stillParked = new Set<string>(parked.map((mark) => mark.id));
  const told = state.toldMarkIds.filter((id) => stillParked.has(id));
  const toldSet = new Set(told);
  const fresh = parked.filter((mark) => !toldSet.has(mark.id));
  if (fresh.length === 0) return { notices: [], state: { ...state, toldMarkIds: told, refusedSinceMs: null } };
  const sinceMs = state.refusedSinceMs ?? nowMs;
  const isTooSoon =
    nowMs - sinceMs < GATHER_MS || (state.refusedMailAtMs !== null && nowMs - state.refusedMailAtMs < REFUSED_EVERY_MS);
  if (!notices.writebackRefused || isTooSoon) {
    return { notices: [], state: { ...state, toldMarkIds: told, refusedSinceMs: sinceMs } };
  }
  const next = { ...state, toldMarkIds: [...stillParked], refusedSinceMs: null, refusedMailAtMs: nowMs };
  const text = refusedText(sender, groupsOf(fresh));
  return { notices: [{ kind: 'writebackRefused', dedupeKey: `writebackRefused:${nowMs}`, ...text }], state: next };
}

function outageDue(facts: NoticeFacts, state: WatchState): Due {
  const { link, nowMs, notices, sender, momentText } = facts;
  const { outage } = state;
  if (link.state === 'unknown') return { notices: [], state };
  const isOut = link.state === 'trouble' && OUTAGE_CODES.includes(link.code);
  if (!isOut) {
    if (outage === null) return { notices: [], state };
    const back = backText(sender, momentText(outage.sinceMs), momentText(nowMs));
    const key = `connectionBack:${outage.sinceMs}`;
    const isBack = outage.told && link.state === 'well';
    return {
      notices: isBack ? [{ kind: 'connectionLost', dedupeKey: key, ...back }] : [],
      state: { ...state, outage: null },
    };
  }
  const sinceMs = Math.min(outage?.sinceMs ?? nowMs, nowMs);
  const afterMinutes = notices.connectionLostAfterMinutes;
  const isDue = afterMinutes !== null && outage?.told !== true && nowMs - sinceMs >= afterMinutes * 60_000;
  const text = lostText(sender, momentText(sinceMs), link.code, facts.waiting);
  return {
    notices: isDue ? [{ kind: 'connectionLost', dedupeKey: `connectionLost:${sinceMs}`, ...text }] : [],
    state: { ...state, outage: { sinceMs, told: isDue || outage?.told === true } },
  };
}

function revokedDue(facts: NoticeFacts, state: WatchState): Due {
  const { link, nowMs, notices, sender } = facts;
  if (link.state === 'unknown') return { notices: [], state };
  const isRefused = link.state === 'trouble' && ACCESS_CODES.includes(link.code);
  // Out of reach says nothing about access: what was refused before stays refused.
  if (link.state === 'trouble' && !isRefused) return { notices: [], state };
  if (!isRefused) return { notices: [], state: { ...state, refusal: null } };
  const sinceMs = Math.min(state.refusal?.sinceMs ?? nowMs, nowMs);
  const wasTold = state.refusal?.told === true;
  const isDue = notices.accessRevoked && !wasTold && nowMs - sinceMs >= REVOKED_AFTER_MS;
  const text = revokedText(sender, link.code);
  return {
    notices: isDue ? [{ kind: 'accessRevoked', dedupeKey: `accessRevoked:${sinceMs}`, ...text }] : [],
    state: { ...state, refusal: { sinceMs, told: isDue || wasTold } },
  };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function summaryDue(facts: NoticeFacts, state: WatchState): Due {
  const { today, notices, sender, dayText } = facts;
  const at = notices.dailySummaryAt;
  if (at === null || !today.isSchoolDay || state.summaryDate === today.localDate) return { notices: [], state };
  const lateBy = minutesOf(today.timeText) - minutesOf(at);
  if (lateBy < 0 || lateBy > SUMMARY_LATEST_MINUTES) return { notices: [], state };
  const text = summaryText(sender, dayText, facts.dayNumbers());
  return {
    notices: [{ kind: 'dailySummary', dedupeKey: `dailySummary:${today.localDate}`, ...text }],
    state: { ...state, summaryDate: today.localDate },
  };
}

/** Decides which mails are due, and what is remembered of having told. */
export function dueNotices(facts: NoticeFacts, state: WatchState): Due {
  const parts = facts.hasWorked ? [refusedDue, outageDue, revokedDue, summaryDue] : [summaryDue];
  let next: Due = { notices: [], state };
  for (const part of parts) {
    const due = part(facts, next.state);
    next = { notices: [...next.notices, ...due.notices], state: due.state };
  }
  return next;
}
