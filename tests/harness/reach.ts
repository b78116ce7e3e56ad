// What a page offers to a finger and to a keyboard, looked at from inside the page. Each function is sent there as text.

/** A control as people would name it, for a test's message. */
export interface ControlFound {
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Numbers every control a person can see and use, so that Tab can be held against them; gives their names. */
export function numberControls(scope: string): ControlFound[] {
  const selector =
    'button, a[href], input, select, textarea, [role="button"], [role="switch"], [role="tab"], [role="checkbox"], [role="radio"], [contenteditable="true"]';
  const seen = [...document.querySelectorAll<HTMLElement>(`${scope} :is(${selector})`)].filter((element) => {
    if (element.closest('[aria-hidden="true"], [inert], [hidden]') !== null) return false;
    if (element.matches(':disabled, [aria-disabled="true"], [type="hidden"]')) return false;
    // A field that a styled control of the same label stands for has no size to touch.
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible';
  });
  return seen.map((element, index) => {
    element.dataset['reach'] = String(index);
    // A finger may touch the words beside a field as well.
    const label = element instanceof HTMLInputElement ? (element.labels?.[0] ?? null) : null;
    const [own, words] = [element.getBoundingClientRect(), label?.getBoundingClientRect()];
    const width = Math.max(own.width, words?.width ?? 0);
    const height = Math.max(own.height, words?.height ?? 0);
    const name =
      element.getAttribute('aria-label') ??
      (element.textContent?.trim() || element.getAttribute('name') || label?.textContent?.trim() || element.tagName);
    return { name: `${element.tagName.toLowerCase()} ${name.slice(0, 60)}`, widthPx: width, heightPx: height };
  });
}

/** Where the keyboard is: the number of the control, whether the arrow keys lead on from it, whether it can be seen. */
export function focusedControl(): {
  readonly reach: number | null;
  readonly group: readonly number[];
  readonly isVisible: boolean;
  readonly name: string;
} {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body)
    return { reach: null, group: [], isVisible: true, name: 'body' };
  // One Tab stop for a group whose members the arrow keys walk.
  const composite = element.closest(
    '[role="table"], [role="grid"], [role="tablist"], [role="radiogroup"], [role="toolbar"], [role="listbox"], [role="menu"], table, [role="navigation"] [role="list"], fieldset',
  );
  const members = composite === null ? [] : [...composite.querySelectorAll<HTMLElement>('[data-reach]')];
  const group = members
    .filter((member) => member.tabIndex === -1 || (member instanceof HTMLInputElement && member.type === 'radio'))
    .map((member) => Number(member.dataset['reach']));
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const middle = document.elementFromPoint(left + width / 2, top + height / 2);
  const isInWindow = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
  const isOnTop =
    middle === null ||
    element.contains(middle) ||
    middle.contains(element) ||
    middle.closest('label')?.contains(element) === true;
  const own = element.dataset['reach'];
  return {
    reach: own === undefined ? null : Number(own),
    group,
    isVisible: isInWindow && isOnTop,
    name: element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 60) ?? element.tagName,
  };
}

/** Words that are cut off without the three dots that say so. */
export function cutWords(scope: string): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(`${scope} *`)) {
    const hasOwnWords = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (!hasOwnWords || element.closest('.visually-hidden') !== null) continue;
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (
      element.scrollWidth - element.clientWidth > 1 &&
      overflowX !== 'visible' &&
      textOverflow !== 'ellipsis' &&
      element.clientWidth > 0
    )
      found.push(`${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 60)}`);
  }
  for (const field of document.querySelectorAll<HTMLInputElement>(`${scope} input[placeholder]`)) {
    if (field.value === '' && field.scrollWidth - field.clientWidth > 1) found.push(`placeholder ${field.placeholder}`);
  }
  return found;
}
