// Why? Up to twelve reasons, each with its picture and its colour.
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReasonChoice, ReasonsAnswer } from '../../../shared/ipc/kiosk-contract.ts';
import { useQuery } from '../../api/use-query.ts';
import { ReasonIcon } from '../../ui/reason-icon.tsx';
import { Answers, columnsStyle } from '../answers.tsx';
import type { NameChosen } from '../flow-types.ts';
import { reasonShape } from '../grid-shape.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { mapQuery } from '../map-query.ts';
import { useDelayed } from '../use-delayed.ts';

interface ReasonScreenProps {
  readonly walk: NameChosen;
  readonly nav: KioskNav;
  /** The reason being recorded right now, or null. */
  readonly sendingActionId: string | null;
  readonly onChoose: (reason: ReasonChoice) => void;
  /** Something has to be said before a reason is asked for. */
  readonly onOther: (answer: OtherAnswer) => void;
}

/** They are down as out, or as signed in already, or as not signed in. */
export type OtherAnswer = Exclude<ReasonsAnswer, { next: 'reason' }>;

/** The reason question. For a late pupil the touch on a reason is the last one: it records. */
export function ReasonScreen({ walk, nav, sendingActionId, onChoose, onOther }: ReasonScreenProps): ReactNode {
  const { t, i18n } = useTranslation();
  const kind = walk.reasonDoor ?? (walk.door === 'leaving' ? 'leaving' : 'late');
  const answer = useQuery('kiosk.listReasons', { kind, personId: walk.name.personId, language: i18n.language });
  const other = answer.status === 'ready' && answer.value.next !== 'reason' ? answer.value : null;
  useOther(other, onOther);
  const query = mapQuery(answer, (value) => (value.next === 'reason' ? value.reasons : []));
  const slow = useDelayed(sendingActionId !== null);
  // The next screen is on its way: no words that would flash by.
  if (other !== null) return null;
  return (
    <KioskFrame
      screen="reason"
      question={t(kind === 'late' ? 'reason.questionLate' : 'reason.questionLeaving')}
      nav={nav}
    >
      <Answers query={query} empty={{ title: t('reason.empty'), next: t('reason.emptyNext') }}>
        {(reasons) => (
          <div
            className="k-grid k-reasons"
            role="group"
            aria-label={t('reason.answers')}
            style={columnsStyle(reasonShape(reasons.length), reasons.length)}
          >
            {reasons.map((reason) => (
              <ReasonTile
                key={reason.actionId}
                reason={reason}
                off={sendingActionId !== null}
                slow={slow && sendingActionId === reason.actionId}
                onChoose={onChoose}
              />
            ))}
          </div>
        )}
      </Answers>
    </KioskFrame>
  );
}

function useOther(other: OtherAnswer | null, onOther: (answer: OtherAnswer) => void): void {
  const latest = useRef(onOther);
  useEffect(() => {
    latest.current = onOther;
  });
  useEffect(() => {
    if (other !== null) latest.current(other);
  }, [other]);
}

interface ReasonTileProps {
  readonly reason: ReasonChoice;
  readonly off: boolean;
  readonly slow: boolean;
  readonly onChoose: (reason: ReasonChoice) => void;
}

function ReasonTile({ reason, off, slow, onChoose }: ReasonTileProps): ReactNode {
  const colour: Record<`--${string}`, string> = { '--tint': `var(--reason-${reason.icon})` };
  const style: CSSProperties = colour;
  return (
    <button
      type="button"
      className="k-tile k-reason"
      style={style}
      aria-disabled={off || undefined}
      onClick={() => onChoose(reason)}
    >
      <span className="k-reason-icon">
        {slow ? <span className="spinner" aria-hidden="true" /> : <ReasonIcon icon={reason.icon} />}
      </span>
      <span className="k-tile-label">{reason.name}</span>
    </button>
  );
}
