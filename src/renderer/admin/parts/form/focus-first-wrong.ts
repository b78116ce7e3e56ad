// After a form was refused: the first field to put right is where typing goes on.

/** Takes the focus to the first field that is marked as wrong, once the marks are on screen; else leaves it. */
export function focusFirstWrong(container: HTMLElement | null): void {
  requestAnimationFrame(() => container?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
