// One pupil by id. Null where the MIS knows nobody of that id.
import { z } from 'zod';
import type { RosterPupil } from '../core/store-port.ts';
import { WondeError, type StudentInclude } from '../core/wonde-port.ts';
import type { Asker } from './client.ts';
import { unreadableReply } from './errors.ts';
import { studentRow } from './responses.ts';

const body = z.object({ data: studentRow });

/** @throws WondeError for everything but "not found" */
export async function findStudent(
  asker: Asker,
  wondeId: string,
  includes: readonly StudentInclude[],
  signal?: AbortSignal,
): Promise<RosterPupil | null> {
  const include = includes.length === 0 ? null : includes.join(',');
  const url = asker.schoolUrl(`/students/${encodeURIComponent(wondeId)}`, { include });
  try {
    const reply = await asker.send({ url, label: 'student', signal });
    const parsed = body.safeParse(reply.body);
    if (!parsed.success) throw unreadableReply('notAStudent', false);
    return parsed.data.data;
  } catch (thrown) {
    if (thrown instanceof WondeError && thrown.code === 'WONDE_NOT_FOUND') return null;
    throw thrown;
  }
}
