// Which staff a mapping takes in, and into which department.
import type { WondeConfiguration } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { Select } from '../parts/form/select.tsx';
import type { EditedMapping } from './edited-mapping.ts';

const words = adminPeopleSetup.mappingForm;
const { staff: staffWords, staffMeaning } = adminPeopleSetup.mappings;

interface StaffFieldsProps {
  readonly edited: EditedMapping;
  readonly facts: WondeConfiguration;
  readonly change: (more: Partial<EditedMapping>) => void;
  readonly problem: string | null;
}

/** Scope and department. */
export function StaffFields({ edited, facts, change, problem }: StaffFieldsProps) {
  const choices = (['all', 'teaching', 'support'] as const).map((id) => {
    const owner = facts.mappings.find(
      ({ mapping }) => mapping.entity === 'staff' && mapping.staff === id && mapping.id !== edited.id,
    );
    const meaning = owner === undefined ? staffMeaning[id] : words.othersTaken(owner.userTypeName);
    return { id, label: staffWords[id], meaning, off: owner !== undefined };
  });
  const departments = facts.departments
    .filter((one) => !one.retired || one.id === edited.departmentId)
    .map(({ id, name }) => ({ id, label: name }));
  return (
    <>
      <RadioGroup
        label={words.staffScope}
        value={edited.staff}
        choices={choices}
        onChange={(staff) => change({ staff })}
      />
      <Select
        label={words.department}
        hint={words.departmentHint}
        problem={problem}
        options={departments}
        value={edited.departmentId}
        onChange={(departmentId) => change({ departmentId })}
      />
    </>
  );
}
