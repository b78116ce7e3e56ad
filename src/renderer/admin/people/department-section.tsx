// The department of a member of staff: as the mapping says, or one chosen here that wins over it.
import type { Profile } from '../../../shared/ipc/admin/people-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { profileWords } from '../../strings/admin/profile.ts';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Select, type SelectOption } from '../parts/form/select.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import type { SectionProps } from './profile-view.tsx';

const words = profileWords.department;
/** No department has this id: theirs are made by us. */
const OF_MAPPING = '(mapping)';

interface DepartmentSectionProps extends SectionProps {
  readonly department: NonNullable<Profile['department']>;
}

/** The section. */
export function DepartmentSection({ person, name, department, onChanged }: DepartmentSectionProps) {
  const client = useClient();
  const { undoable } = useToast();
  const answer = useAdminQuery('departments.list', {});
  const setting = useCommand('people.setDepartment');
  const { personId } = person;
  const before = department.own;
  const choose = async (id: string) => {
    const departmentId = id === OF_MAPPING ? null : id;
    if (departmentId === before || (await setting.run({ personId, departmentId })) === null) return;
    onChanged();
    undoable({
      words: words.changed(name),
      undo: async () => {
        await client.call('people.setDepartment', { personId, departmentId: before });
        onChanged();
      },
    });
  };
  return (
    <Section title={words.title} lead={words.lead}>
      <Loaded result={answer}>
        {(departments) => (
          <Select
            label={words.field}
            options={optionsOf(departments, department)}
            value={before ?? OF_MAPPING}
            disabled={setting.busy}
            onChange={(id) => void choose(id)}
          />
        )}
      </Loaded>
      {setting.error !== null && <AdminError error={setting.error} />}
    </Section>
  );
}

function optionsOf(
  departments: ReadonlyArray<{ readonly id: string; readonly name: string; readonly retired: boolean }>,
  { own, name: nameNow }: DepartmentSectionProps['department'],
): ReadonlyArray<SelectOption<string>> {
  const ofMapping = { id: OF_MAPPING, label: words.ofMapping };
  return [
    own === null && nameNow !== null ? { ...ofMapping, detail: nameNow } : ofMapping,
    // One that was retired since stays in the list of whoever is in it.
    ...departments.flatMap(({ id, name, retired }) => (retired && id !== own ? [] : [{ id, label: name }])),
  ];
}
