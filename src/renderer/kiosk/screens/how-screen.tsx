// Sign in or out: by name, by PIN, or with a card, which needs no touch at all.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Grid3x3, IdCard, UserRound } from 'lucide-react';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';

interface HowScreenProps {
  readonly nav: KioskNav;
  readonly onChoose: (how: 'name' | 'pin') => void;
}

const ways = [
  { how: 'name', Picture: UserRound },
  { how: 'pin', Picture: Grid3x3 },
] as const;

/** How the kiosk is to know the person. */
export function HowScreen({ nav, onChoose }: HowScreenProps): ReactNode {
  const { t } = useTranslation();
  return (
    <KioskFrame screen="how" question={t('how.question')} nav={nav}>
      <div className="k-answers k-how" data-answers="ready">
        <div className="k-how-ways" role="group" aria-label={t('how.answers')}>
          {ways.map(({ how, Picture }) => (
            <button key={how} type="button" className="k-tile k-how-way" data-how={how} onClick={() => onChoose(how)}>
              <Picture aria-hidden="true" />
              <span className="k-tile-label">{t(`how.${how}`)}</span>
            </button>
          ))}
        </div>
        <p className="k-scan-hint">
          <IdCard aria-hidden="true" />
          {t('how.card')}
        </p>
      </div>
    </KioskFrame>
  );
}
