// When the on-screen keyboard is there: after a touch into a field, or when somebody asked for it.
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { asTypedField, type TypedField } from './type-into.ts';

export interface TouchKeyboardUse {
  readonly open: boolean;
  /** The field that is typed into: the last one that had the focus. */
  readonly field: RefObject<TypedField | null>;
  readonly show: () => void;
  readonly hide: () => void;
}

/** Watches touches and the focus while the admin view is on screen. */
export function useTouchKeyboard(): TouchKeyboardUse {
  const [open, setOpen] = useState(false);
  const field = useRef<TypedField | null>(null);
  const lastPointer = useRef('');

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      lastPointer.current = event.pointerType;
    };
    const onFocusIn = (event: FocusEvent) => {
      const typed = asTypedField(event.target);
      if (typed === null) return;
      field.current = typed;
      if (lastPointer.current === 'touch') setOpen(true);
    };
    // Closing on the click, not on the loss of focus: a keyboard that went earlier would move the button from under
    // the finger between touch and release.
    const onClick = (event: MouseEvent) => {
      const { target } = event;
      if (target instanceof Element && target.closest('[data-keyboard-part], .adm-keyboard') !== null) return;
      if (asTypedField(document.activeElement) === null) setOpen(false);
      else if (asTypedField(target) !== null && lastPointer.current === 'touch') setOpen(true);
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('click', onClick);
    };
  }, []);

  const show = useCallback(() => {
    setOpen(true);
    field.current?.focus();
  }, []);
  const hide = useCallback(() => setOpen(false), []);
  return { open, field, show, hide };
}
