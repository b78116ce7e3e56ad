// The touchscreen: shows the flow's screen and turns touches into its events.
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import type { KeptState } from './flow-types.ts';
import { FlowScreenView } from './flow-screen-view.tsx';
import { IdleWarning, ReceptionDialog } from './overlays.tsx';
import { newRequestId, useKioskFlow } from './use-kiosk-flow.ts';
import { useIdleTimer } from './use-idle-timer.ts';
import { useScanner } from './use-scanner.ts';

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

  // Always: a scan that is not wanted must not press a button with the Enter it ends on. The flow knows where it counts.
  useScanner(true, (text) => {
    if (state.roster === 'ready' && !receptionOpen) dispatch({ type: 'scanned', text, requestId: newRequestId() });
  });
  useIdleTimer(!idle && !warned && sending === null, state.flow.idleWarningAfterMs, screen.screen, () =>
    dispatch({ type: 'idleWarned' }),
  );
  useEscape(!idle && !warned && !receptionOpen, () => dispatch({ type: 'wentBack' }));
  useAdminKeys(idle, onOpenAdmin);

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
