// A button that opens a short list of things to do: for what is rarer than a button of its own.
import { EllipsisVertical, type LucideIcon } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { adminParts } from '../../strings/admin/parts.ts';

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly tone?: 'danger';
  readonly off?: boolean;
  /** Why it is off; stands below it then. */
  readonly why?: string;
  readonly onSelect: () => void;
}

interface MenuButtonProps {
  /** Names the button: "More for Sixth Form". Shown only when `withWords`. */
  readonly label?: string;
  readonly withWords?: boolean;
  readonly icon?: LucideIcon;
  readonly choices: readonly MenuChoice[];
  /** A table passes its own, so that one row at a time takes the Tab key. */
  readonly tabIndex?: number;
}

/** A menu; arrow keys walk it, Escape closes it. */
export function MenuButton(props: MenuButtonProps) {
  const { label = adminParts.menu.more, withWords = false, icon: Icon = EllipsisVertical, choices, tabIndex } = props;
  return (
    <MenuTrigger>
      <AriaButton
        className={withWords ? 'button' : 'adm-icon-button'}
        data-size="admin"
        data-tone="quiet"
        aria-label={label}
        excludeFromTabOrder={tabIndex === -1}
      >
        <Icon aria-hidden size={18} />
        {withWords && label}
      </AriaButton>
      <Popover className="adm-popover">
        <Menu
          className="adm-options"
          aria-label={label}
          disabledKeys={choices.filter(({ off }) => off === true).map(({ id }) => id)}
        >
          {choices.map(({ id, label: words, icon: ChoiceIcon, tone, off, why, onSelect }) => (
            <MenuItem key={id} id={id} textValue={words} className="adm-option" data-tone={tone} onAction={onSelect}>
              {ChoiceIcon !== undefined && <ChoiceIcon aria-hidden size={18} />}
              {off === true && why !== undefined ? (
                <span className="adm-option__words">
                  <Text slot="label">{words}</Text>
                  <Text slot="description">{why}</Text>
                </span>
              ) : (
                words
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
