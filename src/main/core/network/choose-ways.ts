// Which ways lead to an address, by the settings: the operating system's, a proxy script's, the named proxy, or directly.
import { AppError } from '../../../shared/errors/app-error.ts';
import type { NetworkSettings } from '../../../shared/settings/network.ts';
import type { ProxyFinder, ProxyLogin, Way } from './network-port.ts';
import { isException, isThisComputer, readWays, type EnvironmentProxy } from './ways.ts';

export interface ChooseDeps {
  readonly settings: () => NetworkSettings;
  /** The log-in of the settings; null where none is set. @throws AppError SECRET_UNREADABLE */
  readonly login: () => ProxyLogin | null;
  /** Null where there is no Chromium to ask, as in tests. */
  readonly finder: ProxyFinder | null;
  /** What HTTPS_PROXY says: it is the operating system's word too, and the only one that can carry a log-in. */
  readonly environment: EnvironmentProxy | null;
}

/** Who said which way to go. */
export type WaySource = 'thisComputer' | 'environment' | 'system' | 'pac' | 'explicit' | 'none';

export interface ChosenWays {
  readonly source: WaySource;
  readonly ways: readonly Way[];
}

const DIRECT: Way = { kind: 'direct' };

function bySystem(deps: ChooseDeps, url: string): Promise<ChosenWays> | ChosenWays {
  const { environment, finder } = deps;
  if (environment !== null) {
    const { way, exceptions } = environment;
    if (isException(exceptions, url)) return { source: 'environment', ways: [DIRECT] };
    const own = way.kind === 'proxy' && way.login === null ? { ...way, login: deps.login() } : way;
    return { source: 'environment', ways: [own] };
  }
  if (finder === null) return { source: 'system', ways: [DIRECT] };
  return finder.bySystem(url).then((answer) => {
    const ways = readWays(answer, deps.login());
    // A system whose script cannot be read says nothing; browsers go directly then, and so do we.
    return { source: 'system', ways: ways.length === 0 ? [DIRECT] : ways };
  });
}

async function byScript({ finder, settings, login }: ChooseDeps, url: string): Promise<ChosenWays> {
  const { pac } = settings();
  const answer = finder === null || pac === '' ? '' : await finder.byScript(pac, url);
  const ways = readWays(answer, login());
  // The school named this script: without it nobody knows the way, and guessing would hide that it is gone.
  if (ways.length === 0) throw new AppError('WONDE_OFFLINE', { context: { reason: 'pacUnreadable' } });
  return { source: 'pac', ways };
}

/** The ways to an address and who named them. @throws AppError WONDE_OFFLINE, SECRET_UNREADABLE */
export async function chooseWays(deps: ChooseDeps, url: string): Promise<ChosenWays> {
  if (isThisComputer(url)) return { source: 'thisComputer', ways: [DIRECT] };
  const { mode, host, port, exceptions } = deps.settings();
  switch (mode) {
    case 'none':
      return { source: 'none', ways: [DIRECT] };
    case 'explicit':
      if (host === '' || isException(exceptions, url)) return { source: 'explicit', ways: [DIRECT] };
      return { source: 'explicit', ways: [{ kind: 'proxy', secure: false, host, port, login: deps.login() }] };
    case 'pac':
      return byScript(deps, url);
    case 'system':
      return bySystem(deps, url);
  }
}
