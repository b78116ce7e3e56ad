// The kiosk's settings: one stored row per key, parsed on read, held in memory, swapped only after a write.
import type { z } from 'zod';
import { AppError } from '../../../shared/errors/app-error.ts';
import { defaultSettings, type Settings, type SettingsKey, settingsSchema } from '../../../shared/settings/schema.ts';
import type { Logger } from '../ports.ts';
import type { Store, StoreReader } from '../store-port.ts';

export interface SettingsRepository {
  /** The settings in force; the same object until something changes. */
  readonly get: () => Settings;
  /** Validates, writes, then swaps. @throws AppError VALIDATION with field paths; nothing is changed then. */
  update<K extends SettingsKey>(key: K, value: z.input<(typeof settingsSchema.shape)[K]>, nowMs: number): Settings;
  /** Reads the rows again, after somebody else wrote them. Never throws for what they hold. */
  reload(): Settings;
}

/** What is wrong with a value, by field path under its key; never the value. */
function fieldsOf(key: SettingsKey, error: z.ZodError): Readonly<Record<string, string>> {
  return Object.fromEntries(error.issues.map((issue) => [[key, ...issue.path].join('.'), issue.message]));
}

/**
 * Parses a value for a key, filling in defaults.
 * @throws AppError VALIDATION with field paths and without values.
 */
export function parseSetting<K extends SettingsKey>(key: K, value: unknown): Settings[K] {
  const parsed = settingsSchema.shape[key].safeParse(value);
  if (!parsed.success) throw new AppError('VALIDATION', { fields: fieldsOf(key, parsed.error) });
  // as: TypeScript does not see that shape[key] gives Settings[key]
  return parsed.data as Settings[K];
}

/** The row without the top-level fields its parse complained of; undefined where that is not possible. */
function withoutFaults(row: unknown, error: z.ZodError): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  const faulty = new Set<PropertyKey>();
  for (const issue of error.issues) {
    const [field] = issue.path;
    if (field !== undefined) faulty.add(field);
    else if (issue.code === 'unrecognized_keys') for (const key of issue.keys) faulty.add(key);
  }
  return Object.fromEntries(Object.entries(row).filter(([key]) => !faulty.has(key)));
}

/**
 * Reads every key. A field that no longer parses (edited by hand, or written by a newer version) falls back to its
 * default with a warning, and the row's other fields stay; only where that is not possible does the whole row fall back.
 */
function readAll(reader: Pick<StoreReader, 'findSetting'>, logger: Logger): Settings {
  const settings: Record<string, unknown> = { ...defaultSettings() };
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const row = reader.findSetting(key);
    if (row === undefined) continue;
    const parsed = schema.safeParse(row);
    if (parsed.success) {
      settings[key] = parsed.data;
      continue;
    }
    const paths = parsed.error.issues.map((issue) => [key, ...issue.path].join('.')).join(' ');
    logger.warn('a stored setting no longer parses: its default is used', { key, paths });
    const rest = schema.safeParse(withoutFaults(row, parsed.error));
    if (rest.success && rest.data !== undefined) settings[key] = rest.data;
  }
  // as: every key was parsed with its own schema just above, or kept its default
  return settings as Settings;
}

/** Creates the repository and reads the stored rows. Never throws for what they hold. */
export function createSettings(store: Store, logger: Logger): SettingsRepository {
  let current = readAll(store, logger);
  return {
    get: () => current,
    update(key, value, nowMs) {
      const parsed = parseSetting(key, value);
      store.transaction((writer) => writer.setSetting(key, parsed, nowMs));
      current = { ...current, [key]: parsed };
      return current;
    },
    reload() {
      current = readAll(store, logger);
      return current;
    },
  };
}
