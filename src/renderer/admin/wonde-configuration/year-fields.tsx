// Which pupils a mapping takes in: chosen years as the MIS has them, or all the others.
import type { YearKey } from '../../../shared/domain/year-group.ts';
import type { WondeConfiguration } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { CheckboxGroup, RadioGroup, type Choice } from '../parts/form/choice-fields.tsx';
import { Notice } from '../parts/notice.tsx';
import type { EditedMapping } from './edited-mapping.ts';

const words = adminPeopleSetup.mappingForm;

interface YearFieldsProps {
  readonly edited: EditedMapping;
  readonly facts: WondeConfiguration;
  readonly change: (more: Partial<EditedMapping>) => void;
  readonly problem: string | null;
}

/** Scope and years. */
export function YearFields({ edited, facts, change, problem }: YearFieldsProps) {
  const others = facts.mappings.find(
    ({ mapping }) => mapping.entity === 'student' && mapping.years === 'others' && mapping.id !== edited.id,
  );
  const othersMeaning = others === undefined ? words.othersMeaning : words.othersTaken(others.userTypeName);
  const choices = yearChoices(edited, facts);
  return (
    <>
      <RadioGroup
        label={words.scope}
        value={edited.scope}
        choices={[
          { id: 'listed', label: words.listed },
          { id: 'others', label: words.others, meaning: othersMeaning, off: others !== undefined },
        ]}
        onChange={(scope) => change({ scope })}
      />
      {edited.scope === 'listed' && choices.length === 0 && <Notice tone="waiting" title={words.yearsNone} />}
      {edited.scope === 'listed' && choices.length > 0 && (
        <CheckboxGroup
          label={words.years}
          inline
          required
          problem={problem}
          choices={choices}
          value={edited.years}
          onChange={(years) => change({ years })}
        />
      )}
    </>
  );
}

/** Every year, with its pupils; one of another mapping is off, and says whose it is. */
function yearChoices(edited: EditedMapping, facts: WondeConfiguration): ReadonlyArray<Choice<YearKey>> {
  return facts.years.map((year) => {
    const owner = facts.mappings.find(({ mapping }) => mapping.id === year.mappingId);
    const isTaken = owner !== undefined && owner.mapping.id !== edited.id;
    const meaning = isTaken ? words.yearIn(owner.userTypeName) : year.inMis ? undefined : words.yearGone;
    return {
      id: year.key,
      label: words.yearLabel(year.name, year.pupils),
      off: isTaken,
      ...(meaning === undefined ? {} : { meaning }),
    };
  });
}
