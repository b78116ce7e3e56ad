// The on-screen keyboard: a kiosk PC may have none. It types into whichever field has the focus, so no field knows it.
import { KeyboardOff } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { KeyboardReact as Keyboard } from 'react-simple-keyboard';
import { enAdmin } from '../../strings/en-admin.ts';
import { deleteBack, submitFormOf, typeInto, type TypedField } from './type-into.ts';

const layout = {
  default: [
    '1 2 3 4 5 6 7 8 9 0 {bksp}',
    'q w e r t y u i o p -',
    "a s d f g h j k l ' {enter}",
    '{shift} z x c v b n m , .',
    '{symbols} {space} @ / :',
  ],
  shift: [
    '1 2 3 4 5 6 7 8 9 0 {bksp}',
    'Q W E R T Y U I O P _',
    'A S D F G H J K L " {enter}',
    '{shift} Z X C V B N M ! ?',
    '{symbols} {space} @ / :',
  ],
  symbols: [
    '1 2 3 4 5 6 7 8 9 0 {bksp}',
    '! £ $ % ^ & * ( ) - _ =',
    '+ [ ] { } ; : # ~ @ {enter}',
    '\\ | , . < > / ? ` \' "',
    '{letters} {space}',
  ],
};
type LayoutName = keyof typeof layout;

const { keys, spoken } = enAdmin.keyboard;
const display = {
  '{bksp}': keys.bksp,
  '{enter}': keys.enter,
  '{shift}': keys.shift,
  '{symbols}': keys.symbols,
  '{letters}': keys.letters,
  '{space}': keys.space,
};
const spokenKeys = Object.entries(spoken).map(([key, words]) => ({
  attribute: 'aria-label',
  value: words,
  buttons: `{${key}}`,
}));

interface TouchKeyboardProps {
  readonly field: RefObject<TypedField | null>;
  readonly onHide: () => void;
}

/** The keyboard, docked below what it types into. */
export function TouchKeyboard({ field, onHide }: TouchKeyboardProps) {
  const [layoutName, setLayoutName] = useState<LayoutName>('default');

  const keyboard = useRef<HTMLElement>(null);
  // Not a layout effect: the library draws its keys in an effect of its own, which runs before this one.
  useEffect(() => {
    const page = document.documentElement;
    page.dataset['touchKeyboard'] = 'open';
    page.style.setProperty('--touch-keyboard-height', `${keyboard.current?.offsetHeight ?? 0}px`);
    field.current?.scrollIntoView?.({ block: 'nearest' });
    return () => {
      delete page.dataset['touchKeyboard'];
      page.style.removeProperty('--touch-keyboard-height');
    };
  }, [field]);

  const press = (key: string) => {
    if (key === '{shift}') return setLayoutName((name) => (name === 'shift' ? 'default' : 'shift'));
    if (key === '{symbols}') return setLayoutName('symbols');
    if (key === '{letters}') return setLayoutName('default');
    const target = field.current;
    if (target === null || !target.isConnected) return;
    if (key === '{bksp}') deleteBack(target);
    else if (key === '{enter}') submitFormOf(target);
    else typeInto(target, key === '{space}' ? ' ' : key);
    // Shift is for one letter, as on a phone.
    setLayoutName((name) => (name === 'shift' ? 'default' : name));
  };

  // Everything beside an open dialog is inert, except what is marked as top layer at the top of the document: there the
  // keyboard types into dialogs too.
  return createPortal(
    <section
      ref={keyboard}
      className="adm-keyboard"
      aria-label={enAdmin.keyboard.label}
      data-react-aria-top-layer="true"
      onMouseDown={(event) => event.preventDefault()}
    >
      <button type="button" className="adm-keyboard__hide" onClick={onHide}>
        <KeyboardOff aria-hidden size={18} />
        {enAdmin.keyboard.hide}
      </button>
      <Keyboard
        layout={layout}
        layoutName={layoutName}
        display={display}
        buttonAttributes={spokenKeys}
        useButtonTag
        preventMouseDownDefault
        disableCaretPositioning
        onKeyPress={press}
      />
    </section>,
    document.body,
  );
}
