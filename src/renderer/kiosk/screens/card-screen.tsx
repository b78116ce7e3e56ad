// A card was presented: nothing to see while it is read, and calm words when nobody here owns it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConciergeBell, UserRound } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { useCredentialWords } from '../credential-words.ts';
import type { CredentialProblem } from '../flow-types.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { useDelayed } from '../use-delayed.ts';

interface CardScreenProps {
  readonly problem: CredentialProblem | null;
  readonly nav: KioskNav;
  readonly onByName: () => void;
}

/** Another card can be presented on it at any time. */
export function CardScreen({ problem, nav, onByName }: CardScreenProps): ReactNode {
  const { t } = useTranslation();
  const words = useCredentialWords(problem);
  const slow = useDelayed(problem === null);
  if (words === null) {
    return (
      <KioskFrame screen="card" question={slow ? t('card.reading') : ''} nav={nav}>
        <div className="k-answers" data-answers="loading" aria-busy="true" />
      </KioskFrame>
    );
  }
  return (
    <KioskFrame key="problem" screen="card" question={words.title} hint={words.sentence} nav={nav}>
      <div className="k-answers k-failed" data-answers="ready" data-problem={problem} role="alert">
        <p className="k-failed-next">{words.next}</p>
        <div className="k-failed-actions">
          <Button tone="primary" className="k-big" icon={<UserRound aria-hidden="true" />} onPress={onByName}>
            {t('how.name')}
          </Button>
          <Button className="k-big" icon={<ConciergeBell aria-hidden="true" />} onPress={nav.onCallReception}>
            {t('bar.callReception')}
          </Button>
        </div>
      </div>
    </KioskFrame>
  );
}
