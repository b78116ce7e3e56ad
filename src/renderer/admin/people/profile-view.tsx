// One person: who they are by the MIS, what the school keeps of them, their history, how often they were late.
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Profile } from '../../../shared/ipc/admin/people-contract.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { PageHeader } from '../parts/layout/page.tsx';
import { Tabs } from '../parts/layout/tabs.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { AccessSection } from './access-section.tsx';
import { CollectorsSection } from './collectors-section.tsx';
import { dateOfMoment } from './dates.ts';
import { DepartmentSection } from './department-section.tsx';
import { spokenName } from './find-people.ts';
import { HistoryTab } from './history-tab.tsx';
import { LatenessTab } from './lateness-tab.tsx';
import { MisSection } from './mis-section.tsx';
import { NotesSection } from './notes-section.tsx';
import { PhotoSection } from './photo-section.tsx';
import { RecordMenu } from './record-menu.tsx';
import { StandingChip } from './standing-chip.tsx';

const words = profileWords;

interface ProfileViewProps {
  readonly personId: string;
  readonly onBack: () => void;
  /** Another person, such as who holds a card. */
  readonly onOpen: (personId: string) => void;
}

/** What every section of the profile is given. */
export interface SectionProps {
  readonly person: Profile;
  readonly name: string;
  /** Asks main again after a change. */
  readonly onChanged: () => void;
}

/** The profile of one person. */
export function ProfileView({ personId, onBack }: ProfileViewProps) {
  const answer = useAdminQuery('people.getProfile', { personId });
  return (
    <section className="adm-list-page adm-profile" aria-label={words.tabs.label}>
      <Button size="admin" tone="plain" icon={<ArrowLeft aria-hidden size={18} />} onPress={onBack}>
        {words.back}
      </Button>
      <Loaded result={answer}>
        {(person) => <FilledProfile key={personId} person={person} onChanged={answer.refetch} />}
      </Loaded>
    </section>
  );
}

type TabId = 'profile' | 'history' | 'lateness';

function FilledProfile({ person, onChanged }: { readonly person: Profile; readonly onChanged: () => void }) {
  const ask = useAskBeforeLeaving();
  const [tab, setTab] = useState<TabId>('profile');
  const name = spokenName(person.mis);
  const group = [
    person.userType?.name ?? null,
    person.mis.yearName,
    person.mis.formName,
    person.department?.name ?? null,
  ];
  const section: SectionProps = { person, name, onChanged };
  return (
    <>
      <PageHeader
        title={name}
        lead={group.filter((part) => part !== null).join(' · ')}
        actions={
          <>
            {person.roll === 'current' && <StandingChip standing={person.standing} />}
            <RecordMenu personId={person.personId} />
          </>
        }
      />
      <OutOfUse person={person} />
      <Tabs<TabId>
        label={words.tabs.label}
        selected={tab}
        onSelect={(next) => ask(() => setTab(next))}
        tabs={[
          { id: 'profile', label: words.tabs.profile, content: <Sections {...section} /> },
          { id: 'history', label: words.tabs.history, content: <HistoryTab personId={person.personId} name={name} /> },
          ...(person.kind === 'student'
            ? [
                {
                  id: 'lateness' as const,
                  label: words.tabs.lateness,
                  content: <LatenessTab personId={person.personId} />,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

/** Why the kiosk does not know this person, where it does not. */
function OutOfUse({ person }: { readonly person: Profile }) {
  const { kiosk } = useAdmin();
  if (person.roll === 'left') {
    const when = person.leftAtMs === null ? null : dateOfMoment(person.leftAtMs, kiosk.timeZone);
    return (
      <Notice tone="calm" title={when === null ? words.leftUnknown : words.left(when)}>
        <p>{words.leaverText}</p>
      </Notice>
    );
  }
  if (person.userType !== null) return null;
  return (
    <Notice tone="waiting" title={words.noTypeTitle}>
      <p>{words.noTypeText}</p>
    </Notice>
  );
}

function Sections(props: SectionProps) {
  return (
    <div className="adm-profile__sections">
      <div className="adm-profile__column">
        <AccessSection {...props} />
        <PhotoSection {...props} />
        {props.person.department !== null && <DepartmentSection {...props} department={props.person.department} />}
      </div>
      <div className="adm-profile__column">
        {props.person.kind === 'student' && <CollectorsSection {...props} />}
        <NotesSection {...props} />
        <MisSection person={props.person} />
      </div>
    </div>
  );
}
