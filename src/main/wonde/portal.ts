// Looks for a captive portal: asks Wonde's host for a plain page, without a token, and sees whether somebody else answers.
import { request } from 'node:http';

/** What a page may be asked with; nothing about the school is in it. */
export interface PortalQuestion {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

/** Where the portal leads, '' where it answers itself; null where there is none, or nobody can say. Never throws. */
export async function findPortal({ host, port, timeoutMs }: PortalQuestion): Promise<string | null> {
  return new Promise((resolve) => {
    const asking = request({
      host,
      port,
      method: 'GET',
      path: '/',
      agent: false,
      headers: { 'user-agent': 'gatehouse' },
    });
    const end = (found: string | null): void => {
      clearTimeout(timer);
      asking.destroy();
      resolve(found);
    };
    const timer = setTimeout(() => end(null), timeoutMs);
    asking.once('response', (reply) => {
      reply.destroy();
      const status = reply.statusCode ?? 0;
      const leadsTo = hostOf(reply.headers.location, host);
      if (status === 511) return end('');
      if (status >= 300 && status < 400) return end(leadsTo === host.toLowerCase() ? null : leadsTo);
      // Wonde's own host sends plain requests on to https; a page of its own here is somebody else's.
      end(status === 200 && /html/i.test(reply.headers['content-type'] ?? '') ? '' : null);
    });
    asking.on('error', () => end(null));
    asking.end();
  });
}

/** The host a redirect leads to; null where it leads nowhere. */
function hostOf(location: string | undefined, host: string): string | null {
  if (location === undefined) return null;
  try {
    return new URL(location, `http://${host.includes(':') ? `[${host}]` : host}/`).hostname.replace(/^\[|\]$/g, '');
  } catch {
    // An address nobody can read.
    return null;
  }
}
