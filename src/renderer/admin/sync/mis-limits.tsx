// What this school's MIS does not take, said before anybody relies on it. Nothing at all where nothing is known to be missing.
import { mayWrite, type MisCapability } from '../../../shared/domain/mis-capability.ts';
import { misWords } from '../../strings/admin/mis-capability.ts';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';

/** The capability once it was read; null while it was not. */
export function useMisCapability(): MisCapability | null {
  const capability = useAdminQuery('marks.getCapability', {});
  return capability.status === 'ready' ? capability.value : null;
}

/** The one sentence that matters most, or none. */
export function limitOf(capability: MisCapability): string | null {
  const { mis, writeback, comment, minutesLate } = capability;
  const { limits } = misWords;
  if (!mayWrite(capability)) return limits.writeback(mis);
  if (writeback.answer === 'no') return limits.writebackDoubt(mis);
  // What is switched off here on purpose is no news.
  const lacks = (one: typeof comment): boolean => one.answer === 'no' && one.source !== 'switch';
  if (lacks(comment) && lacks(minutesLate)) return limits.both(mis);
  if (lacks(comment)) return limits.comment(mis);
  return lacks(minutesLate) ? limits.minutesLate(mis) : null;
}

/** A calm notice with that sentence. */
export function MisLimits() {
  const capability = useMisCapability();
  const limit = capability === null ? null : limitOf(capability);
  return limit === null ? null : <Notice tone="calm" title={limit} />;
}
