// What the MIS says of a person: read only, grouped, and it says where it is changed.
import type { Profile } from '../../../shared/ipc/admin/people-contract.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { Facts } from '../parts/facts.tsx';
import { Section } from '../parts/layout/page.tsx';
import { dateText } from './dates.ts';

const words = profileWords.mis;

type Fact = readonly [name: string, value: string];

const said = (value: string | null): string => (value === null || value === '' ? words.notGiven : value);

function schoolFacts({ mis, kind, userType }: Profile): readonly Fact[] {
  const type: Fact = [words.userType, said(userType?.name ?? null)];
  if (kind === 'student') return [type, [words.year, said(mis.yearName)], [words.form, said(mis.formName)]];
  if (mis.isTeaching === null) return [type];
  return [type, [words.staffKind, mis.isTeaching ? words.teaching : words.support]];
}

/** The MIS's own fields. */
export function MisSection({ person }: { readonly person: Profile }) {
  const { mis, kind } = person;
  const groups: ReadonlyArray<readonly [title: string, facts: readonly Fact[]]> = [
    [
      words.personal,
      [
        [words.forename, said(mis.forename)],
        [words.middleNames, said(mis.middleNames)],
        [words.surname, said(mis.surname)],
        [words.dateOfBirth, mis.dateOfBirth === null ? words.notGiven : dateText(mis.dateOfBirth)],
      ],
    ],
    [words.school, schoolFacts(person)],
    [
      words.ids,
      [
        ...(kind === 'student' ? [[words.upn, said(mis.upn)] as const] : []),
        [words.misId, said(mis.misId)],
        [words.wondeId, mis.wondeId],
      ],
    ],
  ];
  return (
    <Section title={words.title} lead={words.lead}>
      {groups.map(([title, facts]) => (
        <div key={title}>
          <h3 className="adm-profile__group">{title}</h3>
          <Facts facts={facts} />
        </div>
      ))}
    </Section>
  );
}
