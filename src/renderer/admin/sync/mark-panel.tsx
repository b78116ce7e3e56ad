// One mark's whole story, and what a person can do about it.
import { useState } from 'react';
import type { MarkRow } from '../../../shared/ipc/admin/marks-contract.ts';
import { syncWords } from '../../strings/admin/sync.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { StateWord } from '../logbook/mark-chip.tsx';
import { momentText, shortDayText } from '../logbook/school-day.ts';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { Facts } from '../parts/facts.tsx';
import { SidePanel } from '../parts/layout/side-panel.tsx';
import { useCommand } from '../parts/use-command.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { goesText } from './mark-moments.ts';
import { SettleDialog } from './settle-dialog.tsx';

const words = syncWords.panel;

type Asking = 'correct' | 'send' | 'byHand' | 'leave';

/** The panel on the right. */
export function MarkPanel({ mark, onClose }: { readonly mark: MarkRow; readonly onClose: () => void }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <SidePanel title={mark.personName} closeLabel={words.close} onClose={onClose}>
      <MarkFacts mark={mark} />
      <div className="adm-actions adm-panel__foot">
        <MarkActions mark={mark} onAsk={setAsking} />
      </div>
      {(asking === 'correct' || asking === 'send') && (
        <CorrectDialog mark={mark} isSameMark={asking === 'send'} onClose={close} />
      )}
      {(asking === 'byHand' || asking === 'leave') && <SettleDialog mark={mark} how={asking} onClose={close} />}
    </SidePanel>
  );
}

function MarkFacts({ mark }: { readonly mark: MarkRow }) {
  const { kiosk, nowMs, go } = useAdmin();
  const moment = (epochMs: number) => momentText(epochMs, nowMs(), kiosk.timeZone);
  const isOpen = mark.state === 'waiting' || mark.state === 'sent';
  const facts: (readonly [string, string])[] = [[words.made, moment(mark.madeAtMs)]];
  if (isOpen) facts.push([words.goes, goesText(mark, moment)]);
  if (mark.settledAtMs !== null) facts.push([words.settled, moment(mark.settledAtMs)]);
  if (mark.attempts > 0) facts.push([words.attempts, String(mark.attempts)]);
  return (
    <>
      <p className="adm-story__head">
        <span className="adm-chip__letter">{mark.code}</span>
        <span>
          {enAdmin.writeback.session[mark.session]}, {shortDayText(mark.date)}
        </span>
        <StateWord state={mark.state} />
      </p>
      {mark.errorCode !== null && mark.state !== 'confirmed' && <Trouble mark={mark} />}
      <p>{mark.explanation}</p>
      {mark.minutesLate !== null && mark.minutesLate > 0 && (
        <p className="adm-quiet">{enAdmin.writeback.minutesLate(mark.minutesLate)}</p>
      )}
      <p className="adm-quiet">
        {mark.byHand ? syncWords.byHand : mark.isVerified ? syncWords.verified : enAdmin.writeback.meaning[mark.state]}
      </p>
      <Facts facts={facts} />
      <div className="adm-actions">
        <Button size="admin" onPress={() => go('addressBooks', { personId: mark.personId })}>
          {words.person}
        </Button>
      </div>
    </>
  );
}

/** These carry the code that the register held, not the MIS's words. */
const heldCodes: ReadonlySet<string> = new Set([
  'MARK_PLANNED',
  'MARK_PRESENT_ALREADY',
  'MARK_AGAINST_PRESENCE',
  'MARK_CHANGED_SINCE',
]);

function Trouble({ mark }: { readonly mark: MarkRow }) {
  const { errorCode, errorWords } = mark;
  if (errorCode === null) return null;
  return (
    <div className="adm-story__trouble">
      <ErrorStory code={errorCode} />
      {errorWords !== null && (
        <p>{heldCodes.has(errorCode) ? syncWords.held(errorWords) : enAdmin.writeback.misSaid(errorWords)}</p>
      )}
    </div>
  );
}

function MarkActions({ mark, onAsk }: { readonly mark: MarkRow; readonly onAsk: (asking: Asking) => void }) {
  const retry = useCommand('admin.retryMark');
  const isParked = mark.state === 'refused' || mark.state === 'needs_person';
  const isOverHeld = mark.errorCode !== null && heldCodes.has(mark.errorCode);
  const canSettle = isParked || mark.state === 'waiting';
  const canCorrect = mark.state !== 'superseded';
  return (
    <>
      {isParked && !isOverHeld && (
        <Button size="admin" tone="primary" busy={retry.busy} onPress={() => void retry.run({ markId: mark.markId })}>
          {words.retry}
        </Button>
      )}
      {isOverHeld && canCorrect && (
        <Button size="admin" onPress={() => onAsk('send')}>
          {words.sendAnyway}
        </Button>
      )}
      {canCorrect && (
        <Button size="admin" onPress={() => onAsk('correct')}>
          {words.correct}
        </Button>
      )}
      {canSettle && (
        <>
          <Button size="admin" onPress={() => onAsk('byHand')}>
            {words.byHand}
          </Button>
          <Button size="admin" onPress={() => onAsk('leave')}>
            {words.leave}
          </Button>
        </>
      )}
      {retry.state.status === 'done' && <p role="status">{words.retried}</p>}
      {retry.error !== null && <AdminError error={retry.error} />}
    </>
  );
}
