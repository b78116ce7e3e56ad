// Joins the way to the internet: settings, the operating system's proxies and trust, the extra file of certificates.
import { createNetwork, createNetworkUse, type NetworkDeps, type NetworkUse } from './core/network/network-use.ts';
import type { Network } from './core/network/network-port.ts';
import { createSystemTrust } from './devices/network/system-trust.ts';
import type { Shell } from './electron/app-port.ts';
import type { Kiosk } from './open-kiosk.ts';

export interface ComposedNetwork {
  readonly network: Network;
  /** Looks at the store of certificates again with the next connection. */
  readonly lookAgain: () => void;
  /** The page's operations; `onChanged` comes after the changed settings were read. */
  readonly use: (onChanged: () => void) => NetworkUse;
}

/** Builds it; nothing is asked or read before the first connection. */
export function composeNetwork(shell: Pick<Shell, 'proxyFinder'>, kiosk: Kiosk): ComposedNetwork {
  const { store, clock, random, secretBox } = kiosk;
  const trust = createSystemTrust({ nowMs: () => clock.nowMs() });
  const deps: NetworkDeps = {
    store,
    clock,
    random,
    secretBox,
    trust,
    logger: kiosk.logger.child({ part: 'network' }),
    settings: kiosk.settings.get,
    finder: shell.proxyFinder,
    environment: process.env,
  };
  const network = createNetwork(deps);
  return {
    network,
    lookAgain: () => trust.forget(),
    use: (onChanged) => createNetworkUse({ ...deps, network, onChanged }),
  };
}
