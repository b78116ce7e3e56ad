// The registers page: when each register opens, how long both stay open, which days, and what other times would break.
import { useState } from 'react';
import { weekday, type RegisterTimes, type Weekday } from '../../../shared/domain/attendance.ts';
import { sessionSpan, wallTimeOf } from '../../../shared/domain/code-table.ts';
import { checkRegisterTimes, isOpenTooLong, type RegisterProblem } from '../../../shared/domain/register-check.ts';
import { registerTimes } from '../../../shared/domain/attendance.ts';
import type { AffectedAction } from '../../../shared/ipc/admin/actions-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { adminRegisters } from '../../strings/admin/registers.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { CheckboxGroup } from '../parts/form/choice-fields.tsx';
import { FieldRow, Form } from '../parts/form/form.tsx';
import { isLocalTime } from '../parts/form/read-time.ts';
import { NumberField, TimeField } from '../parts/form/text-field.tsx';
import { Page, Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';

const words = adminRegisters;

/** The times as they are being typed. */
interface EditedTimes extends Omit<RegisterTimes, 'openForMinutes' | 'schoolDays'> {
  readonly openForMinutes: number | null;
  readonly schoolDays: readonly Weekday[];
}

/** The page *Registers*. */
export function RegistersPage() {
  const registers = useAdminQuery('registers.get', {});
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded result={registers}>{({ times }) => <RegistersForm key={JSON.stringify(times)} times={times} />}</Loaded>
    </Page>
  );
}

function RegistersForm({ times }: { readonly times: RegisterTimes }) {
  const [edited, setEdited] = useState<EditedTimes>(times);
  const [asked, setAsked] = useState(false);
  const parsed = registerTimes.safeParse(edited);
  const problems = parsed.success ? checkRegisterTimes(parsed.data) : [];
  const usable = parsed.success && problems.length === 0 ? parsed.data : null;
  const dirty = JSON.stringify(edited) !== JSON.stringify(times);
  const check = useAdminQuery('registers.check', usable === null ? null : { times: usable });
  const affected = check.status === 'ready' ? check.value.affected : [];
  const saving = useSaving(times);
  const save = () => {
    if (usable === null || check.status === 'loading') return;
    if (affected.length > 0) setAsked(true);
    else void saving.save(usable, false);
  };
  return (
    <Form label={words.form}>
      <Section title={words.times}>
        <TimeFields edited={edited} problems={problems} change={(more) => setEdited({ ...edited, ...more })} />
        {usable !== null && (
          <p className="adm-quiet">
            {words.closes(wallTimeOf(sessionSpan('AM', usable).closes), wallTimeOf(sessionSpan('PM', usable).closes))}{' '}
            {words.marksStay}
          </p>
        )}
        {edited.openForMinutes !== null && isOpenTooLong({ openForMinutes: edited.openForMinutes }) && (
          <Notice tone="waiting" title={words.tooLongTitle}>
            <p>{words.tooLongText}</p>
          </Notice>
        )}
      </Section>
      {affected.length > 0 && <Affected affected={affected} />}
      <SaveBar
        dirty={dirty}
        busy={saving.busy}
        saved={false}
        error={saving.error}
        onSave={save}
        onDiscard={() => setEdited(times)}
      />
      {asked && usable !== null && (
        <SaveAnyway
          affected={affected}
          busy={saving.busy}
          onCancel={() => setAsked(false)}
          onConfirm={() => {
            setAsked(false);
            void saving.save(usable, true);
          }}
        />
      )}
    </Form>
  );
}

interface SaveAnywayProps {
  readonly affected: readonly AffectedAction[];
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks before times are saved that leave actions with gaps, by name. */
function SaveAnyway({ affected, ...dialog }: SaveAnywayProps) {
  return (
    <ConfirmDialog title={words.confirmTitle(affected.length)} confirm={words.confirm} tone="danger" {...dialog}>
      <p>{affected.map(({ name, direction }) => words.affected(name, words.directions[direction])).join(', ')}</p>
      <p>{words.affectedText}</p>
    </ConfirmDialog>
  );
}

/** Saves and offers to go back to the times before, whatever those do to tables. */
function useSaving(before: RegisterTimes) {
  const client = useClient();
  const toast = useToast();
  const command = useCommand('registers.save');
  const save = async (times: RegisterTimes, accept: boolean): Promise<void> => {
    if ((await command.run({ times, accept })) === null) return;
    toast.undoable({ words: words.saved, undo: () => client.call('registers.save', { times: before, accept: true }) });
  };
  return { save, busy: command.busy, error: command.error };
}

interface TimeFieldsProps {
  readonly edited: EditedTimes;
  readonly problems: readonly RegisterProblem[];
  readonly change: (more: Partial<EditedTimes>) => void;
}

function TimeFields({ edited, problems, change }: TimeFieldsProps) {
  const problemOf = (field: RegisterProblem['field']) => problems.find((one) => one.field === field)?.words ?? null;
  const timeProblem = (field: 'amOpens' | 'pmOpens' | 'dayEnds') =>
    edited[field] === '' || (edited[field].length === 5 && !isLocalTime(edited[field]))
      ? words.timeProblem
      : problemOf(field);
  return (
    <>
      <FieldRow>
        <TimeField
          label={words.amOpens}
          value={edited.amOpens}
          problem={timeProblem('amOpens')}
          onChange={(amOpens) => change({ amOpens })}
        />
        <TimeField
          label={words.pmOpens}
          value={edited.pmOpens}
          problem={timeProblem('pmOpens')}
          onChange={(pmOpens) => change({ pmOpens })}
        />
        <TimeField
          label={words.dayEnds}
          hint={words.dayEndsHint}
          value={edited.dayEnds}
          problem={timeProblem('dayEnds')}
          onChange={(dayEnds) => change({ dayEnds })}
        />
        <NumberField
          label={words.openFor}
          hint={words.openForHint}
          min={1}
          max={120}
          value={edited.openForMinutes}
          problem={edited.openForMinutes === null ? words.openForProblem : problemOf('openForMinutes')}
          onChange={(openForMinutes) => change({ openForMinutes })}
        />
      </FieldRow>
      <CheckboxGroup
        label={words.days}
        hint={words.daysHint}
        inline
        choices={weekday.options.map((id) => ({ id, label: words.weekdays[id] }))}
        value={edited.schoolDays}
        problem={edited.schoolDays.length === 0 ? words.daysProblem : null}
        onChange={(schoolDays) => change({ schoolDays })}
      />
    </>
  );
}

/** The actions whose table these times would break, each with the way to it. */
function Affected({ affected }: { readonly affected: readonly AffectedAction[] }) {
  const { go } = useAdmin();
  return (
    <Notice tone="bad" title={words.affectedTitle(affected.length)} live="status">
      <p>{words.affectedText}</p>
      <ul className="adm-checks">
        {affected.map(({ actionId, name, direction, problems }) => (
          <li key={actionId}>
            <div>
              <strong>{words.affected(name, words.directions[direction])}</strong>
              {problems.map((problem) => (
                <span key={problem}>{problem}</span>
              ))}
              <Button size="admin" onPress={() => go('actions', { actionId })}>
                {words.open(name)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
