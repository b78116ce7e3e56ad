// The status bytes a printer answers with, from the state it is in. Pure.

/** What the printer's sensors see. */
export interface SensorState {
  readonly paper: 'ok' | 'low' | 'out';
  readonly coverOpen: boolean;
  readonly cutterJammed: boolean;
}

// Every DLE EOT answer has bits 1 and 4 set, so that a host can tell it from other bytes.
const REAL_TIME_FIXED_BITS = 0x12;

/** Answers DLE EOT n (n from 1 to 4). */
export function realTimeStatusByte(which: number, sensors: SensorState): number {
  const paperOut = sensors.paper === 'out';
  if (which === 1) return REAL_TIME_FIXED_BITS | (paperOut || sensors.coverOpen || sensors.cutterJammed ? 0x08 : 0);
  if (which === 2) {
    const faults = (sensors.coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (sensors.cutterJammed ? 0x40 : 0);
    return REAL_TIME_FIXED_BITS | faults;
  }
  if (which === 3) return REAL_TIME_FIXED_BITS | (sensors.cutterJammed ? 0x08 : 0);
  if (which === 4) return REAL_TIME_FIXED_BITS | (sensors.paper === 'ok' ? 0 : 0x0c) | (paperOut ? 0x60 : 0);
  return REAL_TIME_FIXED_BITS;
}

/** Answers GS r n: 1 is the paper sensors, 2 the drawer (always closed here). */
export function queuedStatusByte(which: number, sensors: SensorState): number {
  if (which !== 1) return 0;
  return (sensors.paper === 'ok' ? 0 : 0x03) | (sensors.paper === 'out' ? 0x0c : 0);
}
