// What is typed on the form School and token, and what is wrong with it. Pure. The token is only ever on its way in.
import { z } from 'zod';
import type { ClientInput, ClientOutput } from '../../../shared/ipc/contract.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { integrationWords } from '../../strings/admin/integration.ts';

export type WondeView = ClientOutput<'admin.getWondeSettings'>;

export interface WondeDraft {
  readonly baseUrl: string;
  readonly schoolId: string;
  readonly writebackEnabled: boolean;
  /** Empty: keep the token that is set. */
  readonly token: string;
}

export type WondeField = 'baseUrl' | 'schoolId' | 'token';
export type WondeProblems = Readonly<Partial<Record<WondeField, string>>>;

const words = integrationWords.school.fields;
const MIN_TOKEN_LENGTH = 8;
const webAddress = z.url({ protocol: /^https?$/ });

/** The draft before anything is typed. */
export function draftOf(view: WondeView): WondeDraft {
  if (view.demo) {
    // The demo's address is the simulator on this computer and its school is invented: neither is a start for a real one.
    const { baseUrl, writebackEnabled } = defaultSettings().wonde;
    return { baseUrl, schoolId: '', writebackEnabled, token: '' };
  }
  const { baseUrl, schoolId, writebackEnabled } = view;
  return { baseUrl, schoolId, writebackEnabled, token: '' };
}

/** True when saving would change something. */
export function isChanged(draft: WondeDraft, view: WondeView): boolean {
  const before = draftOf(view);
  return (
    draft.baseUrl !== before.baseUrl ||
    draft.schoolId !== before.schoolId ||
    draft.writebackEnabled !== before.writebackEnabled ||
    draft.token !== before.token
  );
}

/** What is wrong with the draft, by field. Leaving the demo always needs a token: the demo's is no school's. */
export function draftProblems(draft: WondeDraft, view: WondeView): WondeProblems {
  const problems: Partial<Record<WondeField, string>> = {};
  if (!webAddress.safeParse(draft.baseUrl.trim()).success) problems.baseUrl = words.baseUrl;
  if (draft.schoolId.trim() === '') problems.schoolId = words.schoolId;
  const token = draft.token.trim();
  if (token === '' && (view.demo || view.tokenHint === null)) problems.token = integrationWords.school.tokenNeeded;
  else if (token !== '' && token.length < MIN_TOKEN_LENGTH) problems.token = words.token;
  return problems;
}

/** Main's field errors in our words; fields this page does not show are left to the error box. */
export function problemsFromFields(fields: Readonly<Record<string, string>> | undefined): WondeProblems {
  const problems: Partial<Record<WondeField, string>> = {};
  for (const path of Object.keys(fields ?? {})) {
    const field = (['baseUrl', 'schoolId', 'token'] as const).find((known) => path.split('.').includes(known));
    if (field !== undefined) problems[field] = words[field];
  }
  return problems;
}

/** The draft as the command takes it. */
export function draftInput(draft: WondeDraft): ClientInput<'admin.updateWondeSettings'> {
  const token = draft.token.trim();
  return {
    baseUrl: draft.baseUrl.trim(),
    schoolId: draft.schoolId.trim(),
    writebackEnabled: draft.writebackEnabled,
    token: token === '' ? null : token,
  };
}
