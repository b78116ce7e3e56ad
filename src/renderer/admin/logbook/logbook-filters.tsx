// The one line of search and filters above the table. A filter that has nothing to tell apart in this school is left out.
import { useEffect, useRef, type RefObject } from 'react';
import type { LogbookFilter } from '../../../shared/ipc/admin/logbook-contract.ts';
import { logbookStatus, logbookWriteback } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { Button } from '../../ui/button.tsx';
import { SearchBox } from '../parts/layout/filter-bar.tsx';
import { FilterSelect } from './filter-select.tsx';
import { everythingToday, isHome } from './logbook-filter.ts';
import { RangeFilter } from './range-filter.tsx';
import type { LogbookList } from './use-logbook-list.ts';

const words = adminLogbook;

interface LogbookFiltersProps {
  readonly filter: LogbookFilter;
  readonly onChange: (filter: LogbookFilter) => void;
  readonly choices: ClientOutput<'logbook.getChoices'> | null;
  readonly list: LogbookList | null;
  readonly today: string;
}

interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly retired: boolean;
}

const optionsOf = <Id extends string>(choices: ReadonlyArray<Choice<Id>> | undefined) =>
  (choices ?? []).map(({ id, name, retired }) => ({ id, label: retired ? words.retired(name) : name }));

/** The key / leads to the search, unless somebody is typing. */
function useSlashKey(line: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null;
      if (event.key !== '/' || typing || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      line.current?.querySelector('input')?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [line]);
}

/** Search box, days, and one list for each thing to narrow by. */
export function LogbookFilters({ filter, onChange, choices, list, today }: LogbookFiltersProps) {
  const line = useRef<HTMLDivElement>(null);
  useSlashKey(line);
  const change = (part: Partial<LogbookFilter>) => onChange({ ...filter, ...part });
  const userTypes = optionsOf(choices?.userTypes);
  const departments = optionsOf(choices?.departments);
  return (
    <div className="adm-filters" ref={line} role="group" aria-label={words.searchLabel}>
      <SearchBox label={words.search} value={filter.search} shortcut="/" onChange={(search) => change({ search })} />
      <RangeFilter
        range={filter.range}
        from={list?.from ?? null}
        to={list?.to ?? null}
        today={today}
        onChange={(range) => change({ range })}
      />
      <FilterSelect
        {...words.status}
        options={logbookStatus.options.map((id) => ({ id, label: words.status[id] }))}
        value={filter.status}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        {...words.writeback}
        options={logbookWriteback.options.map((id) => ({ id, label: words.writeback[id] }))}
        value={filter.writeback}
        onChange={(writeback) => change({ writeback })}
      />
      <FilterSelect
        {...words.year}
        options={(choices?.years ?? []).map((name) => ({ id: name, label: name }))}
        value={filter.yearName}
        onChange={(yearName) => change({ yearName })}
      />
      {userTypes.length > 1 && (
        <FilterSelect
          {...words.userType}
          options={userTypes}
          value={filter.userTypeId}
          onChange={(userTypeId) => change({ userTypeId })}
        />
      )}
      {departments.length > 1 && (
        <FilterSelect
          {...words.department}
          options={departments}
          value={filter.departmentId}
          onChange={(departmentId) => change({ departmentId })}
        />
      )}
      <FilterSelect
        {...words.action}
        options={optionsOf(choices?.actions)}
        value={filter.actionId}
        onChange={(actionId) => change({ actionId })}
      />
      {!isHome(filter) && (
        <Button size="admin" tone="plain" aria-label={words.clearLong} onPress={() => onChange(everythingToday)}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}
