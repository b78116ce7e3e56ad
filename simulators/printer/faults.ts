// What can be made to go wrong with the simulated printer. One zod schema, for the HTTP control and for code.
import { z } from 'zod';

/** All switchable faults with their harmless values. */
export const faultsSchema = z.strictObject({
  /** Refuses connections, as a printer that is off. */
  offline: z.boolean().default(false),
  /** Reads at most so many bytes a second. */
  bytesPerSecond: z.int().min(1).nullable().default(null),
  /** Out: reads, says paper end, prints nothing until there is paper again. */
  paper: z.enum(['ok', 'low', 'out']).default('ok'),
  /** The roll ends after so many more rows, in the middle of a badge if need be. */
  paperOutAfterRows: z.int().min(0).nullable().default(null),
  coverOpen: z.boolean().default(false),
  /** Breaks each connection once it has sent so many bytes: `rst` as a crash, `fin` as an orderly close. */
  drop: z
    .strictObject({ afterBytes: z.int().min(0), how: z.enum(['rst', 'fin']).default('rst') })
    .nullable()
    .default(null),
  /** Accepts and never reads a byte. */
  neverReads: z.boolean().default(false),
  /** Prints, and never answers a status question. */
  silent: z.boolean().default(false),
  /** Never answers real-time questions (DLE EOT) but answers the queued one (GS r). */
  noRealTime: z.boolean().default(false),
  /** Another computer holds the printer: we are accepted and left waiting. */
  busy: z.boolean().default(false),
  /** A fault of its own, such as a jammed cutter: stops until it is lifted. */
  cutterJammed: z.boolean().default(false),
  /** Is no printer at all: answers everything as a web server would. */
  gibberish: z.boolean().default(false),
  /** While stopped, loses what it is sent and answers the queued question at once, as some cheap ones do. */
  losesWhileStopped: z.boolean().default(false),
});

/** The faults in force. */
export type Faults = z.infer<typeof faultsSchema>;

/** The faults of a printer in good order. */
export const noFaults: Faults = faultsSchema.parse({});

/** A change of some faults; the others stay as they are. */
export type FaultChange = { readonly [K in keyof Faults]?: Faults[K] };

/** What the HTTP control accepts. */
export const controlRequestSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('set'), faults: z.record(z.string(), z.unknown()) }),
  z.strictObject({ action: z.literal('reset') }),
]);

/** Puts a change over the faults in force. Throws a ZodError when the change is not valid. */
export function changeFaults(current: Faults, change: Readonly<Record<string, unknown>>): Faults {
  return faultsSchema.parse({ ...current, ...change });
}
