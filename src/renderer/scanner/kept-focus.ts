// Gives a field back what it held before a scan was typed into it.

const BUTTON_LIKE = new Set(['button', 'submit', 'reset', 'checkbox', 'radio', 'image', 'file', 'color', 'range']);

type ValueElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The element as one that keys write into, or null. A choice list counts: letters choose in it. */
export function asWritable(target: EventTarget | null): ValueElement | null {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return target;
  return target instanceof HTMLInputElement && !BUTTON_LIKE.has(target.type) ? target : null;
}

/** Remembers what the field holds now; the function returned puts it back, with the caret where it was. */
export function keepValue(field: ValueElement): () => void {
  const { value } = field;
  const selection = field instanceof HTMLSelectElement ? null : selectionOf(field);
  return () => {
    if (field.value === value) return;
    setSilently(field, value);
    if (selection !== null && !(field instanceof HTMLSelectElement)) field.setSelectionRange(...selection);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

/** Fields for numbers and dates have no selection. */
function selectionOf(field: HTMLInputElement | HTMLTextAreaElement): [number, number] | null {
  const { selectionStart, selectionEnd } = field;
  return selectionStart === null || selectionEnd === null ? null : [selectionStart, selectionEnd];
}

/**
 * React watches the property on the element itself; only the prototype's own setter leaves its record of the old value
 * alone, so that the event after it counts as a change.
 */
function setSilently(field: ValueElement, value: string): void {
  const prototype: object =
    field instanceof HTMLTextAreaElement
      ? HTMLTextAreaElement.prototype
      : field instanceof HTMLSelectElement
        ? HTMLSelectElement.prototype
        : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
}
