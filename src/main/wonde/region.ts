// Which address a school's data is asked from, and which addresses a reply may send us to.
import { WondeError } from '../core/wonde-port.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const WONDE = /(^|\.)wonde\.com$/;
const HOST_AND_PORT = /^[a-z0-9.-]{1,253}(:\d{1,5})?$/i;

/** Adds the slash that makes relative paths go below an address instead of beside it. */
export function withTrailingSlash(baseUrl: string): string {
  return baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
}

/**
 * Joins the configured address with the regional host of the school object. Scheme and path stay those of the setting.
 * A token must not follow a host we have no reason to trust, so wonde.com only ever leads to wonde.com, and loopback
 * (the simulator) only to loopback; otherwise the configured address stays.
 */
export function resolveRegionBaseUrl(baseUrl: string, domain: string | null): string {
  const base = new URL(withTrailingSlash(baseUrl));
  if (domain === null || !HOST_AND_PORT.test(domain)) return base.href;
  const region = new URL(base.href);
  // Not `host =`: that keeps the old port when the new host names none.
  const [hostname = '', port = ''] = domain.toLowerCase().split(':');
  region.hostname = hostname;
  region.port = port;
  if (WONDE.test(base.hostname) !== WONDE.test(region.hostname)) return base.href;
  if (LOOPBACK.test(base.hostname) !== LOOPBACK.test(region.hostname)) return base.href;
  return region.href;
}

/**
 * Checks the address of a next page and returns it as given.
 * @throws WondeError WONDE_BAD_RESPONSE when it leads to another origin, or back to the page just read.
 */
export function checkNextUrl(nextUrl: string, currentUrl: string): string {
  let next: URL;
  try {
    next = new URL(nextUrl, currentUrl);
  } catch (cause) {
    throw new WondeError('WONDE_BAD_RESPONSE', { cause, context: { reason: 'nextUnreadable' } });
  }
  const current = new URL(currentUrl);
  if (next.origin !== current.origin)
    throw new WondeError('WONDE_BAD_RESPONSE', { context: { reason: 'nextElsewhere' } });
  if (next.href === current.href) throw new WondeError('WONDE_BAD_RESPONSE', { context: { reason: 'nextRepeated' } });
  // A relative address is no use verbatim.
  return /^https?:/i.test(nextUrl) ? nextUrl : next.href;
}

/** True when a stored page address still belongs to this base address. */
export function isBelow(url: string, baseUrl: string): boolean {
  try {
    return new URL(url).origin === new URL(baseUrl).origin;
  } catch {
    // Not an address at all: then it belongs nowhere.
    return false;
  }
}
