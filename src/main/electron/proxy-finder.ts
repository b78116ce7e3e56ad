// What the operating system, or a proxy script, says of the way to an address: Chromium knows both. https addresses only
// lose their path on the way into a script, so nothing about the school is in the question.
import { session, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ProxyFinder } from '../core/network/network-port.ts';

const LARGEST_SCRIPT_BYTES = 1024 * 1024;
/** In memory alone; it loads nothing but the script. */
const PARTITION = 'gatehouse-pac';

/** What Chromium is told: an address it fetches and watches itself, or a file's text, which it would not open. */
async function scriptAddress(place: string): Promise<string> {
  if (/^https?:/i.test(place)) return place;
  const bytes = await readFile(/^file:/i.test(place) ? fileURLToPath(place) : place);
  if (bytes.length > LARGEST_SCRIPT_BYTES) throw new RangeError('too large for a proxy script');
  return `data:application/x-ns-proxy-autoconfig;base64,${bytes.toString('base64')}`;
}

/** Finds proxies through Chromium. */
export function createProxyFinder(): ProxyFinder {
  let asking: { readonly script: string; readonly session: Promise<Session> } | null = null;

  async function sessionFor(pacScript: string): Promise<Session> {
    if (asking?.script !== pacScript) {
      const own = session.fromPartition(PARTITION);
      asking = {
        script: pacScript,
        session: own.setProxy({ mode: 'pac_script', pacScript }).then(() => own),
      };
    }
    return asking.session;
  }

  return {
    bySystem: (url) => session.defaultSession.resolveProxy(url),
    async byScript(place, url) {
      try {
        return await (await sessionFor(await scriptAddress(place))).resolveProxy(url);
      } catch {
        // No such file: the same to whoever asks as a script that does not run.
        return '';
      }
    },
  };
}
