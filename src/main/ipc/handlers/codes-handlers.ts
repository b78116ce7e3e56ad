// The attendance codes endpoints: each hands its parsed input to one use case.
import { listMissingCodes } from '../../core/actions/action-troubles.ts';
import { getCodesPage, resyncCodes } from '../../core/attendance/attendance-codes.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import type { Handlers } from '../dispatch.ts';

type CodesHandlers = Pick<Handlers, Extract<keyof Handlers, `codes.${string}`>>;

/** Builds the handlers behind `codes.*`. `read` reads the MIS's list and keeps it; returns how many codes came. */
export function codesHandlers(context: KioskContext, read: () => Promise<number>): CodesHandlers {
  const { store } = context;
  return {
    'codes.getPage': () => getCodesPage(store),
    'codes.listMissing': () => listMissingCodes(store.listActions(), store.listAttendanceCodes()),
    'codes.resync': (_input, { admin }) => resyncCodes(context, read, admin.name),
  };
}
