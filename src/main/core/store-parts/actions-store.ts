// What the actions page writes. Reading them is the store's own: the kiosk does it with every touch.
import type { Action } from '../../../shared/domain/action.ts';

export interface ActionsWriter {
  /** Writes every field anew, and who sees it. A movement of the past keeps the name it was recorded under. */
  updateAction(action: Action): void;
}
