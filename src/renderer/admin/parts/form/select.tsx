// Choosing one of many: Select opens a list; ComboBox lets one type to find it.
import { Check, ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { adminParts } from '../../../strings/admin/parts.ts';
import { describedBy, FieldNotes, LabelWords, type FieldWords } from './field-frame.tsx';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A quieter second line. */
  readonly detail?: string;
}

interface SelectProps<Id extends string> extends FieldWords {
  readonly options: ReadonlyArray<SelectOption<Id>>;
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly disabled?: boolean;
  /** For a filter bar: the label stands in front of the button. */
  readonly compact?: boolean;
}

/** One of five to fifty. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { options, value, onChange, disabled = false, compact = false, ...words } = props;
  const id = useId();
  const chosen = options.find((option) => option.id === value);
  return (
    <AriaSelect
      className={compact ? 'adm-pick adm-pick--compact' : 'field adm-pick'}
      data-invalid={(words.problem ?? null) !== null}
      selectedKey={value}
      isDisabled={disabled}
      isInvalid={(words.problem ?? null) !== null}
      onSelectionChange={(key) => {
        const found = options.find((option) => option.id === key);
        if (found !== undefined) onChange(found.id);
      }}
    >
      <Label className={compact ? 'adm-quiet' : 'field-label'}>
        <LabelWords {...words} />
      </Label>
      <AriaButton className="field-input adm-pick__button" {...describedProps(id, words)}>
        <SelectValue className="adm-pick__value">{chosen?.label ?? adminParts.select.choose}</SelectValue>
        <ChevronDown aria-hidden size={18} />
      </AriaButton>
      <FieldNotes id={id} {...words} />
      <Popover className="adm-popover">
        <ListBox className="adm-options" items={options}>
          {(option) => <Option option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface ComboBoxProps<Id extends string> extends FieldWords {
  readonly options: ReadonlyArray<SelectOption<Id>>;
  readonly value: Id | null;
  /** Null: the text was cleared. */
  readonly onChange: (id: Id | null) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

/** One of very many, found by typing part of its words. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { options, value, onChange, disabled = false, placeholder, ...words } = props;
  const id = useId();
  return (
    <AriaComboBox
      className="field adm-combo"
      data-invalid={(words.problem ?? null) !== null}
      defaultItems={options}
      selectedKey={value}
      isDisabled={disabled}
      isInvalid={(words.problem ?? null) !== null}
      allowsEmptyCollection
      menuTrigger="focus"
      onSelectionChange={(key) => onChange(options.find((option) => option.id === key)?.id ?? null)}
    >
      <Label className="field-label">
        <LabelWords {...words} />
      </Label>
      <div className="adm-combo__line">
        <Input
          className="field-input"
          placeholder={placeholder ?? adminParts.select.choose}
          {...describedProps(id, words)}
        />
        <AriaButton className="adm-icon-button" aria-label={adminParts.combo.open}>
          <ChevronDown aria-hidden size={18} />
        </AriaButton>
      </div>
      <FieldNotes id={id} {...words} />
      <Popover className="adm-popover">
        <ListBox<SelectOption<Id>>
          className="adm-options"
          renderEmptyState={() => <p className="adm-options__empty">{adminParts.select.nothing}</p>}
        >
          {(option) => <Option option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function describedProps(id: string, words: FieldWords): { readonly 'aria-describedby'?: string } {
  const ids = describedBy(id, words);
  return ids === undefined ? {} : { 'aria-describedby': ids };
}

function Option({ option }: { readonly option: SelectOption<string> }): ReactNode {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className="adm-option">
      {({ isSelected }) => (
        <>
          <span className="adm-option__tick">{isSelected && <Check aria-hidden size={16} />}</span>
          <span>
            {option.label}
            {option.detail !== undefined && <span className="adm-quiet adm-choice__meaning">{option.detail}</span>}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}
