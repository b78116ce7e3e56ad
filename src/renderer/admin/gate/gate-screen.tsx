// The door of the admin view: set the first password, sign in, or the way back in that IT opened. The way back to the
// kiosk is always one touch.
import { ArrowLeft, Keyboard } from 'lucide-react';
import { useState } from 'react';
import type { KioskState } from '../../../shared/ipc/kiosk-contract.ts';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { usersWords } from '../../strings/admin/users.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { ResetForm } from './reset-form.tsx';
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
        <GateForm gate={gate} nowMs={nowMs} notice={notice} onChange={onChange} />
        <Button size="admin" tone="plain" data-keyboard-part icon={<Keyboard aria-hidden />} onPress={onShowKeyboard}>
          {enAdmin.keyboard.show}
        </Button>
      </div>
    </main>
  );
}

type GateFormProps = Pick<GateScreenProps, 'gate' | 'nowMs' | 'notice' | 'onChange'>;

function GateForm({ gate, nowMs, notice, onChange }: GateFormProps) {
  const { passwordSet, resetOpenUntilMs } = gate;
  const [signsInInstead, setSignsInInstead] = useState(false);
  if (!passwordSet) return <SetPasswordForm onDone={onChange} />;
  if (resetOpenUntilMs !== null && !signsInInstead) {
    return (
      <ResetForm
        openUntilMs={resetOpenUntilMs}
        nowMs={nowMs}
        onDone={onChange}
        onSignInInstead={() => setSignsInInstead(true)}
      />
    );
  }
  return (
    <>
      <SignInForm
        lockedUntilMs={gate.lockedUntilMs}
        asksName={gate.asksName}
        nowMs={nowMs}
        notice={notice}
        onChange={onChange}
      />
      {resetOpenUntilMs !== null && (
        <Button size="admin" tone="plain" onPress={() => setSignsInInstead(false)}>
          {usersWords.gate.resetInstead}
        </Button>
      )}
    </>
  );
}
