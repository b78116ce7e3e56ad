// What is typed on the tab School's network, and what is wrong with it. Pure. The password is only ever on its way in.
import type { ClientInput } from '../../../shared/ipc/contract.ts';
import type { NetworkView } from '../../../shared/ipc/admin/network-contract.ts';
import { missingForMode, networkSettings, type ProxyMode } from '../../../shared/settings/network.ts';
import { networkWords } from '../../strings/admin/network.ts';

export interface NetworkDraft {
  readonly mode: ProxyMode;
  readonly pac: string;
  readonly host: string;
  readonly port: number | null;
  /** As typed: one in each line. */
  readonly exceptions: string;
  readonly user: string;
  /** Empty: keep what is set. */
  readonly password: string;
  readonly removePassword: boolean;
  readonly extraCaFile: string;
}

export type NetworkField = 'pac' | 'host' | 'port' | 'exceptions' | 'user' | 'extraCaFile';
export type NetworkProblems = Readonly<Partial<Record<NetworkField, string>>>;

const words = networkWords.problems;
const { shape } = networkSettings;
const USUAL_PORT = 8080;
const MOST_EXCEPTIONS = 50;

/** The draft before anything is typed. */
export function draftOf({ settings }: NetworkView): NetworkDraft {
  const { mode, pac, host, port, exceptions, user, extraCaFile } = settings;
  const fields = { mode, pac, host, port, exceptions: exceptions.join('\n'), user, extraCaFile };
  return { ...fields, password: '', removePassword: false };
}

/** True when saving would change something. */
export function isChanged(draft: NetworkDraft, view: NetworkView): boolean {
  return JSON.stringify(draft) !== JSON.stringify(draftOf(view));
}

/** Lines, and what is between commas and semicolons as people copy it from a browser's settings. */
function exceptionsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((entry) => entry !== '');
}

/** What is wrong with the draft, by field. What the mode does not show is not asked for, but never kept when it is wrong. */
export function problemsOf(draft: NetworkDraft): NetworkProblems {
  const problems: Partial<Record<NetworkField, string>> = {};
  const missing = missingForMode({ mode: draft.mode, pac: draft.pac.trim(), host: draft.host.trim() });
  const exceptions = exceptionsOf(draft.exceptions);
  if (missing.pac !== undefined || !shape.pac.safeParse(draft.pac).success) problems.pac = words.pac;
  if (missing.host !== undefined || !shape.host.safeParse(draft.host.trim()).success) problems.host = words.host;
  if (!shape.port.safeParse(draft.port).success) problems.port = words.port;
  if (exceptions.length > MOST_EXCEPTIONS) problems.exceptions = words.tooMany;
  else if (!shape.exceptions.safeParse(exceptions).success) problems.exceptions = words.exceptions;
  if (!shape.user.safeParse(draft.user).success) problems.user = words.user;
  if (!shape.extraCaFile.safeParse(draft.extraCaFile).success) problems.extraCaFile = words.extraCaFile;
  return problems;
}

/** The fields a mode shows; what is wrong elsewhere could not be seen. */
const hidden: Readonly<Record<ProxyMode, readonly NetworkField[]>> = {
  system: ['pac', 'host', 'port', 'exceptions'],
  pac: ['host', 'port', 'exceptions'],
  explicit: ['pac'],
  none: ['pac', 'host', 'port', 'exceptions', 'user'],
};

/** The draft without what its mode does not show and is wrong: that goes back to what was saved. */
export function withoutHiddenSlips(draft: NetworkDraft, view: NetworkView): NetworkDraft {
  const problems = problemsOf(draft);
  const saved = draftOf(view);
  const slips = hidden[draft.mode].filter((field) => problems[field] !== undefined);
  return { ...draft, ...Object.fromEntries(slips.map((field) => [field, saved[field]])) };
}

/** The draft as the command takes it. */
export function draftInput(draft: NetworkDraft): ClientInput<'network.update'> {
  const { password, removePassword } = draft;
  return {
    settings: {
      mode: draft.mode,
      pac: draft.pac.trim(),
      host: draft.host.trim(),
      port: draft.port ?? USUAL_PORT,
      exceptions: exceptionsOf(draft.exceptions),
      user: draft.user.trim(),
      extraCaFile: draft.extraCaFile.trim(),
    },
    password: password !== '' ? { kind: 'set', password } : removePassword ? { kind: 'remove' } : { kind: 'keep' },
  };
}
