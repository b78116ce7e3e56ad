// Who is calling: Bearer, or Basic with the token as user name and an empty password.

import type { Token } from '../state/tokens.ts';
import type { World } from '../state/world.ts';

/** The token text of an Authorization header, or null where it is neither Bearer nor proper Basic. */
export function readToken(header: string | undefined): string | null {
  const match = /^(\S+)\s+(\S+)\s*$/.exec(header ?? '');
  const scheme = match?.[1]?.toLowerCase();
  const credentials = match?.[2] ?? '';
  if (scheme === 'bearer') return credentials;
  if (scheme !== 'basic') return null;
  // A raw token after "Basic" decodes to bytes without the closing colon, and is refused like the real thing.
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon > 0 && colon === decoded.length - 1 ? decoded.slice(0, -1) : null;
}

/** The caller's token, or null where it is absent, unknown or revoked. */
export function findCaller(world: World, header: string | undefined): Token | null {
  const value = readToken(header);
  const token = world.tokens.find((candidate) => candidate.value === value);
  return token === undefined || token.isRevoked ? null : token;
}
