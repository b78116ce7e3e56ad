// The sync against Wonde behind the school's network: real settings, real proxies, real certificates, all on this computer.
import { randomUUID } from 'node:crypto';
import { rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionReport } from '../../src/shared/ipc/admin/integration-contract.ts';
import { networkSettings, type NetworkSettings } from '../../src/shared/settings/network.ts';
import { defaultSettings, type Settings } from '../../src/shared/settings/schema.ts';
import type { ProxyFinder } from '../../src/main/core/network/network-port.ts';
import { createNetwork, PROXY_PASSWORD_SECRET } from '../../src/main/core/network/network-use.ts';
import { createKeyFileSecretBox } from '../../src/main/devices/secrets/key-file-secret-box.ts';
import { createSystemTrust } from '../../src/main/devices/network/system-trust.ts';
import { testConnection } from '../../src/main/sync/connection-test.ts';
import { createSchoolFacts } from '../../src/main/sync/school-facts.ts';
import { createWondeClient, type WondeClient } from '../../src/main/wonde/client.ts';
import { TEST_AUTHORITY } from '../fixtures/certificates.ts';
import { startLocalProxy, type LocalProxy, type LocalProxyOptions } from './local-proxy.ts';
import { openSyncScene, type SyncScene, type SyncSceneOptions } from './sync-scene.ts';
import { startWondeBehindTls } from './wonde-behind-tls.ts';

export interface NetworkScene {
  readonly scene: SyncScene;
  /** As the page saves it. */
  use(settings: Partial<NetworkSettings>, password?: string): void;
  /** What the operating system says of proxies from now on. */
  systemSays(answer: string): void;
  /** A proxy that knows where Wonde is. */
  proxy(options?: LocalProxyOptions): Promise<LocalProxy>;
  /** Writes a file and gives its path. */
  file(name: string, text: string): string;
  /** A client over the network of now, as after a restart. */
  client(): WondeClient;
  test(): Promise<
    Omit<ConnectionReport, 'checks'> & {
      readonly failed: ConnectionReport['checks'];
      readonly all: ConnectionReport['checks'];
    }
  >;
  close(): Promise<void>;
}

export interface NetworkSceneOptions extends SyncSceneOptions {
  /** What the operating system's store of certificates holds; the test authority unless told otherwise. */
  readonly store?: readonly string[];
  readonly portalPort?: number;
}

/** Opens it: Wonde is at https://other.example, which only a proxy of the scene can reach. */
export async function openNetworkScene(options: NetworkSceneOptions = {}): Promise<NetworkScene> {
  const scene = await openSyncScene(options);
  const wonde = await startWondeBehindTls(scene.simulator);
  scene.change({ baseUrl: wonde.baseUrl, requestTimeoutMs: 2_000, ...options.settings });
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-network-'));
  const open: { close(): unknown }[] = [wonde];
  const secretBox = createKeyFileSecretBox(join(dir, 'secret.key'));
  let network: NetworkSettings = networkSettings.parse({});
  let system = 'DIRECT';
  const finder: ProxyFinder = { bySystem: async () => system, byScript: async () => '' };
  const { store, clock, logger, simulator } = scene;
  const random = { uuidV7: () => randomUUID(), digits: () => '', fraction: () => 0 };
  const settings = (): Settings => ({ ...defaultSettings(), network });
  const client = (): WondeClient => {
    const trust = createSystemTrust({ nowMs: () => clock.nowMs(), readStore: () => options.store ?? [TEST_AUTHORITY] });
    const made = createWondeClient({
      settings: () => scene.settings,
      token: () => simulator.token,
      regionBaseUrl: () => store.syncState().regionBaseUrl,
      clock,
      random,
      logger,
      getRetryDelaysMs: [],
      connectTimeoutMs: 1_000,
      portalPort: options.portalPort ?? 9,
      network: createNetwork({ store, clock, random, logger, secretBox, settings, trust, finder, environment: {} }),
    });
    open.push(made);
    return made;
  };
  return {
    scene,
    client,
    use: (wanted, password) => {
      network = networkSettings.parse(wanted);
      store.transaction((writer) => {
        if (password !== undefined) writer.setSecret(PROXY_PASSWORD_SECRET, secretBox.seal(password), '', 0);
      });
    },
    systemSays: (answer) => (system = answer),
    proxy: async (wish = {}) => {
      const proxy = await startLocalProxy({ leadsTo: wonde.port, ...wish });
      open.push(proxy);
      return proxy;
    },
    file: (name, text) => {
      writeFileSync(join(dir, name), text);
      return join(dir, name);
    },
    test: async () => {
      const deps = {
        store,
        wonde: client(),
        clock,
        random,
        logger,
        settings: () => scene.settings,
        timeZone: () => 'Europe/London',
      };
      const { refresh } = createSchoolFacts(deps);
      const { ok, checks } = await testConnection({ ...deps, refreshSchool: refresh }, new AbortController().signal);
      return { ok, all: checks, failed: checks.filter((check) => !check.ok) };
    },
    close: async () => {
      for (const thing of open.toReversed()) await thing.close();
      await scene.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
