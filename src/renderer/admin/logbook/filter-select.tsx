// One filter of the logbook's line: its name while it narrows nothing, else what was chosen, marked as chosen.
import { Check, ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select } from 'react-aria-components';

interface FilterSelectProps<Id extends string> {
  /** "Status". */
  readonly label: string;
  /** "Any status". */
  readonly any: string;
  readonly options: ReadonlyArray<{ readonly id: Id; readonly label: string }>;
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
  /** The words of `any` stand in the button too, in place of the label. */
  readonly saysAny?: boolean;
}

const ANY = 'any of them';

/** A short list to choose one from, or none. */
export function FilterSelect<Id extends string>(props: FilterSelectProps<Id>) {
  const { label, any, options, value, onChange, saysAny = false } = props;
  const chosen = options.find(({ id }) => id === value);
  const all = [{ id: ANY, label: any }, ...options];
  return (
    <Select
      className="adm-filter-select"
      aria-label={label}
      selectedKey={value ?? ANY}
      onSelectionChange={(key) => onChange(options.find(({ id }) => id === key)?.id ?? null)}
    >
      <Button
        className="adm-filter-select__button"
        data-chosen={chosen !== undefined}
        aria-label={`${label}: ${chosen?.label ?? any}`}
      >
        <span className="adm-filter-select__value">{chosen?.label ?? (saysAny ? any : label)}</span>
        <ChevronDown aria-hidden size={16} />
      </Button>
      <Popover className="adm-popover">
        <ListBox className="adm-options" items={all}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="adm-option">
              {({ isSelected }) => (
                <>
                  <span className="adm-option__tick">{isSelected && <Check aria-hidden size={16} />}</span>
                  {option.label}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
