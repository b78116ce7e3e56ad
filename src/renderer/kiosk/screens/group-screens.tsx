// Who are you, in large groups: the user types that sign in here, then (staff) the departments. One answer is no question.
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BriefcaseBusiness, GraduationCap } from 'lucide-react';
import type { DepartmentChoice, SignGroup } from '../../../shared/ipc/kiosk-contract.ts';
import { useQuery, type QueryResult } from '../../api/use-query.ts';
import { Answers, columnsStyle } from '../answers.tsx';
import type { ChosenDepartment, ChosenGroup, GroupChosen } from '../flow-types.ts';
import { groupShape } from '../grid-shape.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';

/** From here on the departments begin right under the question. */
const MANY_DEPARTMENTS = 12;

/** Chooses by itself when there is one answer only. */
function useOnlyAnswer<T>(query: QueryResult<readonly T[]>, onOnly: (answer: T) => void): boolean {
  const [first, second] = query.status === 'ready' ? query.value : [];
  const isOnly = first !== undefined && second === undefined;
  const latest = useRef({ onOnly, first });
  useEffect(() => {
    latest.current = { onOnly, first };
  });
  useEffect(() => {
    const { onOnly: choose, first: answer } = latest.current;
    if (isOnly && answer !== undefined) choose(answer);
  }, [isOnly]);
  return isOnly;
}

interface GroupScreenProps {
  readonly nav: KioskNav;
  readonly onChoose: (group: ChosenGroup) => void;
}

/** The user types. One that holds pupils and staff comes twice, with a word for which. */
export function GroupScreen({ nav, onChoose }: GroupScreenProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery('kiosk.listSignGroups', {});
  const only = useOnlyAnswer(query, (group) => onChoose({ ...group, only: true }));
  return (
    <KioskFrame screen="group" question={only ? '' : t('group.question')} nav={nav}>
      <Answers query={query} empty={{ title: t('group.empty'), next: t('group.emptyNext') }}>
        {(groups) =>
          only ? null : (
            <div
              className="k-grid k-groups"
              role="group"
              aria-label={t('group.answers')}
              style={columnsStyle(groupShape(groups.length), groups.length)}
            >
              {groups.map((group) => (
                <GroupTile
                  key={`${group.userTypeId} ${group.kind}`}
                  group={group}
                  twice={groups.some((other) => other !== group && other.userTypeId === group.userTypeId)}
                  onChoose={() => onChoose({ ...group, only: false })}
                />
              ))}
            </div>
          )
        }
      </Answers>
    </KioskFrame>
  );
}

interface GroupTileProps {
  readonly group: SignGroup;
  readonly twice: boolean;
  readonly onChoose: () => void;
}

function GroupTile({ group, twice, onChoose }: GroupTileProps): ReactNode {
  const { t } = useTranslation();
  const Picture = group.kind === 'student' ? GraduationCap : BriefcaseBusiness;
  return (
    <button type="button" className="k-tile k-group" onClick={onChoose}>
      <Picture aria-hidden="true" />
      <span className="k-tile-label">
        {group.name}
        {twice ? <span className="k-name-detail"> {t(`group.${group.kind}`)}</span> : null}
      </span>
    </button>
  );
}

interface DepartmentScreenProps {
  readonly walk: GroupChosen;
  readonly nav: KioskNav;
  readonly onChoose: (department: ChosenDepartment) => void;
}

/** The departments of a user type that have somebody in them. */
export function DepartmentScreen({ walk, nav, onChoose }: DepartmentScreenProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery('kiosk.listDepartments', { userTypeId: walk.group.userTypeId });
  const many = query.status === 'ready' && query.value.length > MANY_DEPARTMENTS;
  const only = useOnlyAnswer<DepartmentChoice>(query, (department) => onChoose({ ...department, only: true }));
  return (
    <KioskFrame screen="department" question={only ? '' : t('department.question')} nav={nav} dense={many}>
      <Answers query={query} empty={{ title: t('department.empty'), next: t('name.emptyNextStaff') }}>
        {(departments) =>
          only ? null : (
            <div
              className="k-grid k-groups"
              role="group"
              aria-label={t('department.answers')}
              style={columnsStyle(groupShape(departments.length), departments.length)}
            >
              {departments.map((department) => (
                <button
                  key={department.id}
                  type="button"
                  className="k-tile k-group"
                  onClick={() => onChoose({ ...department, only: false })}
                >
                  <span className="k-tile-label">{department.name}</span>
                </button>
              ))}
            </div>
          )
        }
      </Answers>
    </KioskFrame>
  );
}
