// The Store port over one connection: each entity's functions, put together.
import type { Random } from '../core/ports.ts';
import type { Store, StoreReader, StoreWriter } from '../core/store-port.ts';
import type { Connection, Reader, Writer } from './query.ts';
import { addressBookReader } from './rows/address-book-rows.ts';
import { actionReader, actionWriter } from './rows/action-rows.ts';
import { adminUserReader, adminUserWriter } from './rows/admin-user-rows.ts';
import { attendanceCodeReader, attendanceCodeWriter } from './rows/attendance-code-rows.ts';
import { auditReader, auditWriter } from './rows/audit-rows.ts';
import { badgeReader, badgeWriter } from './rows/badge-rows.ts';
import { departmentReader, departmentWriter } from './rows/department-rows.ts';
import { collectorReader, collectorWriter } from './rows/collector-rows.ts';
import { credentialReader, credentialWriter } from './rows/credential-rows.ts';
import { directoryReader } from './rows/directory-rows.ts';
import { logbookListReader } from './rows/logbook-list-rows.ts';
import { logbookReader } from './rows/logbook-rows.ts';
import { mailReader, mailWriter } from './rows/mail-rows.ts';
import { marksListReader } from './rows/marks-list-rows.ts';
import { markReader, markWriter } from './rows/mark-rows.ts';
import { membershipReader, membershipWriter } from './rows/membership-rows.ts';
import { movementReader, movementWriter } from './rows/movement-rows.ts';
import { outboxReader, outboxWriter } from './rows/outbox-rows.ts';
import { peopleReader } from './rows/people-rows.ts';
import { personDetailsReader, personDetailsWriter } from './rows/person-details-rows.ts';
import { photoErasureReader, photoErasureWriter } from './rows/photo-erasure-rows.ts';
import { pictureReader, pictureWriter } from './rows/picture-rows.ts';
import { presenceReader } from './rows/presence-rows.ts';
import { printJobReader, printJobWriter } from './rows/print-job-rows.ts';
import { registerReader, registerWriter } from './rows/register-rows.ts';
import { rollCallReader, rollCallWriter } from './rows/roll-call-rows.ts';
import { movedPupilReader, movedPupilWriter } from './rows/moved-pupil-rows.ts';
import { rosterReader, rosterWriter } from './rows/roster-rows.ts';
import { settingsReader, settingsWriter } from './rows/settings-rows.ts';
import { staffReader, staffWriter } from './rows/staff-rows.ts';
import { syncMappingReader, syncMappingWriter } from './rows/sync-mapping-rows.ts';
import { syncRunReader, syncRunWriter } from './rows/sync-run-rows.ts';
import { syncStateReader, syncStateWriter } from './rows/sync-state-rows.ts';
import { termsReader, termsWriter } from './rows/terms-rows.ts';
import { reportReader } from './rows/report-rows.ts';
import { userTypeReader, userTypeWriter } from './rows/user-type-rows.ts';

function storeReader(reader: Reader): StoreReader {
  return {
    ...settingsReader(reader),
    ...peopleReader(reader),
    ...addressBookReader(reader),
    ...personDetailsReader(reader),
    ...collectorReader(reader),
    ...credentialReader(reader),
    ...directoryReader(reader),
    ...actionReader(reader),
    ...attendanceCodeReader(reader),
    ...movementReader(reader),
    ...logbookReader(reader),
    ...logbookListReader(reader),
    ...markReader(reader),
    ...badgeReader(reader),
    ...printJobReader(reader),
    ...outboxReader(reader),
    ...syncStateReader(reader),
    ...auditReader(reader),
    ...photoErasureReader(reader),
    ...pictureReader(reader),
    ...mailReader(reader),
    ...adminUserReader(reader),
    ...presenceReader(reader),
    ...rollCallReader(reader),
    ...termsReader(reader),
    ...userTypeReader(reader),
    ...departmentReader(reader),
    ...syncMappingReader(reader),
    ...membershipReader(reader),
    ...staffReader(reader),
    ...registerReader(reader),
    ...marksListReader(reader),
    ...movedPupilReader(reader),
    ...syncRunReader(reader),
    ...reportReader(reader),
    ...rosterReader(reader),
  };
}

function storeWriter(writer: Writer, random: Random): StoreWriter {
  return {
    ...storeReader(writer),
    ...settingsWriter(writer),
    ...rosterWriter(writer, random),
    ...movedPupilWriter(writer),
    ...personDetailsWriter(writer),
    ...collectorWriter(writer),
    ...credentialWriter(writer),
    ...actionWriter(writer),
    ...attendanceCodeWriter(writer),
    ...movementWriter(writer),
    ...markWriter(writer),
    ...badgeWriter(writer),
    ...printJobWriter(writer),
    ...outboxWriter(writer),
    ...syncStateWriter(writer),
    ...auditWriter(writer),
    ...photoErasureWriter(writer),
    ...pictureWriter(writer),
    ...mailWriter(writer),
    ...adminUserWriter(writer),
    ...rollCallWriter(writer),
    ...termsWriter(writer),
    ...userTypeWriter(writer),
    ...departmentWriter(writer),
    ...syncMappingWriter(writer),
    ...membershipWriter(writer),
    ...staffWriter(writer, random),
    ...registerWriter(writer),
    ...syncRunWriter(writer),
  };
}

/** Puts the Store port around a connection whose tables are up to date. */
export function createStore(connection: Connection, random: Random): Store {
  return {
    ...storeReader(connection.reader),
    transaction: (work) => connection.transaction((writer) => work(storeWriter(writer, random))),
    close: () => connection.close(),
  };
}
