// A few people in address books on a real store, with a hasher of PINs and cards whose key lives in a folder of its own.
import path from 'node:path';
import { personId as personIdSchema, type PersonId } from '../../src/shared/domain/ids.ts';
import { STUDENT, type UserTypeId } from '../../src/shared/domain/user-type.ts';
import type { CredentialKeeper } from '../../src/main/core/ports.ts';
import type { RosterPupil } from '../../src/main/core/store-port.ts';
import { createCredentialHasher } from '../../src/main/devices/secrets/credential-hasher.ts';
import { createKeyFileSecretBox } from '../../src/main/devices/secrets/key-file-secret-box.ts';
import { openKioskScene, type KioskScene } from './kiosk-scene.ts';

export interface AuditRow {
  readonly who: string;
  readonly what: string;
  readonly subjectId: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface PeopleScene extends KioskScene {
  readonly hasher: CredentialKeeper;
  readonly keyFile: string;
  /** A pupil in the *Student* address book, or the one named. */
  addPerson(more?: Partial<RosterPupil>, userTypeId?: UserTypeId): PersonId;
  /** Takes somebody off the roll, as a delta of the MIS does. */
  retire(personId: PersonId): void;
  /** A hasher as a restarted app has it: nothing held in memory. */
  restartedHasher(): CredentialKeeper;
  /** Every row of the audit, oldest first. */
  audit(): readonly AuditRow[];
}

/** Opens the scene; dispose() closes it. */
export function openPeopleScene(): PeopleScene {
  const scene = openKioskScene();
  const { context, temp, clock } = scene;
  const keyFile = path.join(temp.dir, 'secrets.key');
  const restartedHasher = (): CredentialKeeper =>
    createCredentialHasher({ store: context.store, secretBox: createKeyFileSecretBox(keyFile), clock });
  const audited: AuditRow[] = [];
  listenToAudit(scene, audited);
  return Object.assign(scene, {
    hasher: restartedHasher(),
    keyFile,
    restartedHasher,
    addPerson(more?: Partial<RosterPupil>, userTypeId: UserTypeId = STUDENT) {
      const id = personIdSchema.parse(scene.addPupil(more));
      context.store.transaction((writer) => writer.setMembership([id], { userTypeId, departmentId: null }));
      return id;
    },
    retire(id: PersonId) {
      const wondeId = context.store.findPerson(id)?.wondeId ?? '';
      context.store.transaction((writer) => writer.retirePupils([wondeId], clock.nowMs()));
    },
    audit: () => audited,
  });
}

/** The store has no way to read the audit here; what goes in is overheard, and kept when its transaction succeeds. */
function listenToAudit({ context }: KioskScene, audited: AuditRow[]): void {
  const { store } = context;
  const transaction = store.transaction.bind(store);
  store.transaction = (work) => {
    const heard: AuditRow[] = [];
    const result = transaction((writer) =>
      work({
        ...writer,
        insertAudit(entry) {
          writer.insertAudit(entry);
          heard.push({
            who: entry.who,
            what: entry.what,
            subjectId: entry.subjectId ?? null,
            before: JSON.parse(entry.beforeJson ?? 'null') as unknown, // as: JSON.parse gives any
            after: JSON.parse(entry.afterJson ?? 'null') as unknown, // as: above
          });
        },
      }),
    );
    audited.push(...heard);
    return result;
  };
}
