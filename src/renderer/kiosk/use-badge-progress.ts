// Where the badge of a receipt stands, reduced to what the pupil has to do.
import { useEffect, useState } from 'react';
import type { BadgePrintState, Receipt } from '../../shared/ipc/kiosk-contract.ts';
import { useQuery } from '../api/use-query.ts';

/** none: no badge; onItsWay: wait for it; take: it is out; writeDown: it is not, so the number has to do. */
export type BadgeStage = 'none' | 'onItsWay' | 'take' | 'writeDown';

/** A badge that is not out by now is not worth standing and waiting for. */
const PATIENCE_MS = 10_000;

/** Follows the print of a leaving receipt's badge. */
export function useBadgeProgress(receipt: Receipt): { readonly state: BadgePrintState; readonly stage: BadgeStage } {
  const { movementId, badgeId, kind } = receipt;
  const hasBadge = kind === 'leaving' && badgeId !== null;
  const query = useQuery('kiosk.getBadgeProgress', hasBadge ? { movementId } : null);
  const state = query.status === 'ready' ? query.value.state : 'waiting';
  const settled = stageOf(state);
  const [patient, setPatient] = useState(true);
  const waiting = hasBadge && settled === 'onItsWay';
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  if (!hasBadge) return { state, stage: 'none' };
  return { state, stage: settled === 'onItsWay' && !patient ? 'writeDown' : settled };
}

function stageOf(state: BadgePrintState): BadgeStage {
  if (state === 'waiting' || state === 'printing') return 'onItsWay';
  return state === 'confirmed' || state === 'sent' ? 'take' : 'writeDown';
}
