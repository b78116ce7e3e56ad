// A late pupil whom main knows as signed out: one touch records the return instead.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LogIn } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { useDelayed } from '../use-delayed.ts';

interface StillOutScreenProps {
  readonly leftAtText: string | null;
  readonly nav: KioskNav;
  readonly sending: boolean;
  readonly onYes: () => void;
}

/** "You signed out earlier: are you back?" */
export function StillOutScreen({ leftAtText, nav, sending, onYes }: StillOutScreenProps): ReactNode {
  const { t } = useTranslation();
  const slow = useDelayed(sending);
  const hint = leftAtText === null ? t('stillOut.sentence') : t('stillOut.sentenceAt', { time: leftAtText });
  return (
    <KioskFrame screen="stillOut" question={t('stillOut.question')} hint={hint} nav={nav}>
      <div className="k-answers k-two" data-answers="ready">
        <Button
          tone="primary"
          className="k-big"
          icon={<LogIn aria-hidden="true" />}
          busy={slow}
          onPress={() => {
            if (!sending) onYes();
          }}
        >
          {t(slow ? 'stillOut.saving' : 'stillOut.yes')}
        </Button>
        <Button className="k-big" aria-disabled={sending || undefined} onPress={nav.onBack}>
          {t('stillOut.no')}
        </Button>
      </div>
    </KioskFrame>
  );
}
