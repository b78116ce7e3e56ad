// The school's network as its page sees and changes it. The proxy's password goes in and never comes out.
import type { Input } from '../../../shared/ipc/contract.ts';
import type { NetworkView, WayNow } from '../../../shared/ipc/admin/network-contract.ts';
import { AppError, asAppError } from '../../../shared/errors/app-error.ts';
import { missingForMode, type NetworkSettings } from '../../../shared/settings/network.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { writeChange } from '../admin/write-change.ts';
import type { Clock, Logger, Random, SecretBox } from '../ports.ts';
import type { Store } from '../store-port.ts';
import { chooseWays } from './choose-ways.ts';
import { proxyNameOf, type Network, type ProxyFinder, type ProxyLogin, type Trust } from './network-port.ts';
import { proxyOfEnvironment } from './ways.ts';

/** The secret row of the proxy's password. */
export const PROXY_PASSWORD_SECRET = 'proxy.password';

export interface NetworkDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly secretBox: SecretBox;
  readonly settings: () => Settings;
  readonly trust: Trust;
  /** Null where there is no Chromium to ask. */
  readonly finder: ProxyFinder | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The network, for the client of Wonde. */
export function createNetwork(
  deps: NetworkDeps,
): Network & { readonly choose: (url: string) => ReturnType<typeof chooseWays> } {
  const { store, secretBox, logger } = deps;
  const settings = (): NetworkSettings => deps.settings().network;
  const login = (): ProxyLogin | null => {
    const { user } = settings();
    const secret = store.findSecret(PROXY_PASSWORD_SECRET);
    if (user === '') return null;
    try {
      return { user, password: secret === null ? '' : secretBox.open(secret.sealed) };
    } catch (thrown) {
      // The proxy's refusal says what to do: type the password again.
      logger.warn('the proxy password cannot be opened', { code: asAppError(thrown).code });
      return null;
    }
  };
  const environment = proxyOfEnvironment(deps.environment);
  const choose = (url: string) => chooseWays({ settings, login, finder: deps.finder, environment }, url);
  return {
    choose,
    waysTo: async (url) => (await choose(url)).ways,
    certificates: () => deps.trust.certificates(settings().extraCaFile),
  };
}

export interface NetworkUse {
  view(): NetworkView;
  /** Which way Wonde's address is reached now, by the saved settings. Never throws. */
  findWay(): Promise<WayNow>;
  /** @throws AppError VALIDATION */
  update(change: Input<'network.update'>, who: string): NetworkView;
}

export interface NetworkUseDeps extends NetworkDeps {
  readonly network: Pick<ReturnType<typeof createNetwork>, 'choose'>;
  /** Reads the changed settings, renews connections and tries what waits. */
  readonly onChanged: () => void;
}

/** What must hold between fields. @throws AppError VALIDATION */
function check({ settings }: Input<'network.update'>): void {
  const missing = Object.entries(missingForMode(settings)).map(([field, wrong]) => [`settings.${field}`, wrong]);
  if (missing.length > 0) throw new AppError('VALIDATION', { fields: Object.fromEntries(missing) });
}

function write(deps: NetworkUseDeps, { settings, password }: Input<'network.update'>, who: string): void {
  const { store, clock, secretBox } = deps;
  const before = deps.settings().network;
  const nowMs = clock.nowMs();
  // The keychain is asked before the transaction begins. No hint: the end of a password is nobody's business.
  const sealed = password.kind === 'set' ? secretBox.seal(password.password) : null;
  const isChanged = JSON.stringify(before) !== JSON.stringify(settings) || password.kind !== 'keep';
  if (!isChanged) return;
  store.transaction((writer) => {
    writer.setSetting('network', settings, nowMs);
    if (sealed !== null) writer.setSecret(PROXY_PASSWORD_SECRET, sealed, '', nowMs);
    if (password.kind === 'remove') writer.deleteSecret(PROXY_PASSWORD_SECRET);
    writeChange(writer, deps, who, {
      what: 'network.changed',
      subjectId: 'network',
      before,
      after: { ...settings, passwordChanged: password.kind !== 'keep' },
    });
  });
}

const hostOf = (url: string): string => new URL(url).host;

async function findWay({ settings, network }: NetworkUseDeps): Promise<WayNow> {
  const { baseUrl } = settings().wonde;
  const host = hostOf(baseUrl);
  try {
    const { source, ways } = await network.choose(baseUrl);
    const named = ways.map((way) => ({
      proxy: proxyNameOf(way),
      spoken: way.kind !== 'unspoken',
    }));
    return { host, source, ways: named, problem: null };
  } catch (thrown) {
    const { context } = asAppError(thrown);
    const problem = context['reason'] === 'pacUnreadable' ? 'pacUnreadable' : 'unexpected';
    return { host, source: 'pac', ways: [], problem };
  }
}

/** Builds the page's operations. */
export function createNetworkUse(deps: NetworkUseDeps): NetworkUse {
  const { store, secretBox, trust } = deps;
  const view = (): NetworkView => {
    const { network } = deps.settings();
    return {
      settings: network,
      passwordSet: store.findSecret(PROXY_PASSWORD_SECRET) !== null,
      secretStorage: secretBox.storage,
      certificates: trust.report(network.extraCaFile),
    };
  };
  return {
    view,
    findWay: () => findWay(deps),
    update(change, who) {
      check(change);
      write(deps, change, who);
      trust.forget();
      deps.onChanged();
      return view();
    },
  };
}
