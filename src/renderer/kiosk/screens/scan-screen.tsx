// A badge or a card was scanned while somebody was in the middle of something: whose turn is it? Nothing of what was
// chosen before is shown, because whoever scanned may be somebody else.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IdCard, ScanLine, Undo2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';

interface ScanScreenProps {
  readonly kind: 'badge' | 'card';
  readonly nav: KioskNav;
  readonly onUse: () => void;
  readonly onPutAside: () => void;
}

/** The question. */
export function ScanScreen({ kind, nav, onUse, onPutAside }: ScanScreenProps): ReactNode {
  const { t } = useTranslation();
  const Picture = kind === 'badge' ? ScanLine : IdCard;
  return (
    <KioskFrame
      screen="scan"
      question={t(kind === 'badge' ? 'scan.badgeTitle' : 'scan.cardTitle')}
      hint={t('scan.sentence')}
      nav={{ ...nav, chips: [], onBack: onPutAside }}
    >
      <div className="k-answers k-failed" data-answers="ready" data-scan={kind} role="alert">
        <p className="k-failed-next">{t('scan.useHint')}</p>
        <div className="k-failed-actions">
          <Button tone="primary" className="k-big" icon={<Picture aria-hidden="true" />} onPress={onUse}>
            {t(kind === 'badge' ? 'scan.useBadge' : 'scan.useCard')}
          </Button>
          <Button className="k-big" icon={<Undo2 aria-hidden="true" />} onPress={onPutAside}>
            {t('scan.putAside')}
          </Button>
        </div>
      </div>
    </KioskFrame>
  );
}
