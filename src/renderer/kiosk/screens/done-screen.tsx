// What was recorded, large enough to read from the queue: name, time, what to do now, and the badge's number.
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Check, CircleCheck, Hand, Printer, TicketCheck, TriangleAlert } from 'lucide-react';
import { spacedBadgeId, type BadgeId } from '../../../shared/domain/badge-id.ts';
import type { BadgePrintState, Receipt } from '../../../shared/ipc/kiosk-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { Button } from '../../ui/button.tsx';
import type { DoneScreen as Done } from '../flow-types.ts';
import { useBadgeProgress } from '../use-badge-progress.ts';
import { useCountdown } from '../use-countdown.ts';

interface DoneScreenProps {
  readonly done: Done;
  /** How long the screen stays, in milliseconds. */
  readonly doneMs: number;
  readonly onHold: () => void;
  readonly onFinish: () => void;
}

/** The last screen. It waits for the badge, and stays by itself when the number has to be written down. */
export function DoneScreen({ done, doneMs, onHold, onFinish }: DoneScreenProps): ReactNode {
  const { receipt, held } = done;
  const badge = useBadgeProgress(receipt);
  const stays = held || badge.stage === 'onItsWay' || badge.stage === 'writeDown';
  const seconds = useCountdown(!stays, doneMs, onFinish);
  return (
    <main className="k-screen k-done" data-screen="done" data-kind={receipt.kind} data-badge={badge.stage}>
      <div className="k-done-body" data-with-badge={receipt.badgeId !== null && receipt.kind === 'leaving'}>
        <Words receipt={receipt} printed={badge.stage !== 'writeDown'} />
        {receipt.badgeId !== null && receipt.kind === 'leaving' ? (
          <BadgeCard
            movementId={receipt.movementId}
            badgeId={receipt.badgeId}
            state={badge.state}
            stage={badge.stage}
          />
        ) : null}
      </div>
      <DoneBar counting={!stays} held={held} seconds={seconds} doneMs={doneMs} onHold={onHold} onFinish={onFinish} />
    </main>
  );
}

function Words({ receipt, printed }: { readonly receipt: Receipt; readonly printed: boolean }): ReactNode {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const time = receipt.timeText;
  const showsScreen = receipt.nextStep === 'showBadgeAndLeave' && !printed;
  return (
    <div className="k-done-words" role="status">
      <span className="k-tick">
        <Check aria-hidden="true" strokeWidth={3.5} />
      </span>
      <h1 className="k-done-name" ref={heading} tabIndex={-1} data-focus-quietly>
        {receipt.personLabel}
      </h1>
      <p className="k-done-what">{t(`done.${receipt.kind}`, { time, building: receipt.building ?? '' })}</p>
      {saysReason(receipt) ? <p className="k-done-reason">{receipt.reasonName}</p> : null}
      <p className="k-done-next">{t(showsScreen ? 'done.nextNoBadge' : `done.next.${receipt.nextStep}`)}</p>
      {receipt.alreadyRecorded ? <p className="k-done-already">{t('done.already', { time })}</p> : null}
    </div>
  );
}

/** A return has none, and of a building the line above says it all. */
function saysReason({ kind }: Receipt): boolean {
  return kind !== 'return' && kind !== 'buildingIn' && kind !== 'buildingOut';
}

interface BadgeCardProps {
  readonly movementId: Receipt['movementId'];
  readonly badgeId: BadgeId;
  readonly state: BadgePrintState;
  readonly stage: string;
}

function BadgeCard({ movementId, badgeId, state, stage }: BadgeCardProps): ReactNode {
  const { t } = useTranslation();
  const [first, second] = spacedBadgeId(badgeId).split(' ');
  // A printer that is still "waiting" when we stop waiting for it is, for the pupil, a printer that isn't ready.
  const words = stage === 'writeDown' && (state === 'waiting' || state === 'printing') ? 'failed' : state;
  const Picture = stage === 'onItsWay' ? Printer : stage === 'writeDown' ? TriangleAlert : TicketCheck;
  return (
    <section className="k-badge-card" data-stage={stage} aria-label={t('done.badgeLabel')}>
      <p className="k-badge-card-label">{t('done.badgeLabel')}</p>
      <p className="k-badge-card-id" data-badge-id={badgeId}>
        <span>{first}</span> <span>{second}</span>
      </p>
      <p className="k-badge-card-state" role="status">
        <Picture aria-hidden="true" />
        <span>{t(`done.badge.${words}`)}</span>
      </p>
      {state === 'unconfirmed' ? <PrintAgain movementId={movementId} /> : null}
    </section>
  );
}

/** Only whoever stands here can see that nothing came out, so only they ask for it again. */
function PrintAgain({ movementId }: { readonly movementId: Receipt['movementId'] }): ReactNode {
  const { t } = useTranslation();
  const client = useClient();
  const [step, setStep] = useState<'offered' | 'asked' | 'refused'>('offered');
  async function ask(): Promise<void> {
    setStep('asked');
    try {
      await client.call('kiosk.reprintBadge', { movementId });
    } catch {
      // Whatever the reason (the hour's limit, most of all), the number on the screen and the desk are the way on.
      setStep('refused');
    }
  }
  if (step === 'refused') {
    return (
      <p className="k-badge-card-state" role="alert">
        {t('done.againRefused')}
      </p>
    );
  }
  return (
    <Button busy={step === 'asked'} icon={<Printer aria-hidden="true" />} onPress={() => void ask()}>
      {t('done.again')}
    </Button>
  );
}

interface DoneBarProps {
  readonly counting: boolean;
  readonly held: boolean;
  readonly seconds: number;
  readonly doneMs: number;
  readonly onHold: () => void;
  readonly onFinish: () => void;
}

function DoneBar({ counting, held, seconds, doneMs, onHold, onFinish }: DoneBarProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="k-bar k-done-bar">
      {counting ? <CountdownRing seconds={seconds} totalMs={doneMs} /> : null}
      {held ? (
        <p className="k-held" role="status">
          {t('done.held')}
        </p>
      ) : null}
      <span className="k-bar-space" />
      {counting ? (
        <Button className="k-bar-button" icon={<Hand aria-hidden="true" />} onPress={onHold}>
          {t('done.hold')}
        </Button>
      ) : null}
      <Button tone="primary" className="k-bar-button" icon={<CircleCheck aria-hidden="true" />} onPress={onFinish}>
        {t('done.finish')}
      </Button>
    </div>
  );
}

function CountdownRing({ seconds, totalMs }: { readonly seconds: number; readonly totalMs: number }): ReactNode {
  const { t } = useTranslation();
  const variables: Record<`--${string}`, string> = { '--total': `${totalMs}ms` };
  const style: CSSProperties = variables;
  return (
    <div className="k-ring" style={style} role="timer" aria-label={t('done.closing', { seconds })}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <circle className="k-ring-track" cx="32" cy="32" r="28" />
        <circle className="k-ring-left" cx="32" cy="32" r="28" pathLength={100} />
      </svg>
      <span aria-hidden="true">{seconds}</span>
    </div>
  );
}
