// The Wonde settings page: what is set (the token never leaves main) and how it is changed.
import type { z } from 'zod';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { wondeSettingsView } from '../../../shared/ipc/admin-contract.ts';
import type { Clock, Random, SecretBox } from '../ports.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../store-port.ts';
import { forgetFeed, putToken, sealToken, WONDE_TOKEN_SECRET } from './wonde-access.ts';

type View = z.infer<typeof wondeSettingsView>;
type Change = Input<'admin.updateWondeSettings'>;

export interface WondeSettingsUse {
  view(): View;
  /** @throws AppError VALIDATION when no token was ever set and none is given */
  update(change: Change, who: string): { readonly settings: View; readonly restarting: boolean };
}

export interface WondeSettingsDeps {
  readonly store: Store;
  readonly settings: () => Settings;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
  readonly random: Random;
  readonly demo: boolean;
  /** Reads the changed rows and tells the sync engine. */
  readonly onChanged: () => void;
  /** Demo only: writes the settings into the real kiosk's store and restarts out of the demo. */
  readonly leaveDemo: (change: Change & { readonly token: string }, who: string) => void;
}

/** Builds the page's two operations. */
export function createWondeSettings(deps: WondeSettingsDeps): WondeSettingsUse {
  const view = (): View => {
    const { wonde } = deps.settings();
    return {
      baseUrl: wonde.baseUrl,
      schoolId: wonde.schoolId,
      writebackEnabled: wonde.writebackEnabled,
      tokenHint: deps.store.findSecret(WONDE_TOKEN_SECRET)?.hint ?? null,
      demo: deps.demo,
      secretStorage: deps.secretBox.storage,
    };
  };
  return {
    view,
    update(change, who) {
      const { token } = change;
      if (token === null && (deps.demo || deps.store.findSecret(WONDE_TOKEN_SECRET) === null)) {
        throw new AppError('VALIDATION', { fields: { token: 'a token is needed' } });
      }
      if (deps.demo && token !== null) {
        deps.leaveDemo({ ...change, token }, who);
        return { settings: view(), restarting: true };
      }
      write(deps, change, who);
      deps.onChanged();
      return { settings: view(), restarting: false };
    },
  };
}

function write(deps: WondeSettingsDeps, change: Change, who: string): void {
  const nowMs = deps.clock.nowMs();
  const before = deps.settings().wonde;
  const { token, ...wanted } = change;
  // The keychain is asked before the transaction begins.
  const sealed = token === null ? null : sealToken(deps.secretBox, token);
  deps.store.transaction((writer) => {
    writer.setSetting('wonde', { ...before, ...wanted }, nowMs);
    if (sealed !== null) putToken(writer, sealed, nowMs);
    if (wanted.schoolId !== before.schoolId || wanted.baseUrl !== before.baseUrl) forgetFeed(writer);
    writer.insertAudit({
      id: deps.random.uuidV7(nowMs),
      atMs: nowMs,
      who,
      what: 'wonde.settingsChanged',
      detailJson: JSON.stringify({
        before: { baseUrl: before.baseUrl, schoolId: before.schoolId, writebackEnabled: before.writebackEnabled },
        after: wanted,
        tokenChanged: token !== null,
      }),
    });
  });
}
