// The frame of every question: chips above, the question, the answers, and the bar below.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ArrowLeft, ConciergeBell, RotateCcw } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import type { KioskNav } from './kiosk-nav.ts';

/** The second touch of a double tap lands on the next screen; a person who reads is slower than this. */
const ARMED_AFTER_MS = 220;

export interface KioskFrameProps {
  /** For tests and for the stylesheet: which screen this is. */
  readonly screen: string;
  readonly question: string;
  readonly nav: KioskNav;
  /** One sentence under the question. */
  readonly hint?: ReactNode;
  /** Many answers: they may begin above the lower two thirds. */
  readonly dense?: boolean;
  readonly children: ReactNode;
}

/** One question. The question takes the focus when the screen appears, so that it is read aloud first. */
export function KioskFrame(props: KioskFrameProps): ReactNode {
  const { screen, question, nav, hint, dense = false, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    const timer = setTimeout(() => setArmed(true), ARMED_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="k-screen" data-screen={screen} data-dense={dense} data-armed={armed}>
      <div className="k-head">
        <Chips nav={nav} />
        <h1 className="k-question" ref={heading} tabIndex={-1} data-focus-quietly>
          {question}
        </h1>
        {hint === undefined ? null : <p className="k-hint">{hint}</p>}
      </div>
      <div className="k-body">{children}</div>
      <BottomBar nav={nav} />
    </main>
  );
}

function Chips({ nav }: { readonly nav: KioskNav }): ReactNode {
  const { t } = useTranslation();
  return (
    <nav className="k-chips" aria-label={t('bar.steps')}>
      {nav.chips.map((chip) => (
        <button
          key={chip.step}
          type="button"
          className="k-chip"
          aria-label={t('bar.changeStep', { what: chip.label })}
          aria-disabled={nav.busy || undefined}
          onClick={() => nav.onChip(chip.step)}
        >
          <span>{chip.label}</span>
        </button>
      ))}
    </nav>
  );
}

function BottomBar({ nav }: { readonly nav: KioskNav }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="k-bar">
      <Button className="k-bar-button" icon={<ArrowLeft aria-hidden="true" />} onPress={nav.onBack}>
        {t('bar.back')}
      </Button>
      <Button tone="plain" className="k-bar-button" icon={<RotateCcw aria-hidden="true" />} onPress={nav.onStartAgain}>
        {t('bar.startAgain')}
      </Button>
      <span className="k-bar-space" />
      <Button
        tone="plain"
        className="k-bar-button"
        icon={<ConciergeBell aria-hidden="true" />}
        onPress={nav.onCallReception}
      >
        {t('bar.callReception')}
      </Button>
    </div>
  );
}
