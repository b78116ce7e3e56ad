// Whom connections trust: the public authorities and, beside them, the school's. Made once for a list of certificates.
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Network } from '../core/network/network-port.ts';

/** Gives the trust of now; the same object until the network's certificates change. Null: the public ones alone. */
export function createTrust(network: Pick<Network, 'certificates'>): () => SecureContext | null {
  let made: { readonly of: readonly string[]; readonly context: SecureContext | null } | null = null;
  return () => {
    const certificates = network.certificates();
    if (made?.of !== certificates) {
      // Reading some 150 certificates takes tens of milliseconds: never for each connection.
      const ca = [...new Set([...rootCertificates, ...certificates].map((pem) => pem.trim()))];
      made = { of: certificates, context: certificates.length === 0 ? null : createSecureContext({ ca }) };
    }
    return made.context;
  };
}
