// The one line of search and filters above the table.
import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { writebackState } from '../../../shared/domain/mark.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import type { KindFilter, LogbookFilter, StateFilter } from './filter-rows.ts';

const words = enAdmin.logbook;
const kindFilters: readonly KindFilter[] = ['all', 'late', 'leaving', 'return'];
const stateFilters: readonly StateFilter[] = ['all', 'attention', ...writebackState.options];

function stateName(state: StateFilter): string {
  if (state === 'all') return words.anyState;
  return state === 'attention' ? words.attentionState : enAdmin.writeback.words[state];
}

interface LogbookFiltersProps {
  readonly filter: LogbookFilter;
  readonly onChange: (filter: LogbookFilter) => void;
  /** What else stands in this line. */
  readonly children: ReactNode;
}

/** Search box, movement, writeback state. */
export function LogbookFilters({ filter, onChange, children }: LogbookFiltersProps) {
  return (
    <div className="adm-filters">
      <div className="adm-search">
        <Search aria-hidden size={18} />
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          value={filter.search}
          onChange={(event) => onChange({ ...filter, search: event.target.value })}
        />
        {filter.search !== '' && (
          <button
            type="button"
            className="adm-search__clear"
            aria-label={words.clearSearch}
            onClick={() => onChange({ ...filter, search: '' })}
          >
            <X aria-hidden size={18} />
          </button>
        )}
      </div>
      <div className="adm-segments" role="group" aria-label={words.movementFilter}>
        {kindFilters.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={filter.kind === kind}
            onClick={() => onChange({ ...filter, kind })}
          >
            {words.kinds[kind]}
          </button>
        ))}
      </div>
      <select
        className="adm-select"
        aria-label={words.stateFilter}
        value={filter.state}
        onChange={(event) => {
          const state = stateFilters.find((known) => known === event.target.value);
          if (state !== undefined) onChange({ ...filter, state });
        }}
      >
        {stateFilters.map((state) => (
          <option key={state} value={state}>
            {words.stateFilter}: {stateName(state)}
          </option>
        ))}
      </select>
      {children}
    </div>
  );
}
