// Search and filters in one line above a list, with how much they leave and the way back to everything.
import { Search, X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { adminParts } from '../../../strings/admin/parts.ts';
import { Button } from '../../../ui/button.tsx';

const words = adminParts;

/** In letters: the box is as wide as its own words, and never narrower than a long name. */
const SHORTEST_SEARCH = 18;
/** A box of a size in letters has room for wide ones; words are narrower. */
const LETTER_SHARE = 0.85;

interface SearchBoxProps {
  /** What is searched: "Search by name". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The key that comes here from anywhere on the page. */
  readonly shortcut?: string;
}

/** One line to search with. Escape clears it. */
export function SearchBox({ label, value, onChange, shortcut }: SearchBoxProps) {
  return (
    <div className="adm-search-box">
      <Search aria-hidden size={18} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut, title: words.search.shortcut(shortcut) })}
        size={Math.max(Math.ceil(label.length * LETTER_SHARE), SHORTEST_SEARCH)}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
      />
      {value !== '' && (
        <button type="button" className="adm-icon-button" aria-label={words.search.clear} onClick={() => onChange('')}>
          <X aria-hidden size={16} />
        </button>
      )}
    </div>
  );
}

interface FilterChipsProps<Id extends string> {
  readonly label: string;
  /** Writes the label in front of the chips, where they do not speak for themselves. */
  readonly showLabel?: boolean;
  readonly options: ReadonlyArray<{ readonly id: Id; readonly label: string }>;
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** A filter of two to five choices, all in sight; the chosen one has a tick. */
export function FilterChips<Id extends string>(props: FilterChipsProps<Id>) {
  const { label, showLabel = false, options, chosen, onChoose } = props;
  return (
    <div role="group" aria-label={label} className="adm-choice-chips adm-choice-chips--line">
      {showLabel && (
        <span aria-hidden className="adm-quiet">
          {label}
        </span>
      )}
      {options.map((option) => (
        <button key={option.id} type="button" aria-pressed={option.id === chosen} onClick={() => onChoose(option.id)}>
          {option.label}
        </button>
      ))}
    </div>
  );
}

interface FilterBarProps {
  /** SearchBox, FilterChips and Select (`compact`). */
  readonly children: ReactNode;
  /** "12 of 340 shown"; read out when it changes. */
  readonly count?: string;
  /** Null or absent: nothing is filtered, so there is nothing to clear. */
  readonly onClear?: (() => void) | null;
  /** Buttons on the right. */
  readonly actions?: ReactNode;
}

/** The line above a list. */
export function FilterBar({ children, count, onClear = null, actions }: FilterBarProps) {
  const id = useId();
  return (
    <div className="adm-filter-bar" role="group" aria-labelledby={id}>
      <span id={id} className="visually-hidden">
        {words.filters.label}
      </span>
      {children}
      {onClear !== null && (
        <Button size="admin" tone="plain" aria-label={words.filters.clearLong} onPress={onClear}>
          {words.filters.clear}
        </Button>
      )}
      {count !== undefined && (
        <p className="adm-filter-bar__count adm-quiet" role="status">
          {count}
        </p>
      )}
      {actions !== undefined && <div className="adm-actions adm-filter-bar__actions">{actions}</div>}
    </div>
  );
}
