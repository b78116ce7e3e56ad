// How far a badge is, in the words of the screens.
import type { MovementId } from '../../../shared/domain/ids.ts';
import type { BadgePrintState } from '../../../shared/ipc/kiosk-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { PrintJob, StoreReader } from '../store-port.ts';

/** The print state of a badge; `noPrinter` while it waits for a printer nobody has set up. */
export function badgePrintStateOf(job: PrintJob | null, settings: Settings): BadgePrintState {
  if (job === null) return 'noPrinter';
  return job.state === 'waiting' && settings.printer.kind === 'none' ? 'noPrinter' : job.state;
}

/** The badge of a movement and where its newest print job stands. */
export function badgeProgressOf(reader: StoreReader, id: MovementId, settings: Settings) {
  const badgeId = reader.findMovement(id)?.badgeId ?? null;
  return { badgeId, state: badgePrintStateOf(reader.findLastPrintJob(id), settings) };
}
