// The idle screen: the doors this school has, the clock, the school, and nothing else.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AlarmClock,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  DoorOpen,
  FlaskConical,
  IdCard,
  LogIn,
  ScanLine,
} from 'lucide-react';
import type { KioskState } from '../../../shared/ipc/kiosk-contract.ts';
import type { Door } from '../flow-types.ts';
import { HoldToOpen } from '../hold-to-open.tsx';
import { useKioskClock } from '../use-kiosk-clock.ts';

interface IdleScreenProps {
  readonly state: KioskState;
  readonly clockOffsetMs: number;
  readonly onDoor: (door: Door) => void;
  readonly onOpenAdmin: () => void;
}

const doors = [
  { door: 'late', Picture: AlarmClock },
  { door: 'leaving', Picture: DoorOpen },
  { door: 'return', Picture: LogIn },
  { door: 'sign', Picture: IdCard },
] as const;

/** The doors. Until the first list of pupils is there, a calm sentence stands in their place. */
export function IdleScreen({ state, clockOffsetMs, onDoor, onOpenAdmin }: IdleScreenProps): ReactNode {
  const { t } = useTranslation();
  const ready = state.roster === 'ready';
  return (
    <main className="k-idle" data-screen="idle" data-roster={state.roster}>
      <header className="k-idle-head">
        <div>
          <HoldToOpen words={t('idle.holdForAdmin')} onOpen={onOpenAdmin}>
            <h1 className="k-school">{state.schoolName}</h1>
          </HoldToOpen>
          {state.demo ? (
            <p className="k-demo">
              <FlaskConical aria-hidden="true" />
              {t('idle.demo')}
            </p>
          ) : null}
        </div>
        <Clock offsetMs={clockOffsetMs} timeZone={state.timeZone} />
      </header>
      {ready ? <Doors has={state.doors} onDoor={onDoor} /> : <NoRoster importing={state.roster === 'importing'} />}
      <footer className="k-idle-foot">
        {ready && (state.doors.sign || state.doors.return) ? (
          <p className="k-scan-hint">
            <ScanLine aria-hidden="true" />
            {t(state.doors.sign ? 'idle.cardHint' : 'idle.badgeHint')}
          </p>
        ) : (
          <span />
        )}
        {/* "Everything has arrived" is no comfort where the pupils have not. */}
        {ready || state.syncLight !== 'ok' ? <SyncLight light={state.syncLight} /> : null}
      </footer>
    </main>
  );
}

interface DoorsProps {
  readonly has: KioskState['doors'];
  readonly onDoor: (door: Door) => void;
}

function Doors({ has, onDoor }: DoorsProps): ReactNode {
  const { t } = useTranslation();
  const shown = doors.filter(({ door }) => has[door]);
  if (shown.length === 0) return <Words title={t('idle.noDoors')} next={t('idle.noDoorsNext')} />;
  return (
    <div className="k-doors" role="group" aria-label={t('idle.question')} data-doors={shown.length}>
      {shown.map(({ door, Picture }) => (
        <button
          key={door}
          type="button"
          className="k-door"
          data-door={door}
          aria-label={t(`doors.${door}`)}
          onClick={() => onDoor(door)}
        >
          <Picture className="k-door-picture" aria-hidden="true" strokeWidth={1.75} />
          <span className="k-door-label">{t(`doors.${door}`)}</span>
          <span className="k-door-hint">{t(`doors.${door}Hint`)}</span>
        </button>
      ))}
    </div>
  );
}

function NoRoster({ importing }: { readonly importing: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <Words
      title={t(importing ? 'idle.rosterImporting' : 'idle.rosterEmpty')}
      next={t(importing ? 'idle.rosterImportingNext' : 'idle.rosterEmptyNext')}
    >
      {importing ? <span className="spinner" aria-hidden="true" /> : null}
    </Words>
  );
}

interface WordsProps {
  readonly title: string;
  readonly next: string;
  readonly children?: ReactNode;
}

/** A calm sentence where the doors would be. */
function Words({ title, next, children }: WordsProps): ReactNode {
  return (
    <div className="k-no-roster" role="status">
      {children}
      <p className="k-message-title">{title}</p>
      <p className="k-message-next">{next}</p>
    </div>
  );
}

function Clock({ offsetMs, timeZone }: { readonly offsetMs: number; readonly timeZone: string }): ReactNode {
  const { timeText, dateText } = useKioskClock(offsetMs, timeZone);
  return (
    <div className="k-clock">
      <p className="k-clock-time">{timeText}</p>
      <p className="k-clock-date">{dateText}</p>
    </div>
  );
}

const lights = { ok: CircleCheck, waiting: CircleDashed, attention: CircleAlert } as const;

/** Discreet, and told apart by shape as well as by colour. */
function SyncLight({ light }: { readonly light: KioskState['syncLight'] }): ReactNode {
  const { t } = useTranslation();
  const Picture = lights[light];
  return (
    <span className="k-light" data-light={light} role="img" aria-label={t(`idle.light.${light}`)}>
      <Picture aria-hidden="true" />
    </span>
  );
}
