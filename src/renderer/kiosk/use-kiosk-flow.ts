// The flow's effects: sends what the reducer wants sent, keeps the flow against a crash, gives it back once.
import { useCallback, useEffect, useReducer, useRef, type Dispatch } from 'react';
import { requestId as requestIdSchema, type RequestId } from '../../shared/domain/ids.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import { assertNever } from '../../shared/util/assert-never.ts';
import type { Client } from '../api/client.ts';
import { useClient } from '../api/client-context.tsx';
import type { FlowEvent } from './flow-events.ts';
import { reduceFlow } from './flow-machine.ts';
import { idleState } from './flow-states.ts';
import type { FlowState, KeptState, Submission } from './flow-types.ts';
import { keptOf } from './read-kept-flow.ts';

/** Touches come in bursts; one write after them is enough. */
const KEEP_AFTER_MS = 150;

/** A fresh id for one walk through the flow. */
export function newRequestId(): RequestId {
  return requestIdSchema.parse(crypto.randomUUID());
}

/** The flow and how to send it events. `kept` is what main kept before a renderer crash, or null. */
export function useKioskFlow(kept: KeptState | null): readonly [FlowState, Dispatch<FlowEvent>] {
  const [state, dispatch] = useReducer(reduceFlow, kept, startFrom);
  useSending(state.sending, dispatch);
  useKeeping(state);
  return [state, dispatch];
}

function startFrom(kept: KeptState | null): FlowState {
  return kept === null ? idleState : reduceFlow(idleState, { type: 'restored', kept });
}

function useSending(sending: Submission | null, dispatch: Dispatch<FlowEvent>): void {
  const client = useClient();
  // The object, not its id: Try again sends an equal submission once more.
  const inFlight = useRef<Submission | null>(null);
  const send = useCallback(
    async (submission: Submission): Promise<void> => {
      try {
        dispatch(await answerTo(client, submission));
      } catch (thrown) {
        const { code, context, fields } = asAppError(thrown);
        dispatch({
          type: 'refused',
          requestId: submission.requestId,
          code,
          ref: typeof context['ref'] === 'string' ? context['ref'] : '',
          leftAtText: fields?.['leftAtText'] ?? null,
        });
      }
    },
    [client, dispatch],
  );
  useEffect(() => {
    if (inFlight.current === sending) return;
    inFlight.current = sending;
    if (sending !== null) void send(sending);
  }, [sending, send]);
}

async function answerTo(client: Client, submission: Submission): Promise<FlowEvent> {
  const { requestId } = submission;
  switch (submission.type) {
    case 'movement': {
      const { type: _type, ...input } = submission;
      return { type: 'recorded', requestId, receipt: await client.call('kiosk.recordMovement', input) };
    }
    case 'returnByBadge': {
      const by = { kind: 'badge', text: submission.text } as const;
      return { type: 'recorded', requestId, receipt: await client.call('kiosk.recordReturn', { requestId, by }) };
    }
    case 'returnByPerson': {
      const { personId, identifiedBy } = submission;
      const by = { kind: 'person', personId, identifiedBy } as const;
      return { type: 'recorded', requestId, receipt: await client.call('kiosk.recordReturn', { requestId, by }) };
    }
    case 'identify':
      return { type: 'identified', requestId, name: await client.call('kiosk.identify', { by: submission.by }) };
    default:
      return assertNever(submission);
  }
}

function useKeeping(state: FlowState): void {
  const client = useClient();
  const kept = keptOf(state);
  const stateJson = kept === null ? null : JSON.stringify(kept);
  const lastKept = useRef<string | null>(null);
  useEffect(() => {
    if (stateJson === lastKept.current) return undefined;
    const timer = setTimeout(
      () => {
        lastKept.current = stateJson;
        // Losing this costs a pupil some touches after a crash, and nothing else.
        client.call('kiosk.keepFlow', { stateJson }).catch(() => undefined);
      },
      stateJson === null ? 0 : KEEP_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [client, stateJson]);
}
