// The endpoints of the school's network.
import type { NetworkUse } from '../../core/network/network-use.ts';
import type { Handlers } from '../dispatch.ts';

type NetworkHandlers = Pick<Handlers, Extract<keyof Handlers, `network.${string}`>>;

/** Builds the handlers behind `network.*`. */
export function networkHandlers(network: NetworkUse): NetworkHandlers {
  return {
    'network.get': () => network.view(),
    'network.findWay': () => network.findWay(),
    'network.update': (change, { admin }) => network.update(change, admin.name),
  };
}
