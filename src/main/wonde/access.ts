// What Wonde lets this kiosk do: permissions, the lists of schools by state of access, the request for access.
import { z } from 'zod';
import type { AccessAnswer, AccessContact, Permission, ReadableThing } from '../core/integration/access-port.ts';
import { accessState, type AccessState } from '../../shared/ipc/admin/integration-contract.ts';
import type { Asker } from './client.ts';
import { unreadableReply } from './errors.ts';
import { redactWords } from './server-words.ts';

/** A token of one school sees one row; an application's token may see many schools, but not for ever. */
const MOST_LIST_PAGES = 10;

const paths: Readonly<
  Record<ReadableThing, { readonly path: string; readonly query: Readonly<Record<string, string>> }>
> = {
  yearGroups: { path: '/groups', query: { type: 'YEAR', per_page: '1' } },
  employees: { path: '/employees', query: { per_page: '1' } },
  attendance: { path: '/attendance/session', query: { per_page: '1' } },
};

/** The lists that can hold a school, the most telling first. */
const lists: readonly (readonly [AccessState, string])[] = [
  ['pending', 'schools/pending'],
  ['declined', 'schools/declined'],
  ['revoked', 'schools/revoked'],
];

const flag = z.boolean().nullish().catch(null);
const permissionRow = z.object({ identity: z.string(), approved: flag, declined: flag });
const permissionBody = z.object({ data: z.array(z.unknown()) });
const nextLink = z.object({ meta: z.object({ pagination: z.object({ next: z.string().nullish() }) }) });
const listBody = z.object({ data: z.array(z.object({ id: z.string() })) });
const answerBody = z.object({ success: flag, state: z.string().nullish(), message: z.string().nullish() });

/** Asks for one row; what it holds does not matter, only whether it is given. */
export async function tryRead(asker: Asker, thing: ReadableThing, signal: AbortSignal | undefined): Promise<void> {
  const { path, query } = paths[thing];
  const reply = await asker.send({ url: asker.schoolUrl(path, query), label: `try ${thing}`, signal });
  if (!z.object({ data: z.array(z.unknown()) }).safeParse(reply.body).success) throw unreadableReply('notAList', false);
}

/** The permissions as Wonde lists them; rows of another shape are left out. */
export async function listPermissions(asker: Asker, signal: AbortSignal | undefined): Promise<readonly Permission[]> {
  const url = asker.apiUrl(`meta/schools/${encodeURIComponent(asker.deps.settings().schoolId)}/permissions`);
  const body = permissionBody.safeParse((await asker.send({ url, label: 'permissions', signal })).body);
  if (!body.success) throw unreadableReply('noPermissions', false);
  return body.data.data.flatMap((row) => {
    const parsed = permissionRow.safeParse(row);
    if (!parsed.success) return [];
    const { identity, approved, declined } = parsed.data;
    return [{ identity, approved: approved ?? (declined === true ? false : null) }];
  });
}

async function isListed(asker: Asker, path: string, signal: AbortSignal | undefined): Promise<boolean> {
  const { schoolId } = asker.deps.settings();
  let url: string | null = asker.apiUrl(path);
  for (let pages = 0; url !== null && pages < MOST_LIST_PAGES; pages += 1) {
    const { body }: { readonly body: unknown } = await asker.send({ url, label: path, signal });
    const rows = listBody.safeParse(body);
    if (!rows.success) return false;
    if (rows.data.data.some(({ id }) => id === schoolId)) return true;
    const link = nextLink.safeParse(body);
    const next: string | null = link.success ? (link.data.meta.pagination.next ?? null) : null;
    // Never to another host: the token goes with it.
    url = next !== null && new URL(next, url).origin === new URL(url).origin ? new URL(next, url).href : null;
  }
  return false;
}

/** Looks the school up in the lists; the first that holds it says how the access stands. */
export async function findAccessState(asker: Asker, signal: AbortSignal | undefined): Promise<AccessState | null> {
  for (const [state, path] of lists) if (await isListed(asker, path, signal)) return state;
  return null;
}

/** Asks the school for access. The contact is optional in every source. */
export async function requestAccess(
  asker: Asker,
  contact: AccessContact | null,
  signal: AbortSignal | undefined,
): Promise<AccessAnswer> {
  const url = asker.apiUrl(`schools/${encodeURIComponent(asker.deps.settings().schoolId)}/request-access`);
  const contacts =
    contact === null
      ? []
      : [
          {
            first_name: contact.firstName,
            last_name: contact.lastName,
            email_address: contact.email,
            ...(contact.phone === '' ? {} : { phone_number: contact.phone }),
            ...(contact.notes === '' ? {} : { notes: contact.notes }),
          },
        ];
  const reply = await asker.send({ url, label: 'requestAccess', signal, body: { contacts } });
  const answer = answerBody.safeParse(reply.body);
  if (!answer.success || answer.data.success === false) throw unreadableReply('noAccessAnswer', true);
  const state = accessState.safeParse(answer.data.state);
  return { state: state.success ? state.data : null, words: redactWords(answer.data.message ?? '') };
}
