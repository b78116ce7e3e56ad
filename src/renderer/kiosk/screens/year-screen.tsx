// Which year? Every year that has somebody in it, as large numerals.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { YearGroupChoice } from '../../../shared/ipc/kiosk-contract.ts';
import { useQuery } from '../../api/use-query.ts';
import { Answers, columnsStyle } from '../answers.tsx';
import { directoryOf } from '../directory-of.ts';
import type { Walk } from '../flow-types.ts';
import { yearShape } from '../grid-shape.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';

interface YearScreenProps {
  readonly walk: Walk;
  readonly nav: KioskNav;
  readonly onChoose: (year: YearGroupChoice) => void;
}

/** The year question; for a lost badge, only years of pupils who are out. */
export function YearScreen({ walk, nav, onChoose }: YearScreenProps): ReactNode {
  const { t } = useTranslation();
  const directory = directoryOf(walk);
  const { scope } = directory;
  const query = useQuery('kiosk.listYearGroups', directory);
  // With nobody to choose from there is no question: the answer stands in its place.
  const nobody = query.status === 'ready' && query.value.length === 0;
  const question = nobody ? t(scope === 'outNow' ? 'year.nobodyOut' : 'year.empty') : t('year.question');
  const next = t(scope === 'outNow' ? 'year.nobodyOutNext' : 'year.emptyNext');
  return (
    <KioskFrame screen="year" question={question} nav={nav}>
      <Answers query={query} empty={{ next }}>
        {(years) => (
          <div
            className="k-grid k-years"
            role="group"
            aria-label={t('year.answers')}
            style={columnsStyle(yearShape(years.length), years.length)}
          >
            {years.map((year) => (
              <YearTile key={year.id} year={year} onChoose={onChoose} />
            ))}
          </div>
        )}
      </Answers>
    </KioskFrame>
  );
}

function YearTile({ year, onChoose }: { year: YearGroupChoice; onChoose: (year: YearGroupChoice) => void }): ReactNode {
  return (
    <button
      type="button"
      className="k-tile k-year"
      data-plain={year.numeral === null || undefined}
      aria-label={year.name}
      onClick={() => onChoose(year)}
    >
      {year.numeral === null ? null : (
        <span className="k-numeral" aria-hidden="true">
          {year.numeral}
        </span>
      )}
      <span className="k-tile-label">{year.name}</span>
    </button>
  );
}
