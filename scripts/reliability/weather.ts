// What Wonde does to the kiosk while it lives: down, slow, losing replies, refusing; and the moments a kill aims at.
import type { WondeSimulator } from '../../simulators/wonde/start.ts';
import type { FaultInput } from '../../simulators/wonde/faults/kinds.ts';
import type { Dice } from './dice.ts';

export const weathers = [
  'fine',
  'down',
  'dropping',
  'slow',
  'replyLost',
  'lateJob',
  'serverError',
  'rateLimited',
  'cut',
] as const;
export type Weather = (typeof weathers)[number];

/** Where a kill aims, in the order of a mark's life; `anywhere` aims at nothing. */
export const aims = [
  'starting',
  'touched',
  'answered',
  'sending',
  'applied',
  'submitted',
  'asking',
  'readingBack',
  'anywhere',
] as const;
export type Aim = (typeof aims)[number];

/** The moments of a conversation with Wonde. */
export const inConversation: ReadonlySet<Aim> = new Set(['sending', 'applied', 'submitted', 'asking', 'readingBack']);
/** In which there can be one. */
export const talkingWeathers = [
  'fine',
  'slow',
  'replyLost',
  'lateJob',
  'serverError',
  'cut',
] as const satisfies readonly Weather[];

const LATE_JOBS_COME_IN = 0.2;

function faultsOf(weather: Weather, dice: Dice): readonly FaultInput[] {
  switch (weather) {
    case 'fine':
    case 'down':
    case 'dropping':
      return [];
    case 'slow':
      return [{ fault: { kind: 'slow', delayMs: dice.between(20, 200) } }];
    case 'replyLost':
      return [{ fault: { kind: 'replyLost', how: 'cut' }, method: 'POST', count: dice.between(1, 3) }];
    case 'lateJob':
      // Nobody hears of the first job, and the MIS takes its time over it: what is sent again may be done before it.
      return [
        { fault: { kind: 'jobStuck' }, count: 1 },
        { fault: { kind: 'replyLost', how: 'cut' }, method: 'POST', count: 1 },
      ];
    case 'serverError': {
      const status = dice.pick([500, 502, 503, 504]);
      return [{ fault: { kind: 'serverError', status }, count: dice.between(1, 4) }];
    }
    case 'rateLimited':
      return [{ fault: { kind: 'rateLimited', retryAfter: dice.pick([null, 1, 30]) }, count: dice.between(1, 2) }];
    case 'cut':
      return [{ fault: { kind: 'cutBody' }, method: 'GET', count: dice.between(1, 3) }];
  }
}

/** What makes the aimed-at moment long enough to be hit. */
function faultsFor(aim: Aim, dice: Dice): readonly FaultInput[] {
  const slow = (method: string, path: string): FaultInput => ({
    fault: { kind: 'slow', delayMs: dice.between(80, 200) },
    method,
    path,
  });
  if (aim === 'sending') return [slow('POST', '/attendance/session')];
  if (aim === 'applied') return [{ fault: { kind: 'replyLost', how: 'hang' }, method: 'POST', count: 1 }];
  if (aim === 'asking') return [slow('GET', '/writebacks/')];
  if (aim === 'readingBack') return [slow('GET', '/attendance/session')];
  return [];
}

/** Clears the sky and sets the weather of one life. */
export async function setWeather(wonde: WondeSimulator, weather: Weather, aim: Aim, dice: Dice): Promise<void> {
  const { control } = wonde;
  control.clearFaults();
  control.clearRequests();
  control.setDown(weather === 'dropping');
  if (weather === 'down') await wonde.stopListening();
  else await wonde.listenAgain();
  // The MIS is read out every few hours: until then reading back finds nothing, though the mark is there.
  control.setSettings({ extraction: dice.chance(0.3) ? 'manual' : 'immediate' });
  if (dice.chance(0.5)) control.extract();
  // Jobs that the MIS took its time over come in, whatever was written since.
  if (dice.chance(LATE_JOBS_COME_IN)) control.finishJobs();
  for (const fault of [...faultsFor(aim, dice), ...faultsOf(weather, dice)]) control.addFault(fault);
}

/** Everything works, and the MIS was read out: what is due must now arrive. */
export async function clearWeather(wonde: WondeSimulator): Promise<void> {
  wonde.control.clearFaults();
  wonde.control.setDown(false);
  wonde.control.setSettings({ extraction: 'immediate' });
  wonde.control.extract();
  await wonde.listenAgain();
}

/** True once the moment aimed at in the conversation with Wonde has come. */
export function hasCome(wonde: WondeSimulator, aim: Aim): boolean {
  return wonde.control.requests().some(({ method, path, status }) => {
    const isMark = path.endsWith('/attendance/session');
    if (aim === 'sending' || aim === 'applied') return method === 'POST' && isMark;
    if (aim === 'submitted') return method === 'POST' && isMark && status === 200;
    if (aim === 'asking') return method === 'GET' && path.includes('/writebacks/');
    return method === 'GET' && isMark;
  });
}
