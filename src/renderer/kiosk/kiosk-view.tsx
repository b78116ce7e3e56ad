// The touchscreen: shows the flow's screen and turns touches into its events.
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import type { KeptState } from './flow-types.ts';
import { FlowScreenView } from './flow-screen-view.tsx';
import { IdleWarning, ReceptionDialog } from './overlays.tsx';
import { newRequestId, useKioskFlow } from './use-kiosk-flow.ts';
import { useIdleTimer } from './use-idle-timer.ts';
import { ScanNote } from './scan-note.tsx';
import { useScanner } from '../scanner/use-scanner.ts';
import { SignalLight } from '../signals/signal-light.tsx';
import { useSignals } from '../signals/use-signals.ts';

interface KioskViewProps {
  readonly state: KioskState;
  /** How far the kiosk's clock is from this PC's, in milliseconds. */
  readonly clockOffsetMs: number;
  readonly kept: KeptState | null;
  readonly onOpenAdmin: () => void;
}

/** The whole kiosk. */
export function KioskView({ state, clockOffsetMs, kept, onOpenAdmin }: KioskViewProps): ReactNode {
  const [flow, dispatch] = useKioskFlow(kept);
  const [receptionOpen, setReceptionOpen] = useState(false);
  const { screen, sending, warned } = flow;
  const idle = screen.screen === 'idle';
  const note = flow.scan?.note ?? null;

  // A question about a scan is a screen of its own.
  const stage = (flow.scan?.waiting ?? null) === null ? screen.screen : 'scan';

  useScanner('view', ({ text, atMs }) => {
    // Until the pupils are there the idle screen says where to go.
    if (state.roster !== 'ready') return;
    // Whoever scans has not asked for reception.
    setReceptionOpen(false);
    dispatch({ type: 'scanned', text, requestId: newRequestId(), atMs });
  });
  useIdleTimer(!idle && !warned && sending === null, state.flow.idleWarningAfterMs, stage, () =>
    dispatch({ type: 'idleWarned' }),
  );
  useEscape(!idle && !warned && !receptionOpen, () => dispatch({ type: 'wentBack' }));
  useAdminKeys(idle, onOpenAdmin);

  const light = useSignals(flow, state.signals);
  const closeReception = useCallback(() => setReceptionOpen(false), []);
  return (
    <div className="kiosk" onContextMenu={(event) => event.preventDefault()}>
      <FlowScreenView
        flow={flow}
        state={state}
        clockOffsetMs={clockOffsetMs}
        dispatch={dispatch}
        onCallReception={() => setReceptionOpen(true)}
        onOpenAdmin={onOpenAdmin}
      />
      {light === null ? null : <SignalLight key={light.id} signal={light.signal} />}
      {note === null ? null : <ScanNote note={note} onRead={() => dispatch({ type: 'scanNoteRead' })} />}
      {receptionOpen && !warned && !idle ? <ReceptionDialog onClose={closeReception} /> : null}
      {warned ? (
        <IdleWarning
          countdownMs={state.flow.idleCountdownMs}
          onStay={() => dispatch({ type: 'stayed' })}
          onExpire={() => {
            setReceptionOpen(false);
            dispatch({ type: 'idleExpired' });
          }}
        />
      ) : null}
    </div>
  );
}

function useEscape(active: boolean, onEscape: () => void): void {
  useWindowKey(active, (event) => event.key === 'Escape', onEscape);
}

/** For a kiosk with a keyboard: Ctrl+Shift+A is the same as holding the school's name. */
function useAdminKeys(active: boolean, onOpen: () => void): void {
  useWindowKey(active, (event) => event.ctrlKey && event.shiftKey && event.key.toLowerCase() === 'a', onOpen);
}

function useWindowKey(active: boolean, matches: (event: KeyboardEvent) => boolean, onKey: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!matches(event)) return;
      event.preventDefault();
      onKey();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [active, matches, onKey]);
}
