// One page of a listing: rows read one by one, and the address of the next page exactly as given.
import { z } from 'zod';
import type { Logger } from '../core/ports.ts';
import type { Page } from '../core/wonde-port.ts';
import { unreadableReply } from './errors.ts';
import { checkNextUrl } from './region.ts';

const envelope = z.object({
  /** PHP writes a list with gaps in its keys as an object. */
  data: z.union([
    z.array(z.unknown()),
    z.record(z.string().regex(/^\d+$/), z.unknown()).transform((rows) => Object.values(rows)),
  ]),
  /** Absent at fifty rows or fewer; `meta` itself may be absent, or PHP's empty list. */
  meta: z
    .object({
      pagination: z
        .object({ next: z.string().nullish().catch(null), more: z.boolean().nullish().catch(null) })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

const withId = z.object({ id: z.union([z.string(), z.number()]) });

/** A reply of a listing, before it is read. */
export interface PageReply {
  /** The address that was asked, to hold `next` against. */
  readonly url: string;
  readonly body: unknown;
  readonly serverTimeMs: number | null;
}

function lastFour(row: unknown): string {
  const parsed = withId.safeParse(row);
  return parsed.success ? String(parsed.data.id).slice(-4) : 'none';
}

function nextOf(reply: PageReply, page: z.infer<typeof envelope>, logger: Logger): string | null {
  const pagination = page.meta?.pagination;
  const next = pagination?.next ?? '';
  // `more` without `next` cannot be followed, and `next` after an empty page leads on for ever.
  if (pagination?.more === true && (next === '' || page.data.length === 0)) logger.warn('wonde.pagesEndOddly');
  if (next === '' || page.data.length === 0) return null;
  return checkNextUrl(next, reply.url);
}

/**
 * Reads a page. A row that does not parse is counted and named in the log by the end of its id; the rest of the page stays.
 * @throws WondeError WONDE_BAD_RESPONSE when it is no page, or when `next` leads elsewhere or nowhere new.
 */
export function readPage<T>(reply: PageReply, row: z.ZodType<T>, logger: Logger): Page<T> {
  const page = envelope.safeParse(reply.body);
  if (!page.success) throw unreadableReply('notAPage', false);
  const rows: T[] = [];
  let unreadable = 0;
  for (const raw of page.data.data) {
    const parsed = row.safeParse(raw);
    if (parsed.success) {
      rows.push(parsed.data);
      continue;
    }
    unreadable += 1;
    logger.warn('wonde.rowUnreadable', {
      id: lastFour(raw),
      fields: parsed.error.issues.map((issue) => issue.path.join('.')).join(','),
    });
  }
  return { rows, unreadable, nextUrl: nextOf(reply, page.data, logger), serverTimeMs: reply.serverTimeMs };
}
