// PIN and card: whether there is one, setting, changing, clearing. The PIN itself is shown once, while it is set.
import { IdCard, KeyRound, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CredentialKind } from '../../../shared/domain/person-profile.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Section } from '../parts/layout/page.tsx';
import { useCommand } from '../parts/use-command.ts';
import { CardDialog } from './card-dialog.tsx';
import { dateOfMoment } from './dates.ts';
import { LostCredentials } from './lost-credentials.tsx';
import { PinDialog } from './pin-dialog.tsx';
import type { SectionProps } from './profile-view.tsx';

const words = profileWords.access;

type Open = 'pin' | 'card' | 'clearPin' | 'clearCard' | null;

/** The section. */
export function AccessSection({ person, name, onChanged }: SectionProps) {
  const { kiosk } = useAdmin();
  const [open, setOpen] = useState<Open>(null);
  const { pin, card, personId } = person;
  const close = () => setOpen(null);
  const when = (ms: number): string => dateOfMoment(ms, kiosk.timeZone);
  return (
    <Section title={words.title} lead={words.lead}>
      {!person.credentialsReadable && <LostCredentials onDone={onChanged} />}
      <Way
        icon={KeyRound}
        label={words.pin}
        state={pin === null ? words.noPin : words.pinSet(when(pin.setAtMs))}
        change={pin === null ? words.setPin : words.changePin}
        clear={pin === null ? null : words.clearPin}
        onChange={() => setOpen('pin')}
        onClear={() => setOpen('clearPin')}
      />
      <Way
        icon={IdCard}
        label={words.card}
        state={card === null ? words.noCard : words.cardSet(card.hint, when(card.setAtMs))}
        more={card === null ? null : words.cardLost}
        change={card === null ? words.setCard : words.changeCard}
        clear={card === null ? null : words.clearCard}
        onChange={() => setOpen('card')}
        onClear={() => setOpen('clearCard')}
      />
      {open === 'pin' && <PinDialog personId={personId} name={name} onChanged={onChanged} onClose={close} />}
      {open === 'card' && <CardDialog personId={personId} name={name} onChanged={onChanged} onClose={close} />}
      {open === 'clearPin' && (
        <ClearDialog kind="pin" personId={personId} name={name} onChanged={onChanged} onClose={close} />
      )}
      {open === 'clearCard' && (
        <ClearDialog kind="card" personId={personId} name={name} onChanged={onChanged} onClose={close} />
      )}
    </Section>
  );
}

interface WayProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly state: string;
  /** A second line. */
  readonly more?: string | null;
  readonly change: string;
  readonly clear: string | null;
  readonly onChange: () => void;
  readonly onClear: () => void;
}

function Way({ icon: Icon, label, state, more = null, change, clear, onChange, onClear }: WayProps): ReactNode {
  return (
    <div className="adm-profile__way">
      <Icon aria-hidden size={24} />
      <div className="adm-profile__way-words">
        <h3>{label}</h3>
        <p className="adm-quiet">{state}</p>
        {more !== null && <p className="adm-quiet">{more}</p>}
      </div>
      <div className="adm-actions">
        <Button size="admin" onPress={onChange}>
          {change}
        </Button>
        {clear !== null && (
          <Button size="admin" tone="plain" onPress={onClear}>
            {clear}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ClearDialogProps {
  readonly kind: CredentialKind;
  readonly personId: string;
  readonly name: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** A PIN that is gone cannot be brought back by us: nobody here knows it. */
function ClearDialog({ kind, personId, name, onChanged, onClose }: ClearDialogProps) {
  const { say } = useToast();
  const clearing = useCommand('people.clearCredential');
  const { clear } = profileWords;
  const confirm = async () => {
    if ((await clearing.run({ personId, kind })) === null) return;
    say(kind === 'pin' ? clear.pinDone : clear.cardDone);
    onChanged();
    onClose();
  };
  return (
    <ConfirmDialog
      title={kind === 'pin' ? clear.pinTitle(name) : clear.cardTitle(name)}
      confirm={kind === 'pin' ? words.clearPin : words.clearCard}
      tone="danger"
      busy={clearing.busy}
      error={clearing.error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p>{kind === 'pin' ? clear.pinText(name) : clear.cardText(name)}</p>
    </ConfirmDialog>
  );
}
