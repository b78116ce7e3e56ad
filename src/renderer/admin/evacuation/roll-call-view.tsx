// A roll call: who is missing on top, one big touch for each person seen, and what changed since it began.
import { ArrowLeft, Check, CircleCheck, Square } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { RollCall, RollCallId, RollCallPerson } from '../../../shared/ipc/admin/presence-contract.ts';
import { presenceWords } from '../../strings/admin/presence.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { FilterBar, SearchBox } from '../parts/layout/filter-bar.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { findPeople } from './find-people.ts';
import { PaperButtons } from './paper-buttons.tsx';
import { useSettledPlaces } from './use-settled-places.ts';
import { useTicks, type Ticks } from './use-ticks.ts';

const words = presenceWords.rollCall;

interface RollCallViewProps {
  readonly rollCallId: RollCallId;
  readonly onBack: () => void;
}

/** One roll call, under way or of the past. */
export function RollCallView({ rollCallId, onBack }: RollCallViewProps) {
  const rollCall = useAdminQuery('presence.getRollCall', { rollCallId });
  return (
    <Loaded result={rollCall}>
      {(value) => <RollCallLoaded rollCall={value} onBack={onBack} onChanged={rollCall.refetch} />}
    </Loaded>
  );
}

interface RollCallLoadedProps {
  readonly rollCall: RollCall;
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

function RollCallLoaded({ rollCall, onBack, onChanged }: RollCallLoadedProps) {
  const ticks = useTicks(rollCall.id, onChanged);
  const [asksToEnd, setAsksToEnd] = useState(false);
  const [text, setText] = useState('');
  const { ended } = rollCall;
  const isHere = (person: RollCallPerson) => ticks.pending.get(person.personId) ?? person.tick !== null;
  const seenCount = rollCall.people.filter(isHere).length;
  const began = words.began(rollCall.startedText, rollCall.startedBy);
  return (
    <Page
      title={words.title}
      lead={`${began} · ${ended === null ? words.running : words.ended(ended.timeText, ended.by)}`}
      actions={
        <>
          {ended === null && (
            <Button size="admin" tone="primary" onPress={() => setAsksToEnd(true)}>
              {words.end}
            </Button>
          )}
          <PaperButtons sheet={{ kind: 'rollCall', rollCallId: rollCall.id }} />
          <Button size="admin" icon={<ArrowLeft aria-hidden />} onPress={onBack}>
            {words.back}
          </Button>
        </>
      }
    >
      <div className="adm-presence__head">
        <Counts missing={rollCall.people.length - seenCount} seen={seenCount} />
        <FilterBar>
          <SearchBox label={words.search} value={text} onChange={setText} />
        </FilterBar>
      </div>
      {ticks.error !== null && <AdminError error={ticks.error} />}
      <People rollCall={rollCall} text={text} ticks={ticks} isHere={isHere} />
      {asksToEnd && (
        <EndDialog
          rollCall={rollCall}
          missing={rollCall.people.length - seenCount}
          onClose={(isEnded) => {
            setAsksToEnd(false);
            if (isEnded) onChanged();
          }}
        />
      )}
    </Page>
  );
}

function Counts({ missing, seen }: { readonly missing: number; readonly seen: number }) {
  return (
    <div className="adm-presence__counts" role="status">
      <p className={missing === 0 ? 'adm-presence__number' : 'adm-presence__number adm-presence__number--missing'}>
        <strong>{missing}</strong> {words.missing}
      </p>
      <p className="adm-presence__number">
        <strong>{seen}</strong> {words.seen}
      </p>
    </div>
  );
}

interface PeopleProps {
  readonly rollCall: RollCall;
  readonly text: string;
  readonly ticks: Ticks;
  readonly isHere: (person: RollCallPerson) => boolean;
}

function People({ rollCall, text, ticks, isHere }: PeopleProps) {
  const found = findPeople(rollCall.people, text);
  const placed = useSettledPlaces(rollCall.people.filter(isHere).map(({ personId }) => personId));
  const missing = found.filter(({ personId }) => !placed.has(personId));
  const seen = found.filter(({ personId }) => placed.has(personId));
  const missingCount = found.filter((person) => !isHere(person)).length;
  const joined = findPeople(rollCall.joined, text);
  const row = (person: RollCallPerson) => (
    <TickRow
      key={person.personId}
      person={person}
      isHere={isHere(person)}
      moves={isHere(person) !== placed.has(person.personId)}
      off={rollCall.ended !== null}
      onTick={() => ticks.tick(person.personId, !isHere(person))}
    />
  );
  return (
    <>
      {rollCall.people.length === 0 && <Notice tone="calm" title={words.nobody} />}
      {rollCall.people.length > 0 && rollCall.people.every(isHere) && <Notice tone="good" title={words.allSeen} />}
      {found.length + joined.length === 0 && text !== '' && (
        <p className="adm-quiet">{presenceWords.evacuation.noneFound}</p>
      )}
      {missing.length > 0 && <Group heading={words.missingHeading(missingCount)}>{missing.map(row)}</Group>}
      {joined.length > 0 && (
        <Group heading={words.joinedHeading(joined.length)} why={words.joinedWhy}>
          {joined.map((person) => (
            <li key={person.personId} className="adm-tick adm-tick--plain">
              <strong className="adm-tick__name">{person.name}</strong>
              <span className="adm-tick__note">
                {[person.group, words.since(person.sinceText)].filter((part) => part !== '').join(' · ')}
              </span>
            </li>
          ))}
        </Group>
      )}
      {seen.length > 0 && <Group heading={words.seenHeading(found.length - missingCount)}>{seen.map(row)}</Group>}
    </>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly why?: string;
  readonly children: ReactNode;
}

function Group({ heading, why, children }: GroupProps) {
  return (
    <section className="adm-presence__group" aria-label={heading}>
      <h2>{heading}</h2>
      {why !== undefined && <p className="adm-quiet">{why}</p>}
      <ul className="adm-ticks">{children}</ul>
    </section>
  );
}

interface TickRowProps {
  readonly person: RollCallPerson;
  readonly isHere: boolean;
  /** Goes to the other list in a moment. */
  readonly moves: boolean;
  readonly off: boolean;
  readonly onTick: () => void;
}

function TickRow({ person, isHere, moves, off, onTick }: TickRowProps) {
  const notes = [
    person.group,
    person.building,
    person.signedOutText === null ? null : words.signedOut(person.signedOutText),
    person.checkedOut === null ? null : words.left(person.checkedOut.timeText, person.checkedOut.actionName),
    person.tick === null ? null : words.tickedAt(person.tick.timeText, person.tick.by),
  ].filter((note) => note !== null && note !== '');
  const Icon = isHere ? CircleCheck : off ? Square : Check;
  return (
    <li data-moves={moves}>
      <button
        type="button"
        className="adm-tick"
        data-here={isHere}
        aria-pressed={isHere}
        disabled={off}
        onClick={onTick}
      >
        <span className="adm-tick__box">
          <Icon aria-hidden />
        </span>
        <span className="adm-tick__words">
          <strong className="adm-tick__name">{person.name}</strong>{' '}
          <span className="adm-tick__note">{notes.join(' · ')}</span>
        </span>
      </button>
    </li>
  );
}

interface EndDialogProps {
  readonly rollCall: RollCall;
  readonly missing: number;
  readonly onClose: (isEnded: boolean) => void;
}

function EndDialog({ rollCall, missing, onClose }: EndDialogProps) {
  const end = useCommand('presence.endRollCall');
  async function doEnd(): Promise<void> {
    if ((await end.run({ rollCallId: rollCall.id })) !== null) onClose(true);
  }
  return (
    <ConfirmDialog
      title={words.endTitle}
      confirm={words.endButton}
      busy={end.busy}
      error={end.error}
      onConfirm={() => void doEnd()}
      onCancel={() => onClose(false)}
    >
      <p>{words.endWhy(missing)}</p>
    </ConfirmDialog>
  );
}
