// Enter as a person presses it: after a pause. Typed at once, as user-event types, it would be a card reader's.
import type { UserEvent } from '@testing-library/user-event';

/** Longer than any two keys of a reader are apart, as the kiosk is set by default. */
const PAUSE_MS = 120;

/** Presses Enter in whatever has the focus. */
export async function pressEnter(user: UserEvent): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  await user.keyboard('{Enter}');
}
