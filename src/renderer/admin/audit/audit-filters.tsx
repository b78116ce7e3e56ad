// What the audit trail is narrowed down to: words, days, a person, an area.
import { auditAreas, auditWho, auditWords } from '../../strings/admin/audit.ts';
import { DateField } from '../parts/form/text-field.tsx';
import { Select } from '../parts/form/select.tsx';
import { FilterBar, SearchBox } from '../parts/layout/filter-bar.tsx';

const words = auditWords;
const ALL = '';

export interface AuditDraft {
  readonly from: string;
  readonly to: string;
  readonly who: string | null;
  readonly area: string | null;
  readonly text: string;
}

export const noFilter: AuditDraft = { from: '', to: '', who: null, area: null, text: '' };

interface AuditFiltersProps {
  readonly draft: AuditDraft;
  readonly people: readonly string[];
  readonly count: string;
  readonly onChange: (draft: AuditDraft) => void;
}

/** The line above the trail. */
export function AuditFilters({ draft, people, count, onChange }: AuditFiltersProps) {
  const change = (part: Partial<AuditDraft>) => onChange({ ...draft, ...part });
  const isFiltered = JSON.stringify(draft) !== JSON.stringify(noFilter);
  return (
    <FilterBar count={count} onClear={isFiltered ? () => onChange(noFilter) : null}>
      <SearchBox label={words.search} value={draft.text} onChange={(text) => change({ text })} />
      <DateField compact label={words.from} value={draft.from} onChange={(from) => change({ from })} />
      <DateField compact label={words.to} value={draft.to} onChange={(to) => change({ to })} />
      <Select
        compact
        label={words.who}
        value={draft.who ?? ALL}
        onChange={(who) => change({ who: who === ALL ? null : who })}
        options={[{ id: ALL, label: words.everybody }, ...people.map((who) => ({ id: who, label: auditWho(who) }))]}
      />
      <Select
        compact
        label={words.area}
        value={draft.area ?? ALL}
        onChange={(area) => change({ area: area === ALL ? null : area })}
        options={[
          { id: ALL, label: words.everything },
          ...Object.entries(auditAreas)
            .map(([id, label]) => ({ id, label }))
            .sort((a, b) => a.label.localeCompare(b.label)),
        ]}
      />
    </FilterBar>
  );
}
