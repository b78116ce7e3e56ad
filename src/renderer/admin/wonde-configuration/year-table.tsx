// The years as the MIS has them, and where each goes.
import type { MappingRow, WondeConfiguration, YearOfRoll } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Section } from '../parts/layout/page.tsx';
import { StatusChip } from '../parts/status-chip.tsx';

const words = adminPeopleSetup.mappings.yearsOfRoll;

/** The mapping a year falls under; one that does not read takes nobody in. */
function ownerOf(year: YearOfRoll, mappings: readonly MappingRow[]): MappingRow | undefined {
  const listed = mappings.find(({ mapping }) => mapping.id === year.mappingId);
  const owner = listed ?? mappings.find(({ mapping }) => mapping.entity === 'student' && mapping.years === 'others');
  return owner?.mapping.reads === true ? owner : undefined;
}

/** A small table; every year is in sight. */
export function YearTable({ facts }: { readonly facts: WondeConfiguration }) {
  if (facts.years.length === 0) return null;
  return (
    <Section title={words.title} lead={words.lead}>
      <table className="adm-table" aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.pupils}</th>
            <th scope="col">{words.userType}</th>
          </tr>
        </thead>
        <tbody>
          {facts.years.map((year) => (
            <tr key={year.key}>
              <th scope="row">{year.name}</th>
              <td>{year.pupils.toLocaleString('en-GB')}</td>
              <td>
                <Where year={year} facts={facts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Where({ year, facts }: { readonly year: YearOfRoll; readonly facts: WondeConfiguration }) {
  if (!year.inMis) return <StatusChip tone="waiting">{words.gone}</StatusChip>;
  const owner = ownerOf(year, facts.mappings);
  return owner === undefined ? <StatusChip tone="waiting">{words.nowhere}</StatusChip> : owner.userTypeName;
}
