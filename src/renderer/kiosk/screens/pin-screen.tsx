// The PIN: dots instead of digits, and one answer to everything that opens nothing.
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ArrowRight } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { useCredentialWords } from '../credential-words.ts';
import { PIN_LENGTH } from '../flow-keypads.ts';
import type { PinStep } from '../flow-types.ts';
import { Keypad } from '../keypad.tsx';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { useDelayed } from '../use-delayed.ts';

interface PinScreenProps {
  readonly step: PinStep;
  readonly nav: KioskNav;
  readonly sending: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
  readonly onEnter: () => void;
}

/** The keypad of a PIN; a keyboard's Enter enters it too. */
export function PinScreen(props: PinScreenProps): ReactNode {
  const { step, nav, sending, onDigit, onRemove, onClear, onEnter } = props;
  const { t } = useTranslation();
  const slow = useDelayed(sending);
  useEnter(onEnter);
  return (
    <KioskFrame screen="pin" question={t('pin.question')} nav={nav}>
      <div className="k-answers k-badge" data-answers="ready">
        <div className="k-badge-left">
          <Dots count={step.typed.length} wrong={step.problem !== null} />
          <Said step={step} />
          <Button
            tone="primary"
            className="k-big k-pin-enter"
            icon={<ArrowRight aria-hidden="true" />}
            busy={slow}
            aria-disabled={step.typed.length < PIN_LENGTH.shortest || sending || undefined}
            onPress={onEnter}
          >
            {t('pin.enter')}
          </Button>
        </div>
        <Keypad onDigit={onDigit} onRemove={onRemove} onClear={onClear} />
      </div>
    </KioskFrame>
  );
}

function Dots({ count, wrong }: { readonly count: number; readonly wrong: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <div className="k-dots" data-wrong={wrong} data-typed-count={count} aria-hidden="true">
        {Array.from({ length: PIN_LENGTH.longest }, (_, index) => (
          <span
            key={index}
            className="k-dot"
            data-filled={index < count}
            data-optional={index >= PIN_LENGTH.shortest}
          />
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {t('pin.typed', { count })}
      </p>
    </>
  );
}

function Said({ step }: { readonly step: PinStep }): ReactNode {
  const { t } = useTranslation();
  const words = useCredentialWords(step.problem);
  if (words === null) return <p className="k-scan-hint">{t('pin.hint')}</p>;
  return (
    <div className="k-problem" role="alert" data-problem={step.problem}>
      <p className="k-problem-title">{words.title}</p>
      <p>
        {words.sentence} {words.next}
      </p>
    </div>
  );
}

function useEnter(onEnter: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // A button that has the focus is pressed by Enter itself.
      const onButton = event.target instanceof HTMLButtonElement;
      if (event.key === 'Enter' && !onButton) onEnter();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onEnter]);
}
