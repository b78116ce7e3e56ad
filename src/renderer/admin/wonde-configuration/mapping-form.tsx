// The editor of one sync mapping.
import { useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { MappingChange, WondeConfiguration } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { useToast } from '../frame/toasts.tsx';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { Form } from '../parts/form/form.tsx';
import { problemOf } from '../parts/form/problems.ts';
import { Select } from '../parts/form/select.tsx';
import { Page, Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { Switch } from '../parts/switch.tsx';
import { STUDENT } from '../../../shared/domain/user-type.ts';
import { draftOf, missingIn, type EditedMapping } from './edited-mapping.ts';
import { PreviewDialog } from './mapping-preview.tsx';
import { StaffFields } from './staff-fields.tsx';
import { useMappingChange } from './use-mapping-change.ts';
import { YearFields } from './year-fields.tsx';

const words = adminPeopleSetup.mappingForm;
const mappingsWords = adminPeopleSetup.mappings;

interface MappingFormProps {
  readonly start: EditedMapping;
  readonly facts: WondeConfiguration;
  readonly onClose: () => void;
}

export interface MappingFieldsProps {
  readonly edited: EditedMapping;
  readonly facts: WondeConfiguration;
  readonly change: (more: Partial<EditedMapping>) => void;
}

/** Adds or changes a mapping. */
export function MappingForm({ start, facts, onClose }: MappingFormProps) {
  const toast = useToast();
  const ask = useAskBeforeLeaving();
  const [edited, setEdited] = useState(start);
  const [tried, setTried] = useState(false);
  const changing = useMappingChange((_change: MappingChange, { moved, cleared }) => {
    toast.say(moved === 0 ? words.saved : words.savedMoved(moved, cleared));
    onClose();
  });
  const change = (more: Partial<EditedMapping>) => setEdited({ ...edited, ...more });
  const missing = tried ? missingIn(edited) : [];
  const save = () => {
    setTried(true);
    const mapping = draftOf(edited);
    if (mapping !== null) void changing.begin({ kind: 'save', mapping });
  };
  const isDirty = start.id === null || JSON.stringify(edited) !== JSON.stringify(start);
  return (
    <Page
      title={start.id === null ? words.addTitle : words.editTitle}
      lead={words.lead}
      actions={
        <Button size="admin" onPress={() => ask(onClose)}>
          {words.back}
        </Button>
      }
    >
      <Form label={start.id === null ? words.addTitle : words.editTitle}>
        <Section title={words.whoTitle}>
          {start.id === null && (
            <RadioGroup
              label={words.entity}
              inline
              value={edited.entity}
              choices={[
                { id: 'student', label: words.student },
                { id: 'staff', label: words.staff },
              ]}
              onChange={(entity) => change({ entity, userTypeId: null })}
            />
          )}
          {edited.entity === 'student' ? (
            <YearFields
              edited={edited}
              facts={facts}
              change={change}
              problem={missing.includes('years') ? words.problems.years : null}
            />
          ) : (
            <StaffFields
              edited={edited}
              facts={facts}
              change={change}
              problem={problemOf(changing.error, 'departmentId', words.problems)}
            />
          )}
        </Section>
        <Section title={words.whereTitle}>
          <UserTypeField
            edited={edited}
            facts={facts}
            change={change}
            problem={
              missing.includes('userTypeId')
                ? words.problems.userTypeId
                : problemOf(changing.error, 'userTypeId', words.problems)
            }
          />
        </Section>
        <Section title={words.switchesTitle}>
          <Switches edited={edited} facts={facts} change={change} />
        </Section>
        <Overlap error={changing.error} facts={facts} />
        <SaveBar
          dirty={isDirty}
          busy={changing.busy}
          saved={false}
          error={barError(changing.error, changing.asked !== null)}
          saveLabel={words.save}
          onSave={save}
        />
      </Form>
      {changing.asked !== null && (
        <PreviewDialog
          kind="save"
          preview={changing.asked.preview}
          busy={changing.busy}
          error={changing.error}
          onConfirm={() => void changing.confirm()}
          onCancel={changing.cancel}
        />
      )}
    </Page>
  );
}

/** What the bar says of an error: not what the dialog or the overlap's own words say already. */
function barError(error: AppError | null, isAsking: boolean): AppError | null {
  return isAsking || error?.code === 'MAPPING_OVERLAPS' ? null : error;
}

type FieldProps = MappingFieldsProps & { readonly problem: string | null };

function UserTypeField({ edited, facts, change, problem }: FieldProps) {
  const { go } = useAdmin();
  const isStaff = edited.entity === 'staff';
  const options = facts.userTypes
    .filter((one) => !one.retired && !(isStaff && one.id === STUDENT))
    .map(({ id, name }) => ({ id, label: name }));
  if (options.length === 0) {
    return (
      <Notice
        tone="waiting"
        title={words.noUserType}
        actions={
          <Button size="admin" onPress={() => go('userTypes')}>
            {words.toUserTypes}
          </Button>
        }
      />
    );
  }
  return (
    <Select
      label={words.userType}
      hint={isStaff ? words.userTypeHintStaff : words.userTypeHint}
      required
      problem={problem}
      options={options}
      value={edited.userTypeId}
      onChange={(userTypeId) => change({ userTypeId })}
    />
  );
}

/** Read, and Write where the school's MIS has it; where it has not, why. */
function Switches({ edited, facts, change }: MappingFieldsProps) {
  const { allowsWriteback, writebackEnabled } = facts.mis;
  return (
    <>
      <Switch
        label={words.read}
        on={edited.reads}
        meaning={edited.reads ? words.readOn : words.readOff}
        onChange={(reads) => change({ reads })}
      />
      {edited.entity === 'staff' && <p className="adm-quiet">{words.staffReadOnly}</p>}
      {edited.entity === 'student' && allowsWriteback === false && (
        <Notice tone="calm" title={mappingsWords.writebackNever} />
      )}
      {edited.entity === 'student' && allowsWriteback !== false && (
        <Switch
          label={words.write}
          on={edited.writes}
          meaning={edited.writes ? words.writeOn : words.writeOff}
          onChange={(writes) => change({ writes })}
        />
      )}
      {edited.entity === 'student' && allowsWriteback === null && (
        <p className="adm-quiet">{mappingsWords.writebackUnknown}</p>
      )}
      {edited.entity === 'student' && allowsWriteback !== false && !writebackEnabled && (
        <p className="adm-quiet">{mappingsWords.writebackOff}</p>
      )}
    </>
  );
}

/** Which year, or which staff, another mapping has already. */
function Overlap({ error, facts }: { readonly error: AppError | null; readonly facts: WondeConfiguration }) {
  if (error?.code !== 'MAPPING_OVERLAPS') return null;
  const [claim] = Object.entries(error.fields ?? {});
  const other = facts.mappings.find(({ mapping }) => mapping.id === claim?.[1]);
  const key = claim?.[0] ?? '';
  const staffWords: Readonly<Record<string, string>> = mappingsWords.staff;
  const year = facts.years.find((one) => one.key === key);
  const what = year?.name ?? staffWords[key] ?? (key === 'others' ? words.others : key);
  return <Notice tone="bad" live="alert" title={words.overlap(what, other?.userTypeName ?? '')} />;
}
