// Points the demo's kiosk at the demo school, and leads out of the demo to a real one.
import { defaultSettings } from '../shared/settings/schema.ts';
import { setupSettings } from '../shared/settings/setup.ts';
import { putToken, sealToken, type SealedToken } from './core/admin/wonde-access.ts';
import { PROXY_PASSWORD_SECRET } from './core/network/network-use.ts';
import type { SecretBox } from './core/ports.ts';
import type { Store } from './core/store-port.ts';
import type { DemoSchool } from './electron/demo-host.ts';

const DEMO_POLL_MS = 1_000;

/** The simulators take free ports at each start, so their addresses are written anew; nothing of the last run's feed holds. */
export function useDemoSchool(store: Store, secretBox: SecretBox, school: DemoSchool, nowMs: number): void {
  const { kiosk, wonde } = defaultSettings();
  const token = sealToken(secretBox, school.token);
  store.transaction((writer) => {
    writer.setSetting('kiosk', { ...kiosk, schoolName: school.schoolName }, nowMs);
    writer.setSetting(
      'wonde',
      { ...wonde, baseUrl: school.wondeUrl, schoolId: school.schoolId, pollEveryMs: DEMO_POLL_MS },
      nowMs,
    );
    writer.setSetting('printer', { kind: 'network', host: '127.0.0.1', port: school.printerPort }, nowMs);
    putToken(writer, token, nowMs);
    writer.updateSyncState({ cursor: null, regionBaseUrl: null, deltaFromMs: null });
    writer.forgetRegister();
  });
}

export interface RealKiosk {
  readonly wonde: { readonly baseUrl: string; readonly schoolId: string; readonly writebackEnabled: boolean };
  /** Sealed before the real store is made: a keychain that refuses leaves no half-made kiosk. */
  readonly token: SealedToken;
  /** The password for the school's proxy, sealed for the real kiosk; null where none was set. */
  readonly proxyPassword: string | null;
}

/** Writes the real kiosk's first settings; the admin users of the demo go along, so it is never open. */
export function setUpRealKiosk(
  { demo, real }: { readonly demo: Store; readonly real: Store },
  { wonde, token, proxyPassword }: RealKiosk,
  stamp: { readonly nowMs: number; readonly auditId: string; readonly who: string },
): void {
  real.transaction((writer) => {
    writer.setSetting('wonde', { ...defaultSettings().wonde, ...wonde }, stamp.nowMs);
    putToken(writer, token, stamp.nowMs);
    // Without the way out of the school the new kiosk would reach nobody.
    const network = demo.findSetting('network');
    if (network !== undefined) writer.setSetting('network', network, stamp.nowMs);
    if (proxyPassword !== null) writer.setSecret(PROXY_PASSWORD_SECRET, proxyPassword, '', stamp.nowMs);
    // The demo's page was the guide's first step; the rest of it opens by itself on the real kiosk.
    if (writer.findSetting('setup') === undefined) {
      writer.setSetting('setup', setupSettings.parse({ done: ['school'] }), stamp.nowMs);
    }
    // Whoever tried the demo goes on under the same name; a real kiosk that has users already keeps its own.
    if (real.listAdminUsers().length === 0) for (const user of demo.listAdminUsers()) writer.putAdminUser(user);
    writer.insertAudit({
      id: stamp.auditId,
      atMs: stamp.nowMs,
      who: stamp.who,
      what: 'kiosk.leftDemo',
      detailJson: JSON.stringify({ baseUrl: wonde.baseUrl, schoolId: wonde.schoolId }),
    });
  });
}
