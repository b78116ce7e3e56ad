// The whole state of one simulator: schools, tokens, jobs, settings, faults, the request log.

import { createFaultList } from '../faults/fault-list.ts';
import { makeGlobalCodes } from '../school/codes.ts';
import { createIdSequence } from '../school/ids.ts';
import { createRandom } from '../school/random.ts';
import { buildSchool } from '../school/build-school.ts';
import { mergeSettings, settingsSchema } from './settings.ts';
import { createToken } from './tokens.ts';
import type { FaultList } from '../faults/fault-list.ts';
import type { AttendanceCode, LinkState, School } from '../school/model.ts';
import type { Job } from '../writebacks/jobs.ts';
import type { MovableClock } from './clock.ts';
import type { Settings, SettingsInput } from './settings.ts';
import type { Token } from './tokens.ts';

/** What a simulator is built from; resetting builds it again from the same. */
export interface WorldPlan {
  readonly seed: number;
  readonly pupils: number;
  readonly years: readonly number[];
  readonly schoolName: string;
  readonly mis: string;
  readonly hasClasses: boolean;
  readonly hasYears: boolean;
  readonly hasBirthDates: boolean;
  /** Overrides the token made from the seed. */
  readonly token: string | null;
  readonly applicationToken: string | null;
  readonly settings: SettingsInput;
}

/** One request as the log keeps it: no names, no bodies. */
export interface LoggedRequest {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly atMs: number;
  /** The reply's status; null where the connection was cut before any reply. */
  status: number | null;
  /** How many marks a POST carried, where it was one. */
  marks: number | null;
  /** How large the reply's body was on the wire; null where none was sent. */
  bytes: number | null;
}

/** One webhook as it was meant to be delivered. */
export interface LoggedWebhook {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  readonly isDelivered: boolean;
}

/** The state every part of the simulator works on. */
export interface World {
  readonly plan: WorldPlan;
  readonly clock: MovableClock;
  readonly faults: FaultList;
  /** The bare host and port schools are served at unless an edit moves them. */
  readonly homeDomain: string;
  settings: Settings;
  schools: School[];
  /** The school the simulator is mainly about: the first. */
  school: School;
  tokens: Token[];
  token: Token;
  applicationToken: Token;
  globalCodes: readonly AttendanceCode[];
  jobs: Job[];
  /** Differs from start to start, so that a client that remembers old jobs never meets their ids again. */
  firstJobNumber: number;
  requests: LoggedRequest[];
  webhooks: LoggedWebhook[];
  /** True while every connection is to be dropped. */
  isDown: boolean;
  /** Changes waiting for an offline school to report again. */
  heldEdits: (() => void)[];
  /** Sends a webhook; does nothing until the server puts a sender here. */
  emit: (payload: Readonly<Record<string, unknown>>) => void;
}

const idBaseStep = 100_000_000;

const neighbours: readonly { name: string; link: LinkState; isOnline: boolean }[] = [
  { name: 'Cwm Onnen Primary School (demo)', link: 'approved', isOnline: true },
  { name: 'Llyn Arian College (demo)', link: 'approved', isOnline: false },
  { name: 'Hafod Wen School (demo)', link: 'pending', isOnline: true },
  { name: 'Tarn Beck High School (demo)', link: 'declined', isOnline: true },
  { name: 'Nant Eryr School (demo)', link: 'revoked', isOnline: true },
  { name: 'Saltmarsh Lane Junior School (demo)', link: 'none', isOnline: true },
];

function buildMainSchool(plan: WorldPlan, nowMs: number, domain: string): School {
  return buildSchool({
    name: plan.schoolName,
    seed: plan.seed,
    idBase: 1_000_000_000,
    nowMs,
    domain,
    pupils: plan.pupils,
    years: plan.years,
    mis: plan.mis,
    link: 'approved',
    hasClasses: plan.hasClasses,
    hasYears: plan.hasYears,
    hasBirthDates: plan.hasBirthDates,
  });
}

function buildNeighbours(plan: WorldPlan, nowMs: number, domain: string): School[] {
  return neighbours.map((neighbour, index) => {
    const isPrimary = neighbour.name.includes('Primary') || neighbour.name.includes('Junior');
    const school = buildSchool({
      name: neighbour.name,
      seed: plan.seed * 31 + index + 1,
      idBase: 1_000_000_000 + idBaseStep * (index + 1),
      nowMs,
      domain,
      pupils: 24,
      years: isPrimary ? [5, 6] : [7, 8],
      mis: isPrimary ? 'Integris' : 'Arbor',
      link: neighbour.link,
      hasClasses: !isPrimary,
      hasYears: true,
      hasBirthDates: true,
    });
    school.isOnline = neighbour.isOnline;
    return school;
  });
}

type FreshState = Omit<World, 'plan' | 'clock' | 'faults' | 'homeDomain' | 'emit'>;

function buildState(plan: WorldPlan, nowMs: number, domain: string): FreshState {
  const school = buildMainSchool(plan, nowMs, domain);
  const random = createRandom(plan.seed ^ 0x70_6b_65_6e);
  const token = createToken(plan.token ?? random.hex(40), 'school', school.id);
  const applicationToken = createToken(plan.applicationToken ?? random.hex(40), 'application', null);
  return {
    settings: mergeSettings(settingsSchema.parse({}), plan.settings),
    school,
    schools: [school, ...buildNeighbours(plan, nowMs, domain)],
    token,
    applicationToken,
    tokens: [token, applicationToken],
    globalCodes: makeGlobalCodes(createIdSequence(random, 1_900_000_000)),
    jobs: [],
    firstJobNumber: 1_500_000_000 + (Math.floor(Date.now() / 100) % 300_000_000),
    requests: [],
    webhooks: [],
    isDown: false,
    heldEdits: [],
  };
}

/** Builds a world whose schools are served at the given host and port. */
export function createWorld(plan: WorldPlan, clock: MovableClock, domain: string): World {
  const fixed = { plan, clock, faults: createFaultList(), homeDomain: domain, emit: () => {} };
  return { ...fixed, ...buildState(plan, clock.nowMs(), domain) };
}

/** Puts a world back to how it was built: schools, tokens, settings, faults, logs and clock. */
export function resetWorld(world: World): void {
  world.clock.reset();
  world.faults.clear();
  Object.assign(world, buildState(world.plan, world.clock.nowMs(), world.homeDomain));
}

/** The school with the id, or null. */
export function findSchool(world: World, schoolId: string): School | null {
  return world.schools.find((school) => school.id === schoolId) ?? null;
}
