// Who is on site by signing in and out, and who is out and not yet back. Answered by the store alone: no network.
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { EvacuationList, OnSitePerson, OutPerson } from '../../../shared/ipc/admin/presence-contract.ts';
import { fullName } from '../directory/name-labels.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { ListedPerson, OnSiteRow } from '../store-parts/presence-store.ts';

export type PresenceContext = Pick<KioskContext, 'store' | 'clock' | 'settings'>;

/** The clock at the school, of any instant. */
export function timeTextAt({ settings }: Pick<PresenceContext, 'settings'>, epochMs: number): string {
  return schoolTimeAt(epochMs, settings().kiosk.timeZone).timeText;
}

/** Somebody as a list names them. */
export function toListed(person: ListedPerson) {
  const parts = person.kind === 'staff' ? [person.departmentName] : [person.yearName, person.formName];
  return {
    personId: person.id,
    name: fullName(person),
    sortName: `${person.surname} ${person.forename}`.trim(),
    userType: person.userTypeName,
    group: parts.filter((part) => part !== null && part !== '').join(' · '),
  };
}

const collator = new Intl.Collator('en-GB', { sensitivity: 'base' });

/** By surname, as a register is. */
export function byName(a: { readonly sortName: string }, b: { readonly sortName: string }): number {
  return collator.compare(a.sortName, b.sortName);
}

/** One row of the store, in words. */
export function toOnSitePerson(context: PresenceContext, row: OnSiteRow): OnSitePerson {
  return {
    ...toListed(row.person),
    building: row.building,
    sinceMs: row.signedInAtMs,
    sinceText: timeTextAt(context, row.signedInAtMs),
    checkedOut:
      row.checkedOut === null
        ? null
        : { timeText: timeTextAt(context, row.checkedOut.atMs), actionName: row.checkedOut.actionName },
  };
}

/** The evacuation list of this moment: exactly those whose last signing today was in. */
export function getEvacuationList(context: PresenceContext): EvacuationList {
  const { localDate, timeText } = schoolTimeAt(context.clock.nowMs(), context.settings().kiosk.timeZone);
  return {
    localDate,
    timeText,
    people: context.store
      .listOnSite(localDate)
      .map((row) => toOnSitePerson(context, row))
      .sort(byName),
    openRollCallId: context.store.findOpenRollCall()?.id ?? null,
  };
}

/** Who checked out today and has not come back, longest first. */
export function listOut(context: PresenceContext): OutPerson[] {
  const { localDate } = schoolTimeAt(context.clock.nowMs(), context.settings().kiosk.timeZone);
  return context.store
    .listOutNow(localDate)
    .flatMap(({ movement, badge }) => {
      const person = context.store.findListedPerson(movement.personId);
      if (person === null) return [];
      return [
        {
          ...toListed(person),
          movementId: movement.id,
          actionName: movement.actionName,
          leftAtMs: movement.occurredAtMs,
          timeText: timeTextAt(context, movement.occurredAtMs),
          badgeId: badge?.id ?? null,
        },
      ];
    })
    .sort((a, b) => a.leftAtMs - b.leftAtMs);
}
