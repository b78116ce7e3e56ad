// What this school's MIS takes of a mark: from the school object, the write permission, an administrator, and what two
// vendors who write through Wonde publish. Pure. No list of Wonde's own is known (docs/wonde.md), so most rows are weak.
import type {
  AcceptsChoice,
  Capability,
  CapabilityAnswer,
  MisAccepts,
  MisCapability,
} from '../../../shared/domain/mis-capability.ts';

interface KnownMis {
  readonly names: readonly string[];
  readonly writeback: CapabilityAnswer;
  readonly comment: CapabilityAnswer;
  readonly minutesLate: CapabilityAnswer;
  readonly disputed?: true;
}

const takesAll = { writeback: 'yes', comment: 'yes', minutesLate: 'yes' } as const;
const takesCodeOnly = { writeback: 'yes', comment: 'no', minutesLate: 'no' } as const;
const takesNothing = { writeback: 'no', comment: 'no', minutesLate: 'no' } as const;

/**
 * wonde-api.md, section 8: the tables of Custr's e-Reception Book (C) and of Sign In App (S), both undated. Where they
 * contradict each other, or one breaks off, the answer is "unknown".
 */
export const knownMis: readonly KnownMis[] = [
  // C: read and write; S: session, comment, minutes late.
  { names: ['SIMS'], ...takesAll },
  { names: ['Bromcom'], ...takesAll },
  { names: ['iSAMS', 'iSAMS REST'], ...takesAll },
  { names: ['Pupil Asset'], ...takesAll },
  // C recommends minutes late for Arbor; S has a footnote about comment and minutes that is cut off.
  { names: ['Arbor'], writeback: 'yes', comment: 'unknown', minutesLate: 'yes', disputed: true },
  // C: yes, and in a footnote that it does not; S: one of the three is missing, and not which.
  { names: ['Engage'], writeback: 'unknown', comment: 'unknown', minutesLate: 'unknown', disputed: true },
  // C: read and write; S: the session's code only.
  { names: ['SchoolBase', 'SchoolBase (Furlong)', 'Furlong'], ...takesCodeOnly },
  // S: the session's code only.
  { names: ['Facility CMIS', 'Facility', 'CMIS'], ...takesCodeOnly },
  { names: ['Cloud School'], ...takesCodeOnly },
  // C: writes over a REST connection only; S: none.
  { names: ['ScholarPack'], writeback: 'unknown', comment: 'unknown', minutesLate: 'unknown', disputed: true },
  // C: read only; S: none of the three.
  { names: ['RM Integris', 'Integris'], ...takesNothing },
  // C: read only.
  { names: ['WCBS'], ...takesNothing },
];

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The row of an MIS, whatever the case and punctuation of its name; undefined for one nobody has written about. */
export function findKnownMis(mis: string | null): KnownMis | undefined {
  if (mis === null) return undefined;
  return knownMis.find(({ names }) => names.some((name) => plain(name) === plain(mis)));
}

export interface CapabilityFacts {
  readonly mis: string | null;
  /** From the school object; null where it does not say. */
  readonly allowsWriteback: boolean | null;
  /** The write permission as Wonde told it last; null where it could not be told. */
  readonly writePermission: boolean | null;
  readonly chosen: MisAccepts;
  /** The switches of this kiosk: off means never sent, whatever the MIS takes. */
  readonly sendComment: boolean;
  readonly sendMinutesLate: boolean;
  readonly codesKnown: number;
  readonly codesMissing: readonly string[];
}

function writebackOf(facts: CapabilityFacts, known: KnownMis | undefined): Capability {
  const { allowsWriteback, writePermission } = facts;
  if (allowsWriteback === false) return { answer: 'no', source: 'school' };
  if (writePermission === false) return { answer: 'no', source: 'permission' };
  if (allowsWriteback === true) return { answer: 'yes', source: 'school' };
  return known === undefined ? unsaid : fromVendors(known.writeback);
}

const unsaid: Capability = { answer: 'unknown', source: 'nobody' };
const fromVendors = (answer: CapabilityAnswer): Capability => ({ answer, source: 'vendors' });

function detailOf(isSent: boolean, chosen: AcceptsChoice, known: CapabilityAnswer | undefined): Capability {
  if (!isSent) return { answer: 'no', source: 'switch' };
  if (chosen !== 'asKnown') return { answer: chosen, source: 'person' };
  return known === undefined ? unsaid : fromVendors(known);
}

/** Decides what is taken and who says so. Never throws. */
export function decideCapability(facts: CapabilityFacts): MisCapability {
  const { mis, chosen, codesKnown, codesMissing, sendComment, sendMinutesLate } = facts;
  const known = findKnownMis(mis);
  return {
    mis,
    writeback: writebackOf(facts, known),
    comment: detailOf(sendComment, chosen.comment, known?.comment),
    minutesLate: detailOf(sendMinutesLate, chosen.minutesLate, known?.minutesLate),
    disputed: known?.disputed === true,
    codesKnown,
    codesMissing: [...codesMissing],
    chosen,
  };
}

/** What goes into a request beside the code. Best effort: what nobody knows is sent, and an MIS may drop it. */
export interface MarkDetails {
  readonly comment: boolean;
  readonly minutesLate: boolean;
}

/** Which details a mark is sent with. */
export function detailsSent({ comment, minutesLate }: Pick<MisCapability, 'comment' | 'minutesLate'>): MarkDetails {
  return { comment: comment.answer !== 'no', minutesLate: minutesLate.answer !== 'no' };
}
