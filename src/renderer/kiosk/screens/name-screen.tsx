// Which name is yours? Pupils by year and month, staff by department.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NameChoice } from '../../../shared/ipc/kiosk-contract.ts';
import { useQuery } from '../../api/use-query.ts';
import { Answers } from '../answers.tsx';
import { directoryOf } from '../directory-of.ts';
import type { DepartmentChosen, MonthChosen } from '../flow-types.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { MANY_NAMES, NameList } from './name-list.tsx';

interface NameScreenProps {
  readonly walk: MonthChosen;
  readonly nav: KioskNav;
  /** The person whose return is being recorded right now, or null. */
  readonly sendingPersonId: string | null;
  readonly onChoose: (name: NameChoice) => void;
}

/** The name question. */
export function NameScreen({ walk, nav, sendingPersonId, onChoose }: NameScreenProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery('kiosk.listNames', {
    ...directoryOf(walk),
    yearGroupId: walk.year.id,
    birthMonth: walk.month,
  });
  const many = query.status === 'ready' && query.value.length > MANY_NAMES;
  return (
    <KioskFrame screen="name" question={t('name.question')} nav={nav} dense={many}>
      <Answers query={query} empty={{ title: t('name.empty'), next: t('name.emptyNext') }}>
        {(names) => <NameList names={names} sendingPersonId={sendingPersonId} onChoose={onChoose} />}
      </Answers>
    </KioskFrame>
  );
}

interface StaffScreenProps {
  readonly walk: DepartmentChosen;
  readonly nav: KioskNav;
  readonly onChoose: (name: NameChoice) => void;
}

/** The same question for the staff of a department. */
export function StaffScreen({ walk, nav, onChoose }: StaffScreenProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery('kiosk.listStaff', {
    userTypeId: walk.group.userTypeId,
    departmentId: walk.department.id,
  });
  const many = query.status === 'ready' && query.value.length > MANY_NAMES;
  return (
    <KioskFrame screen="staff" question={t('name.question')} nav={nav} dense={many}>
      <Answers query={query} empty={{ title: t('name.empty'), next: t('name.emptyNextStaff') }}>
        {(names) => <NameList names={names} sendingPersonId={null} onChoose={onChoose} />}
      </Answers>
    </KioskFrame>
  );
}
