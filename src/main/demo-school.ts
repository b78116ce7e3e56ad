// Points the demo's kiosk at the demo school, and leads out of the demo to a real one.
import { defaultSettings } from '../shared/settings/schema.ts';
import { ADMIN_PASSWORD_KEY } from './core/admin/admin-password-rows.ts';
import { WONDE_TOKEN_SECRET } from './core/admin/wonde-settings.ts';
import type { SecretBox } from './core/ports.ts';
import type { Store } from './core/store-port.ts';
import type { DemoSchool } from './electron/demo-host.ts';

const DEMO_POLL_MS = 1_000;
const HINT_LENGTH = 4;

/** The simulators take free ports at each start, so their addresses are written anew; nothing of the last run's feed holds. */
export function useDemoSchool(store: Store, secretBox: SecretBox, school: DemoSchool, nowMs: number): void {
  const { kiosk, wonde } = defaultSettings();
  store.transaction((writer) => {
    writer.setSetting('kiosk', { ...kiosk, schoolName: school.schoolName }, nowMs);
    writer.setSetting(
      'wonde',
      { ...wonde, baseUrl: school.wondeUrl, schoolId: school.schoolId, pollEveryMs: DEMO_POLL_MS },
      nowMs,
    );
    writer.setSetting('printer', { kind: 'network', host: '127.0.0.1', port: school.printerPort }, nowMs);
    writer.setSecret(WONDE_TOKEN_SECRET, secretBox.seal(school.token), school.token.slice(-HINT_LENGTH), nowMs);
    writer.updateSyncState({ cursor: null, regionBaseUrl: null, deltaFromMs: null });
  });
}

export interface RealKiosk {
  readonly wonde: { readonly baseUrl: string; readonly schoolId: string; readonly writebackEnabled: boolean };
  readonly token: string;
}

/** Writes the real kiosk's first settings; the admin password set in the demo goes along, so it is never open. */
export function setUpRealKiosk(
  { demo, real }: { readonly demo: Store; readonly real: Store },
  { wonde, token, sealedToken }: RealKiosk & { readonly sealedToken: string },
  stamp: { readonly nowMs: number; readonly auditId: string },
): void {
  real.transaction((writer) => {
    writer.setSetting('wonde', { ...defaultSettings().wonde, ...wonde }, stamp.nowMs);
    writer.setSecret(WONDE_TOKEN_SECRET, sealedToken, token.slice(-HINT_LENGTH), stamp.nowMs);
    const passwordHash = demo.findSetting(ADMIN_PASSWORD_KEY);
    if (passwordHash !== undefined) writer.setSetting(ADMIN_PASSWORD_KEY, passwordHash, stamp.nowMs);
    writer.insertAudit({
      id: stamp.auditId,
      atMs: stamp.nowMs,
      who: 'admin',
      what: 'kiosk.leftDemo',
      detailJson: JSON.stringify({ baseUrl: wonde.baseUrl, schoolId: wonde.schoolId }),
    });
  });
}
