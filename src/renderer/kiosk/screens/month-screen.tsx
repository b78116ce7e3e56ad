// Which month is your birthday in? Always a calendar of twelve, so that June is where June always is.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/use-query.ts';
import { Answers } from '../answers.tsx';
import { directoryOf } from '../directory-of.ts';
import type { YearChosen } from '../flow-types.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { monthName } from '../month-names.ts';

const calendar = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** Pupils whose MIS gives no date of birth. */
const NO_MONTH = 0;

interface MonthScreenProps {
  readonly walk: YearChosen;
  readonly nav: KioskNav;
  readonly onChoose: (month: number) => void;
}

/** The month question; months with nobody in them keep their place and are clearly off. */
export function MonthScreen({ walk, nav, onChoose }: MonthScreenProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery('kiosk.listBirthMonths', { ...directoryOf(walk), yearGroupId: walk.year.id });
  return (
    <KioskFrame screen="month" question={t('month.question')} nav={nav}>
      <Answers query={query} empty={{ title: t('month.empty'), next: t('month.emptyNext') }}>
        {(months) => (
          <div className="k-grid k-months" role="group" aria-label={t('month.answers')}>
            {calendar.map((month) => (
              <MonthTile key={month} month={month} on={months.includes(month)} onChoose={onChoose} />
            ))}
            {months.includes(NO_MONTH) ? (
              <button type="button" className="k-tile k-month-none" onClick={() => onChoose(NO_MONTH)}>
                <span className="k-tile-label">{t('month.none')}</span>
              </button>
            ) : null}
          </div>
        )}
      </Answers>
    </KioskFrame>
  );
}

interface MonthTileProps {
  readonly month: number;
  readonly on: boolean;
  readonly onChoose: (month: number) => void;
}

function MonthTile({ month, on, onChoose }: MonthTileProps): ReactNode {
  const { t } = useTranslation();
  const name = monthName(month, t);
  if (!on) {
    return (
      <div className="k-tile-off" aria-hidden="true">
        {name}
      </div>
    );
  }
  return (
    <button type="button" className="k-tile k-month" aria-label={name} onClick={() => onChoose(month)}>
      <span className="k-month-number" aria-hidden="true">
        {month}
      </span>
      <span className="k-tile-label">{name}</span>
    </button>
  );
}
