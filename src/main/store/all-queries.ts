// Every query the store can run, by name: for migration:verify, and for the tests that prepare and explain them.
import { localDate } from '../../shared/domain/attendance.ts';
import { actionId, markId, printJobId } from '../../shared/domain/ids.ts';
import { NO_DEPARTMENT, STUDENT } from '../../shared/domain/user-type.ts';
import { logbookStatus, logbookWriteback } from '../../shared/ipc/admin/logbook-contract.ts';
import { addressBookQueries } from './rows/address-book-rows.ts';
import { actionQueries } from './rows/action-rows.ts';
import { adminUserQueries } from './rows/admin-user-rows.ts';
import { attendanceCodeQueries } from './rows/attendance-code-rows.ts';
import { auditQueries } from './rows/audit-rows.ts';
import { badgeQueries } from './rows/badge-rows.ts';
import { departmentQueries } from './rows/department-rows.ts';
import { collectorQueries } from './rows/collector-rows.ts';
import { credentialQueries } from './rows/credential-rows.ts';
import { directoryQueries } from './rows/directory-rows.ts';
import { keysQuery, namesQuery } from './rows/logbook-filter.ts';
import { logbookListQueries } from './rows/logbook-list-rows.ts';
import { logbookQueries } from './rows/logbook-rows.ts';
import { logbookSearchQueries } from './rows/logbook-search.ts';
import { mailQueries, updateMailQuery } from './rows/mail-rows.ts';
import { marksListQueries } from './rows/marks-list-rows.ts';
import { markQueries } from './rows/mark-rows.ts';
import { membershipQueries } from './rows/membership-rows.ts';
import { movementQueries } from './rows/movement-rows.ts';
import { outboxQueries, updateOutboxQuery } from './rows/outbox-rows.ts';
import { peopleQueries } from './rows/people-rows.ts';
import { personDetailsQueries } from './rows/person-details-rows.ts';
import { photoErasureQueries } from './rows/photo-erasure-rows.ts';
import { pictureQueries } from './rows/picture-rows.ts';
import { presenceQueries } from './rows/presence-rows.ts';
import { printJobQueries, updatePrintJobQuery } from './rows/print-job-rows.ts';
import { registerQueries, updateRegisterStateQuery } from './rows/register-rows.ts';
import { reportQueries } from './rows/report-rows.ts';
import { rollCallQueries } from './rows/roll-call-rows.ts';
import { rosterMatchQueries } from './rows/roster-match.ts';
import { movedPupilQueries } from './rows/moved-pupil-rows.ts';
import { rosterQueries } from './rows/roster-rows.ts';
import { settingsQueries } from './rows/settings-rows.ts';
import { staffQueries } from './rows/staff-rows.ts';
import { syncMappingQueries } from './rows/sync-mapping-rows.ts';
import { syncRunQueries } from './rows/sync-run-rows.ts';
import { syncStateQueries, updateSyncStateQuery } from './rows/sync-state-rows.ts';
import { termsQueries } from './rows/terms-rows.ts';
import { userTypeQueries } from './rows/user-type-rows.ts';

const ANY_ID = '01900000-0000-7000-8000-000000000000';

/** The updates whose columns are only known at run time, each with every column it can have. */
function widestUpdates(): Record<string, string | undefined> {
  return {
    updateOutbox: updateOutboxQuery(markId.parse(ANY_ID), {
      state: 'done',
      outcome: null,
      attempts: 0,
      nextAttemptAtMs: 0,
      lastErrorCode: null,
      lastErrorWords: null,
      writebackId: null,
      submittedAtMs: null,
      maybeApplied: false,
      doneAtMs: null,
      verifiedAtMs: null,
    })?.sql,
    updatePrintJob: updatePrintJobQuery(printJobId.parse(ANY_ID), {
      state: 'sent',
      attempts: 0,
      nextAttemptAtMs: 0,
      lastErrorCode: null,
      finishedAtMs: null,
    })?.sql,
    updateRegisterState: updateRegisterStateQuery({ fromMs: null, newestMs: null, readable: null })?.sql,
    updateMail: updateMailQuery(ANY_ID, {
      state: 'sent',
      attempts: 0,
      nextAttemptAtMs: 0,
      lastErrorCode: null,
      sentAtMs: null,
    })?.sql,
    updateSyncState: updateSyncStateQuery({
      cursor: null,
      deltaFromMs: null,
      deletionsFromMs: null,
      lastFullAtMs: null,
      lastRosterAtMs: null,
      lastWritebackAtMs: null,
      regionBaseUrl: null,
      allowsWriteback: null,
      rosterProblem: null,
      staffDeltaFromMs: null,
      lastStaffAtMs: null,
      staffProblem: null,
    })?.sql,
  };
}

/** The logbook's list with every part of its filter set, once for each part that has SQL of its own. */
function widestLogbookFilters(): Record<string, { readonly sql: string }> {
  const day = localDate.parse('2026-01-01');
  const criteria = {
    from: day,
    to: day,
    userTypeId: STUDENT,
    departmentId: NO_DEPARTMENT,
    actionId: actionId.parse('any'),
    yearName: '',
    withBadge: true,
    search: '',
    nowMs: 0,
  };
  const word = { personIds: [], actionNames: [], yearNames: [] };
  const terms = { badgeDigits: '123', words: [word, word] };
  const queries = logbookStatus.options.flatMap((status) =>
    logbookWriteback.options.map((writeback) => [
      `keys_${status}_${writeback}`,
      keysQuery({ ...criteria, status, writeback }, terms, 1),
    ]),
  );
  return Object.fromEntries([...queries, ['names', namesQuery(criteria)]]);
}

/** The SQL of every query, by entity and name, such as `outbox.listDueOutbox`. */
export function listAllQueries(): ReadonlyMap<string, string> {
  const entities: Record<string, Record<string, { readonly sql: string }>> = {
    settings: settingsQueries,
    people: peopleQueries,
    addressBooks: addressBookQueries,
    personDetails: personDetailsQueries,
    collectors: collectorQueries,
    credentials: credentialQueries,
    directory: directoryQueries,
    roster: rosterQueries,
    movedPupils: movedPupilQueries,
    rosterMatch: rosterMatchQueries,
    actions: actionQueries,
    attendanceCodes: attendanceCodeQueries,
    movements: movementQueries,
    marks: markQueries,
    logbook: logbookQueries,
    logbookList: { ...logbookListQueries, ...widestLogbookFilters() },
    logbookSearch: logbookSearchQueries,
    outbox: outboxQueries,
    badges: badgeQueries,
    printJobs: printJobQueries,
    syncState: syncStateQueries,
    audit: auditQueries,
    photoErasures: photoErasureQueries,
    pictures: pictureQueries,
    mail: mailQueries,
    adminUsers: adminUserQueries,
    presence: presenceQueries,
    rollCalls: rollCallQueries,
    terms: termsQueries,
    register: registerQueries,
    marksList: marksListQueries,
    syncRuns: syncRunQueries,
    reports: reportQueries,
    userTypes: userTypeQueries,
    departments: departmentQueries,
    syncMappings: syncMappingQueries,
    memberships: membershipQueries,
    staff: staffQueries,
  };
  const all = new Map<string, string>();
  for (const [entity, queries] of Object.entries(entities)) {
    for (const [name, query] of Object.entries(queries)) all.set(`${entity}.${name}`, query.sql);
  }
  for (const [name, sql] of Object.entries(widestUpdates())) if (sql !== undefined) all.set(name, sql);
  return all;
}
