// The number on the badge: a large keypad that submits itself at the eighth digit.
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Delete, ScanLine, TicketX } from 'lucide-react';
import { BADGE_ID_LENGTH } from '../../../shared/domain/badge-id.ts';
import { Button } from '../../ui/button.tsx';
import { Waiting } from '../answers.tsx';
import type { BadgeStep } from '../flow-types.ts';
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

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The keypad; a keyboard's digits and Backspace work too. */
export function BadgeScreen(props: BadgeScreenProps): ReactNode {
  const { step, nav, sending, onDigit, onRemove, onClear, onLost } = props;
  const { t } = useTranslation();
  useKeyboardDigits(onDigit, onRemove);
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
        <div className="k-keypad">
          {digits.map((digit) => (
            <DigitKey key={digit} digit={digit} onDigit={onDigit} />
          ))}
          <button type="button" className="k-key k-key-word" onClick={onClear}>
            {t('badge.clear')}
          </button>
          <DigitKey digit="0" onDigit={onDigit} />
          <button type="button" className="k-key k-key-word" aria-label={t('badge.remove')} onClick={onRemove}>
            <Delete aria-hidden="true" />
          </button>
        </div>
      </div>
    </KioskFrame>
  );
}

function DigitKey({ digit, onDigit }: { digit: string; onDigit: (digit: string) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <button type="button" className="k-key" aria-label={t('badge.digit', { digit })} onClick={() => onDigit(digit)}>
      {digit}
    </button>
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

function useKeyboardDigits(onDigit: (digit: string) => void, onRemove: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^\d$/.test(event.key)) onDigit(event.key);
      if (event.key === 'Backspace') onRemove();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onDigit, onRemove]);
}
