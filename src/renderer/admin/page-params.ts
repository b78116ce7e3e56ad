// The pages of the admin view by id, and what each may be opened with. Types only: every page may import this.
import type { LogbookFilter } from '../../shared/ipc/admin/logbook-contract.ts';

/** In the order of the navigation. */
export const pageIds = [
  'logbook',
  'outNow',
  'evacuation',
  'sync',
  'reports',
  'addressBooks',
  'userTypes',
  'departments',
  'actions',
  'registers',
  'terms',
  'codes',
  'wondeConfiguration',
  'integration',
  'devices',
  'setup',
  'users',
  'audit',
  'myPassword',
  'system',
] as const;

export type AdminPage = (typeof pageIds)[number];

/** Where the logbook opens, when another page leads there: today and everything, but for what is said here. */
export interface LogbookStart {
  readonly filter: Partial<LogbookFilter>;
}

/** The tabs of Integration settings. */
export type IntegrationTab = 'school' | 'network' | 'access' | 'messages';

/** Pages that can be opened at a certain place. Add a line for yours; a page that is not here takes no parameters. */
export interface PageParams {
  readonly logbook: LogbookStart;
  readonly addressBooks: { readonly personId: string };
  readonly actions: { readonly actionId: string };
  readonly integration: { readonly tab: IntegrationTab };
}

/** What `go(page, params)` takes for this page. */
export type ParamsOf<P extends AdminPage> = P extends keyof PageParams ? PageParams[P] : never;
