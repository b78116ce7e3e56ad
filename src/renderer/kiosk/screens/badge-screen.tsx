// The number on the badge: a large keypad that submits itself at the eighth digit.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScanLine, TicketX } from 'lucide-react';
import { BADGE_ID_LENGTH } from '../../../shared/domain/badge-id.ts';
import { Button } from '../../ui/button.tsx';
import { Waiting } from '../answers.tsx';
import type { BadgeStep } from '../flow-types.ts';
import { Keypad } from '../keypad.tsx';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { useDelayed } from '../use-delayed.ts';

interface BadgeScreenProps {
  readonly step: BadgeStep;
  readonly nav: KioskNav;
  readonly sending: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
  readonly onLost: () => void;
}

/** The keypad; a keyboard's digits and Backspace work too. */
export function BadgeScreen(props: BadgeScreenProps): ReactNode {
  const { step, nav, sending, onDigit, onRemove, onClear, onLost } = props;
  const { t } = useTranslation();
  return (
    <KioskFrame screen="badge" question={t('badge.question')} nav={nav}>
      <div className="k-answers k-badge" data-answers="ready">
        <div className="k-badge-left">
          <Echo typed={step.typed} wrong={step.problem !== null} />
          <Below step={step} sending={sending} />
          <Button className="k-lost" icon={<TicketX aria-hidden="true" />} onPress={onLost}>
            {t('badge.lost')}
          </Button>
        </div>
        <Keypad onDigit={onDigit} onRemove={onRemove} onClear={onClear} />
      </div>
    </KioskFrame>
  );
}

function Echo({ typed, wrong }: { readonly typed: string; readonly wrong: boolean }): ReactNode {
  const { t } = useTranslation();
  const places = Array.from({ length: BADGE_ID_LENGTH }, (_, index) => typed[index] ?? '');
  return (
    <>
      <div className="k-echo" data-wrong={wrong} data-typed={typed} aria-hidden="true">
        {places.map((digit, index) => (
          <span key={index} className="k-echo-digit" data-filled={digit !== ''}>
            {digit}
          </span>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {t('badge.typed')}: {typed === '' ? t('badge.nothingYet') : Array.from(typed).join(' ')}
      </p>
    </>
  );
}

function Below({ step, sending }: { readonly step: BadgeStep; readonly sending: boolean }): ReactNode {
  const { t } = useTranslation();
  const words = useTranslation('errors').t;
  const slow = useDelayed(sending);
  if (slow) return <Waiting words={t('badge.checking')} />;
  if (step.problem === null) {
    return (
      <p className="k-scan-hint">
        <ScanLine aria-hidden="true" />
        {t('badge.scanHint')}
      </p>
    );
  }
  const { problem } = step;
  const said =
    problem === 'notABadge'
      ? { title: t('badge.notABadge.title'), sentence: t('badge.notABadge.sentence'), next: t('badge.notABadge.next') }
      : {
          title: words(`${problem}.title`),
          sentence: words(`${problem}.sentence`),
          next: words(`${problem}.next`),
        };
  return (
    <div className="k-problem" role="alert" data-problem={problem}>
      <p className="k-problem-title">{said.title}</p>
      <p>
        {said.sentence} {said.next}
      </p>
    </div>
  );
}
