// PINs and cards as keyed hashes: one of each kind a person, no two people alike.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Credential, PeopleStoreReader, PeopleStoreWriter } from '../../core/store-parts/people-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { CredentialsTable } from '../schema.ts';

const columns = ['person_id', 'kind', 'mac', 'hint', 'set_at_ms'] as const;

type Kind = CredentialsTable['kind'];

export const credentialQueries = {
  findCredential: prepared((p: { personId: PersonId; kind: Kind }) =>
    builder.selectFrom('credentials').select(columns).where('person_id', '=', p.personId).where('kind', '=', p.kind),
  ),
  findCredentialByMac: prepared((p: { kind: Kind; mac: string }) =>
    builder.selectFrom('credentials').select(columns).where('kind', '=', p.kind).where('mac', '=', p.mac),
  ),
  countAllCredentials: prepared(() =>
    builder.selectFrom('credentials').select((eb) => eb.fn.countAll<number>().as('count')),
  ),
  setCredential: prepared((row: CredentialsTable) =>
    builder
      .insertInto('credentials')
      .values(pick(row, columns))
      .onConflict((oc) =>
        oc.columns(['person_id', 'kind']).doUpdateSet((eb) => ({
          mac: eb.ref('excluded.mac'),
          hint: eb.ref('excluded.hint'),
          set_at_ms: eb.ref('excluded.set_at_ms'),
        })),
      ),
  ),
  removeCredential: prepared((p: { personId: PersonId; kind: Kind }) =>
    builder.deleteFrom('credentials').where('person_id', '=', p.personId).where('kind', '=', p.kind),
  ),
  removeAllCredentials: prepared(() => builder.deleteFrom('credentials')),
};

function rowToCredential(row: CredentialsTable | undefined): Credential | null {
  if (row === undefined) return null;
  return { personId: row.person_id, kind: row.kind, mac: row.mac, hint: row.hint, setAtMs: row.set_at_ms };
}

type Reads = Pick<PeopleStoreReader, 'findCredential' | 'findCredentialByMac' | 'countAllCredentials'>;
type Writes = Pick<PeopleStoreWriter, 'setCredential' | 'removeCredential' | 'removeAllCredentials'>;

/** PINs and cards, read. */
export function credentialReader(reader: Reader): Reads {
  return {
    findCredential: (personId, kind) =>
      rowToCredential(reader.first(credentialQueries.findCredential({ personId, kind }))),
    findCredentialByMac: (kind, mac) =>
      rowToCredential(reader.first(credentialQueries.findCredentialByMac({ kind, mac }))),
    countAllCredentials: () => reader.first(credentialQueries.countAllCredentials({}))?.count ?? 0,
  };
}

/** PINs and cards, written. */
export function credentialWriter(writer: Writer): Writes {
  return {
    setCredential(credential) {
      writer.run(
        credentialQueries.setCredential({
          person_id: credential.personId,
          kind: credential.kind,
          mac: credential.mac,
          hint: credential.hint,
          set_at_ms: credential.setAtMs,
        }),
      );
    },
    removeCredential: (personId, kind) => writer.run(credentialQueries.removeCredential({ personId, kind })) > 0,
    removeAllCredentials: () => writer.run(credentialQueries.removeAllCredentials({})),
  };
}
