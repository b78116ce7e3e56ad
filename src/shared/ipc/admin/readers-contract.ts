// Scanners, card readers, sounds and lights: their settings. Trying a reader is devices.readScan.
import { z } from 'zod';
import { scannerSettings, signalSettings } from '../../settings/readers.ts';
import { command, query } from '../endpoint.ts';

export const readersContract = {
  'readers.getSettings': query({
    role: 'administrator',
    input: z.object({}),
    output: z.object({ scanner: scannerSettings, signals: signalSettings }),
  }),
  'readers.saveScanner': command({
    role: 'administrator',
    input: z.object({ scanner: scannerSettings }),
    output: z.object({ scanner: scannerSettings }),
  }),
  'readers.saveSignals': command({
    role: 'administrator',
    input: z.object({ signals: signalSettings }),
    output: z.object({ signals: signalSettings }),
  }),
} as const;
