// The door of the admin view: set the password, or sign in. The way back to the kiosk is always one touch.
import { ArrowLeft, Keyboard } from 'lucide-react';
import type { KioskState } from '../../../shared/ipc/kiosk-contract.ts';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { SetPasswordForm } from './set-password-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface GateScreenProps {
  readonly gate: ClientOutput<'admin.getGate'>;
  readonly kiosk: KioskState;
  readonly nowMs: () => number;
  readonly notice: string | null;
  readonly onChange: () => void;
  readonly onLeave: () => void;
  readonly onShowKeyboard: () => void;
}

/** Everything before the session. */
export function GateScreen({ gate, kiosk, nowMs, notice, onChange, onLeave, onShowKeyboard }: GateScreenProps) {
  return (
    <main className="adm-gate">
      <div className="adm-gate__top">
        <Button size="admin" icon={<ArrowLeft aria-hidden />} onPress={onLeave}>
          {enAdmin.gate.backToKiosk}
        </Button>
        <p className="adm-quiet">
          {kiosk.schoolName} · {kiosk.kioskName}
          {kiosk.demo && ` · ${enAdmin.frame.demo}`}
        </p>
      </div>
      <div className="adm-gate__card">
        {gate.passwordSet ? (
          <SignInForm lockedUntilMs={gate.lockedUntilMs} nowMs={nowMs} notice={notice} onChange={onChange} />
        ) : (
          <SetPasswordForm onDone={onChange} />
        )}
        <Button size="admin" tone="plain" data-keyboard-part icon={<Keyboard aria-hidden />} onPress={onShowKeyboard}>
          {enAdmin.keyboard.show}
        </Button>
      </div>
    </main>
  );
}
