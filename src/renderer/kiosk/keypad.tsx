// Twelve large keys for digits; a keyboard's digits and Backspace work too.
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Delete } from 'lucide-react';

export interface KeypadProps {
  readonly onDigit: (digit: string) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The keypad. `onDigit` and `onRemove` keep their identity from one drawing to the next. */
export function Keypad({ onDigit, onRemove, onClear }: KeypadProps): ReactNode {
  const { t } = useTranslation();
  useKeyboardDigits(onDigit, onRemove);
  return (
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
