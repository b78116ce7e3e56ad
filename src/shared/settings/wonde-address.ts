// The address the Wonde token crosses: only HTTPS, or this very PC, where a simulator may run.
import { z } from 'zod';

const HTTPS = /^https:\/\//i;
/** Host and port only before the path: `http://localhost:x@elsewhere/` is somewhere else. */
const THIS_PC = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(?:\/|$)/i;

/** True for https:// anywhere and http:// on this PC. False for anything that is no address. */
export function isSafeWondeAddress(address: string): boolean {
  return z.url().safeParse(address).success && (HTTPS.test(address) || THIS_PC.test(address));
}

export const wondeAddress = z.url('a whole address').refine(isSafeWondeAddress, 'should begin with https://');
