// Settings (JSON by key) and sealed secrets.
import { z } from 'zod';
import type { StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { SecretsTable, SettingsTable } from '../schema.ts';
import { parseJson } from './columns.ts';

export const settingsQueries = {
  findSetting: prepared((p: { key: string }) =>
    builder.selectFrom('settings').select('value_json').where('key', '=', p.key),
  ),
  findSecret: prepared((p: { name: string }) =>
    builder.selectFrom('secrets').select(['sealed', 'hint']).where('name', '=', p.name),
  ),
  setSetting: prepared((row: SettingsTable) =>
    builder
      .insertInto('settings')
      .values(pick(row, ['key', 'value_json', 'updated_at_ms']))
      .onConflict((oc) =>
        oc.column('key').doUpdateSet((eb) => ({
          value_json: eb.ref('excluded.value_json'),
          updated_at_ms: eb.ref('excluded.updated_at_ms'),
        })),
      ),
  ),
  setSecret: prepared((row: SecretsTable) =>
    builder
      .insertInto('secrets')
      .values(pick(row, ['name', 'sealed', 'hint', 'updated_at_ms']))
      .onConflict((oc) =>
        oc.column('name').doUpdateSet((eb) => ({
          sealed: eb.ref('excluded.sealed'),
          hint: eb.ref('excluded.hint'),
          updated_at_ms: eb.ref('excluded.updated_at_ms'),
        })),
      ),
  ),
};

/** Settings and secrets, read. */
export function settingsReader(reader: Reader): Pick<StoreReader, 'findSetting' | 'findSecret'> {
  return {
    findSetting(key) {
      const row = reader.first(settingsQueries.findSetting({ key }));
      return row === undefined ? undefined : parseJson(z.unknown(), row.value_json, 'settings', 'value_json');
    },
    findSecret: (name) => reader.first(settingsQueries.findSecret({ name })) ?? null,
  };
}

/** Settings and secrets, written. */
export function settingsWriter(writer: Writer): Pick<StoreWriter, 'setSetting' | 'setSecret'> {
  return {
    setSetting(key, value, nowMs) {
      const text: string | undefined = JSON.stringify(value);
      if (text === undefined) throw new Error(`The setting "${key}" has no value that JSON can hold`);
      writer.run(settingsQueries.setSetting({ key, value_json: text, updated_at_ms: nowMs }));
    },
    setSecret(name, sealed, hint, nowMs) {
      writer.run(settingsQueries.setSecret({ name, sealed, hint, updated_at_ms: nowMs }));
    },
  };
}
