// Types into an input as a keyboard would, so that React and the browser notice. No React here.

export type TypedField = HTMLInputElement | HTMLTextAreaElement;

const TYPED_INPUTS = ['text', 'password', 'search', 'url', 'tel'];

/** The element as a field one types text into, or null for anything else. */
export function asTypedField(element: unknown): TypedField | null {
  if (element instanceof HTMLTextAreaElement) return element;
  return element instanceof HTMLInputElement && TYPED_INPUTS.includes(element.type) ? element : null;
}

function replace(field: TypedField, text: string, from: number, to: number): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // React watches the property on the element itself; only the prototype's own setter leaves its record of the old
  // value alone, so that the input event below counts as a change.
  const value = Object.getOwnPropertyDescriptor(prototype, 'value');
  value?.set?.call(field, field.value.slice(0, from) + text + field.value.slice(to));
  field.setSelectionRange(from + text.length, from + text.length);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Puts text where the caret is, over what is selected. */
export function typeInto(field: TypedField, text: string): void {
  const from = field.selectionStart ?? field.value.length;
  replace(field, text, from, field.selectionEnd ?? from);
}

/** Deletes what is selected, or the character before the caret. */
export function deleteBack(field: TypedField): void {
  const from = field.selectionStart ?? field.value.length;
  const to = field.selectionEnd ?? from;
  if (from !== to) replace(field, '', from, to);
  else if (from > 0) replace(field, '', from - 1, from);
}

/** As Enter would: submits the form the field is in. */
export function submitFormOf(field: TypedField): void {
  field.form?.requestSubmit();
}
