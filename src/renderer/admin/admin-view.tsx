// The admin view: the gate, or the pages behind it. The session lives in main; what is shown here is only its picture.
import { useCallback, useMemo, useState } from 'react';
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import { useClient } from '../api/client-context.tsx';
import { useEvent } from '../api/use-event.ts';
import { useQuery } from '../api/use-query.ts';
import { enAdmin } from '../strings/en-admin.ts';
import { Button } from '../ui/button.tsx';
import './admin.css';
import { AdminFrame } from './frame/admin-frame.tsx';
import { ScanNotice } from './frame/scan-notice.tsx';
import { GateScreen } from './gate/gate-screen.tsx';
import { startClock } from './parts/start-clock.ts';
import { AdminError } from './parts/admin-error.tsx';
import { TouchKeyboard } from './touch-keyboard/touch-keyboard.tsx';
import { useTouchKeyboard } from './touch-keyboard/use-touch-keyboard.ts';

interface AdminViewProps {
  /** Back to the kiosk. */
  readonly onLeave: () => void;
}

/** Gate and pages. Leaving always signs out: the next person at the touchscreen is a pupil. */
export function AdminView({ onLeave }: AdminViewProps) {
  const client = useClient();
  const gate = useQuery('admin.getGate', {});
  const kiosk = useQuery('kiosk.getState', {});
  const keyboard = useTouchKeyboard();
  const [notice, setNotice] = useState<string | null>(null);

  useEvent('admin.sessionEnded', () => setNotice(enAdmin.gate.sessionEnded));
  const leave = useCallback(() => {
    onLeave();
    // A sign-out that fails leaves the session to its idle expiry in main; nobody here could do more about it.
    client.call('admin.signOut', {}).catch(() => undefined);
  }, [client, onLeave]);
  const { refetch } = gate;
  const sessionLost = useCallback(() => {
    setNotice(enAdmin.gate.sessionEnded);
    refetch();
  }, [refetch]);
  const signedOut = useCallback(() => {
    setNotice(enAdmin.gate.signedOut);
    refetch();
  }, [refetch]);

  const failed = gate.status === 'failed' ? gate : kiosk.status === 'failed' ? kiosk : null;
  return (
    <div className="adm">
      <div className="adm__screen">
        {failed !== null && <GateTrouble failed={failed} onLeave={leave} />}
        {gate.status === 'ready' && kiosk.status === 'ready' && (
          <SignedInOrGate
            gate={gate.value}
            kiosk={kiosk.value}
            aheadMs={kiosk.value.nowMs - kiosk.receivedAtMs}
            notice={notice}
            onGateChange={refetch}
            onLeave={leave}
            onSessionLost={sessionLost}
            onSignedOut={signedOut}
            onShowKeyboard={keyboard.show}
          />
        )}
      </div>
      <ScanNotice />
      {keyboard.open && <TouchKeyboard field={keyboard.field} onHide={keyboard.hide} />}
    </div>
  );
}

interface SignedInOrGateProps {
  /** How far the kiosk's clock is ahead of this computer's. */
  readonly aheadMs: number;
  readonly gate: Parameters<typeof GateScreen>[0]['gate'];
  readonly kiosk: KioskState;
  readonly notice: string | null;
  readonly onGateChange: () => void;
  readonly onLeave: () => void;
  readonly onSessionLost: () => void;
  readonly onSignedOut: () => void;
  readonly onShowKeyboard: () => void;
}

function SignedInOrGate(props: SignedInOrGateProps) {
  const { gate, kiosk, aheadMs, notice, onGateChange, onLeave } = props;
  const nowMs = useMemo(() => startClock(aheadMs), [aheadMs]);
  if (!gate.signedIn) {
    return (
      <GateScreen
        gate={gate}
        kiosk={kiosk}
        nowMs={nowMs}
        notice={notice}
        onChange={onGateChange}
        onLeave={onLeave}
        onShowKeyboard={props.onShowKeyboard}
      />
    );
  }
  return (
    <AdminFrame
      kiosk={kiosk}
      role={gate.role ?? 'receptionist'}
      nowMs={nowMs}
      onLeave={onLeave}
      onSessionLost={props.onSessionLost}
      onSignedOut={props.onSignedOut}
      onShowKeyboard={props.onShowKeyboard}
    />
  );
}

interface GateTroubleProps {
  readonly failed: { readonly error: Parameters<typeof AdminError>[0]['error']; readonly refetch: () => void };
  readonly onLeave: () => void;
}

function GateTrouble({ failed, onLeave }: GateTroubleProps) {
  return (
    <main className="adm-gate">
      <AdminError
        error={failed.error}
        actions={
          <>
            <Button size="admin" tone="primary" onPress={failed.refetch}>
              {enAdmin.common.tryAgain}
            </Button>
            <Button size="admin" onPress={onLeave}>
              {enAdmin.gate.backToKiosk}
            </Button>
          </>
        }
      />
    </main>
  );
}
