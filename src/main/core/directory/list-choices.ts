// What the kiosk offers on its choosing screens: years, months, names and reasons that exist, and nothing else.
import { yearNumeral } from '../../../shared/domain/year-group.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { DirectoryScope, NameChoice, ReasonChoice, YearGroupChoice } from '../../../shared/ipc/kiosk-contract.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { NO_YEAR_GROUP, type DirectoryFilter } from '../store-port.ts';
import { labelNames } from './name-labels.ts';

function filterOf(context: KioskContext, scope: DirectoryScope): DirectoryFilter {
  if (scope === 'everyone') return { scope };
  return { scope, localDate: schoolTimeAt(context.clock.nowMs(), context.settings().kiosk.timeZone).localDate };
}

/** Year groups with somebody in them, in school order. */
export function listYearGroups(context: KioskContext, scope: DirectoryScope): readonly YearGroupChoice[] {
  return context.store
    .listYearGroups(filterOf(context, scope))
    .map((year) =>
      year.name === null
        ? { id: NO_YEAR_GROUP, name: '', numeral: null }
        : { id: year.id, name: year.name, numeral: yearNumeral(year.name, year.code) },
    );
}

/** Birth months with somebody in them. */
export function listBirthMonths(context: KioskContext, input: Input<'kiosk.listBirthMonths'>): readonly number[] {
  return context.store.listBirthMonths(filterOf(context, input.scope), input.yearGroupId);
}

/** The names of one year and month, each showing as little as tells it from the others. */
export function listNames(context: KioskContext, input: Input<'kiosk.listNames'>): readonly NameChoice[] {
  return labelNames(context.store.listPupils(filterOf(context, input.scope), input.yearGroupId, input.birthMonth));
}

/** Whether choosing this action takes a photo first. */
export function takesPhoto(action: Action, settings: Settings): boolean {
  if (settings.camera.driver === 'none') return false;
  return action.photo === 'always' || (action.photo === 'general' && settings.photosEnabled);
}

/** The reasons a person may give. @throws AppError NOT_FOUND for somebody who is no longer on roll */
export function listReasons(context: KioskContext, input: Input<'kiosk.listReasons'>): readonly ReasonChoice[] {
  const person = context.store.findPerson(input.personId);
  if (person === null || person.status !== 'current') throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  const settings = context.settings();
  const direction = input.kind === 'late' ? 'in' : 'out';
  return context.store
    .listActions()
    .filter((action) => action.direction === direction && !action.isReturn && !action.retired)
    .map((action) => ({
      actionId: action.id,
      name: action.name,
      icon: action.icon,
      takesPhoto: takesPhoto(action, settings),
      printsBadge: action.printsBadge,
    }));
}
