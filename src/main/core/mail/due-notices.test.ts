import { describe, expect, it } from '@jest/globals';
import { markId } from '../../../shared/domain/ids.ts';
import { noticeSettings } from '../../../shared/settings/correspondence.ts';
import type { LinkHealth } from '../integration/link-health.ts';
import type { ParkedMark } from '../store-parts/mail-store.ts';
import { dueNotices, REFUSED_EVERY_MS, type DueNotice, type NoticeFacts } from './due-notices.ts';
import { FRESH_WATCH, type WatchState } from './watch-state.ts';

const START = Date.UTC(2026, 8, 1, 8, 0);
const MINUTE = 60_000;
const OFFLINE: LinkHealth = { state: 'trouble', code: 'WONDE_OFFLINE' };
const REFUSED: LinkHealth = { state: 'trouble', code: 'WONDE_FORBIDDEN' };
const WELL: LinkHealth = { state: 'well' };

const aMark = (number: number, over: Partial<ParkedMark> = {}): ParkedMark => ({
  id: markId.parse(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`),
  code: 'L',
  yearName: 'Year 9',
  errorCode: 'WONDE_REJECTED',
  ...over,
});

/** A school whose minutes pass one by one. */
class Scene {
  nowMs = START;
  state: WatchState = FRESH_WATCH;
  facts: Omit<NoticeFacts, 'nowMs' | 'today'> = {
    link: WELL,
    hasWorked: true,
    parked: [],
    waiting: 4,
    dayNumbers: () => ({ late: 5, leftEarly: 2, cameBack: 1, confirmed: 6, waiting: 1, needPerson: 0 }),
    momentText: (atMs) => new Date(atMs).toISOString().slice(11, 16),
    dayText: 'Tuesday 1 September',
    sender: { schoolName: 'Bryn Hafan', kioskName: 'Reception' },
    notices: noticeSettings.parse({}),
  };
  isSchoolDay = true;

  set(facts: Partial<NoticeFacts>): void {
    this.facts = { ...this.facts, ...facts };
  }

  /** Lets minutes pass and gives back every mail that came. */
  pass(minutes: number): readonly DueNotice[] {
    const mails: DueNotice[] = [];
    for (let minute = 0; minute < minutes; minute += 1) {
      this.nowMs += MINUTE;
      const at = new Date(this.nowMs).toISOString();
      const today = { localDate: at.slice(0, 10), timeText: at.slice(11, 16), isSchoolDay: this.isSchoolDay };
      const due = dueNotices({ ...this.facts, nowMs: this.nowMs, today }, this.state);
      this.state = due.state;
      mails.push(...due.notices);
    }
    return mails;
  }
}

describe('marks the MIS did not take', () => {
  it('make one mail for all, by year and reason, without a name', () => {
    const scene = new Scene();
    scene.set({ parked: [aMark(1), aMark(2), aMark(3, { yearName: null, errorCode: 'MARK_PUPIL_LEFT' })] });
    const [mail, ...more] = scene.pass(60);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Gatehouse: 3 marks not taken by the MIS');
    expect(mail?.body).toContain('Year 9: 2 (the MIS did not accept the mark)');
    expect(mail?.body).toContain('No year group: 1 (the pupil is no longer on roll)');
  });

  it('never make more than one mail in fifteen minutes, however many come', () => {
    const scene = new Scene();
    const times: number[] = [];
    for (let minute = 0; minute < 120; minute += 1) {
      scene.set({ parked: Array.from({ length: minute + 1 }, (_, number) => aMark(number)) });
      if (scene.pass(1).length > 0) times.push(scene.nowMs);
    }
    expect(times.length).toBeGreaterThan(4);
    for (const [index, at] of times.slice(1).entries())
      expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(REFUSED_EVERY_MS);
  });

  it('are not told twice, and are told again when they were refused again', () => {
    const scene = new Scene();
    scene.set({ parked: [aMark(1)] });
    expect(scene.pass(30)).toHaveLength(1);
    scene.set({ parked: [] });
    scene.pass(1);
    scene.set({ parked: [aMark(1)] });
    expect(scene.pass(30)).toHaveLength(1);
  });

  it('are not told where the school does not want to know', () => {
    const scene = new Scene();
    scene.set({ parked: [aMark(1)], notices: { ...scene.facts.notices, writebackRefused: false } });
    expect(scene.pass(60)).toEqual([]);
  });
});

describe('a lost connection', () => {
  it('is told once after the set time, and once more when it is back', () => {
    const scene = new Scene();
    scene.set({ link: OFFLINE });
    expect(scene.pass(60)).toEqual([]);
    const lost = scene.pass(600);
    expect(lost.map(({ kind }) => kind)).toEqual(['connectionLost']);
    expect(lost[0]?.subject).toBe('Gatehouse: no connection to the MIS since 08:01');
    expect(lost[0]?.body).toContain('4 marks wait');
    scene.set({ link: WELL });
    const back = scene.pass(60);
    expect(back.map(({ subject }) => subject)).toEqual(['Gatehouse: the connection to the MIS is back']);
    expect(back[0]?.dedupeKey).not.toBe(lost[0]?.dedupeKey);
  });

  it('that is short makes no mail at all', () => {
    const scene = new Scene();
    scene.set({ link: OFFLINE });
    scene.pass(59);
    scene.set({ link: WELL });
    expect(scene.pass(60)).toEqual([]);
  });

  it('goes on being the same outage when the app was restarted in between', () => {
    const scene = new Scene();
    scene.set({ link: OFFLINE });
    expect(scene.pass(61)).toHaveLength(1);
    scene.set({ link: { state: 'unknown' } });
    scene.pass(2);
    scene.set({ link: OFFLINE });
    expect(scene.pass(200)).toEqual([]);
  });

  it('of a kiosk that never worked is set-up, and makes no mail', () => {
    const scene = new Scene();
    scene.set({ link: OFFLINE, hasWorked: false });
    expect(scene.pass(200)).toEqual([]);
  });
});

describe('access taken away', () => {
  it('is told once, when the no stays', () => {
    const scene = new Scene();
    scene.set({ link: REFUSED });
    expect(scene.pass(5)).toEqual([]);
    expect(scene.pass(300).map(({ kind }) => kind)).toEqual(['accessRevoked']);
    scene.set({ link: OFFLINE });
    scene.pass(10);
    scene.set({ link: REFUSED });
    expect(scene.pass(300).filter(({ kind }) => kind === 'accessRevoked')).toEqual([]);
  });

  it('that was a slip of a minute makes no mail', () => {
    const scene = new Scene();
    scene.set({ link: REFUSED });
    scene.pass(2);
    scene.set({ link: WELL });
    expect(scene.pass(60)).toEqual([]);
  });
});

describe('the daily summary', () => {
  it('comes once a school day at its time', () => {
    const scene = new Scene();
    scene.set({ notices: { ...scene.facts.notices, dailySummaryAt: '16:00' } });
    const mails = scene.pass(24 * 60);
    expect(mails.map(({ kind }) => kind)).toEqual(['dailySummary']);
    expect(mails[0]?.body).toContain('Arrived late:              5');
  });

  it('does not come on other days, and not hours late', () => {
    const scene = new Scene();
    scene.isSchoolDay = false;
    scene.set({ notices: { ...scene.facts.notices, dailySummaryAt: '16:00' } });
    expect(scene.pass(24 * 60)).toEqual([]);
    const late = new Scene();
    late.nowMs = Date.UTC(2026, 8, 1, 21, 0);
    late.set({ notices: { ...late.facts.notices, dailySummaryAt: '16:00' } });
    expect(late.pass(60)).toEqual([]);
  });
});

it('a name with line breaks stays one line', () => {
  const scene = new Scene();
  scene.set({ link: OFFLINE, sender: { schoolName: 'A\r\nBcc: x@y.example', kioskName: 'B\u2028C' } });
  const [mail] = scene.pass(61);
  expect(mail?.subject).not.toMatch(/[\r\n]/);
  expect(mail?.body).toContain('Gatehouse at B C, A Bcc: x@y.example');
});
