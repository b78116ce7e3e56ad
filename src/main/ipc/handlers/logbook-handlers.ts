// The endpoints of the daily logbook. Roles are checked by dispatch.
import type { ListExporter } from '../../core/export/export-table.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import { exportLogbook } from '../../core/logbook/export-logbook.ts';
import { getLogbookChoices, getLogbookNumbers, getLogbookRows, listLogbook } from '../../core/logbook/list-logbook.ts';
import { getLogbookStory, viewPhoto } from '../../core/logbook/logbook-story.ts';
import type { PhotoFiles } from '../../core/ports.ts';
import type { Handlers } from '../dispatch.ts';

export interface LogbookHandlerDeps {
  readonly context: KioskContext;
  readonly photos: PhotoFiles;
  readonly exportList: ListExporter;
}

type LogbookHandlers = Pick<Handlers, Extract<keyof Handlers, `logbook.${string}`>>;

/** Builds the handlers behind `logbook.*`. */
export function logbookHandlers({ context, photos, exportList }: LogbookHandlerDeps): LogbookHandlers {
  return {
    'logbook.list': (input) => listLogbook(context, input),
    'logbook.getRows': ({ keys }) => getLogbookRows(context, keys),
    'logbook.getNumbers': () => getLogbookNumbers(context),
    'logbook.getChoices': () => getLogbookChoices(context),
    'logbook.getStory': ({ movementId }) => getLogbookStory({ ...context, photos }, movementId),
    'logbook.viewPhoto': ({ movementId }, { admin }) => viewPhoto({ ...context, photos }, movementId, admin.name),
    'logbook.export': (wanted, { admin }) => exportLogbook(context, wanted, { exportList, who: admin.name }),
  };
}
