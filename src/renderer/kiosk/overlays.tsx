// What may lie over a question: reception's desk, and "are you still there?".
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useCountdown } from './use-countdown.ts';

/** Says where help is. Honest: nothing rings. */
export function ReceptionDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('reception.title')}
      onClose={onClose}
      actions={
        <Button tone="primary" className="k-big" autoFocus onPress={onClose}>
          {t('reception.close')}
        </Button>
      }
    >
      <p>{t('reception.sentence')}</p>
    </Dialog>
  );
}

interface IdleWarningProps {
  readonly countdownMs: number;
  readonly onStay: () => void;
  readonly onExpire: () => void;
}

/** The warned countdown before everything is forgotten. Any touch at all keeps the screen. */
export function IdleWarning({ countdownMs, onStay, onExpire }: IdleWarningProps): ReactNode {
  const { t } = useTranslation();
  const seconds = useCountdown(true, countdownMs, onExpire);
  return (
    <Dialog
      title={t('idleWarning.title')}
      role="alertdialog"
      onClose={onStay}
      actions={
        <Button tone="primary" className="k-big" autoFocus onPress={onStay}>
          {t('idleWarning.stay')}
        </Button>
      }
    >
      <div className="k-idle-warning" data-idle-warning onClick={onStay}>
        <p>{t('idleWarning.sentence')}</p>
        <p className="k-idle-seconds" role="timer">
          {t('idleWarning.seconds', { count: seconds })}
        </p>
      </div>
    </Dialog>
  );
}
