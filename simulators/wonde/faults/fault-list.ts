// The faults switched on at the moment, and the one question asked of them: does this one strike now?

import { faultSchema } from './kinds.ts';
import type { Fault, FaultInput, FaultName, FaultOf } from './kinds.ts';

/** What a fault's rule is compared with. */
export interface Occasion {
  readonly method: string;
  readonly path: string;
}

/** A fault that is switched on, with how often it has struck. */
export interface ActiveFault extends Fault {
  readonly id: number;
  passed: number;
  struck: number;
}

/** The switchboard of faults. */
export interface FaultList {
  /** Switches a fault on and returns its number; throws ZodError when it is not a fault. */
  add(input: FaultInput): number;
  /** Switches off one fault, or all of them. */
  clear(id?: number): void;
  /** The faults that are on, spent ones left out. */
  list(): readonly ActiveFault[];
  /** The fault of this name if it strikes now; counts the strike. */
  take<Name extends FaultName>(name: Name, occasion: Occasion): FaultOf<Name> | null;
}

function matches(active: ActiveFault, name: FaultName, occasion: Occasion): boolean {
  if (active.fault.kind !== name) return false;
  if (active.count !== null && active.struck >= active.count) return false;
  if (active.method !== undefined && active.method !== occasion.method) return false;
  return active.path === undefined || occasion.path.includes(active.path);
}

function isOfKind<Name extends FaultName>(fault: { kind: FaultName }, name: Name): fault is FaultOf<Name> {
  return fault.kind === name;
}

/** Creates an empty switchboard. */
export function createFaultList(): FaultList {
  let faults: ActiveFault[] = [];
  let nextId = 1;
  const take = <Name extends FaultName>(name: Name, occasion: Occasion): FaultOf<Name> | null => {
    for (const active of faults) {
      if (!matches(active, name, occasion)) continue;
      active.passed += 1;
      if (active.passed <= active.skip) continue;
      active.struck += 1;
      if (isOfKind(active.fault, name)) return active.fault;
    }
    return null;
  };
  return {
    take,
    add: (input) => {
      const active: ActiveFault = { ...faultSchema.parse(input), id: nextId, passed: 0, struck: 0 };
      nextId += 1;
      faults.push(active);
      return active.id;
    },
    clear: (id) => {
      faults = id === undefined ? [] : faults.filter((active) => active.id !== id);
    },
    list: () => faults.filter((active) => active.count === null || active.struck < active.count),
  };
}
