// The reports endpoints: each hands its parsed input to one use case.
import type { ListExporter } from '../../core/export/export-table.ts';
import { saveTermDates } from '../../core/reports/edit-term-dates.ts';
import { getReport, getReportChoices } from '../../core/reports/get-report.ts';
import { reportExport } from '../../core/reports/report-tables.ts';
import type { SettingsChanger } from '../../core/settings/change-setting.ts';
import type { Handlers } from '../dispatch.ts';

type ReportsHandlers = Pick<Handlers, Extract<keyof Handlers, `reports.${string}`>>;

/** Builds the handlers behind `reports.*`. */
export function reportsHandlers(changer: SettingsChanger, exportList: ListExporter): ReportsHandlers {
  return {
    'reports.getChoices': () => getReportChoices(changer),
    'reports.get': (question) => getReport(changer, question),
    'reports.export': ({ table, format, ...question }, { admin }) => {
      const userType = changer.store.listUserTypes().find(({ id }) => id === question.userTypeId);
      const exported = reportExport(getReport(changer, question), table, question, userType?.name ?? null);
      return exportList({ table: exported, format }, admin.name);
    },
    'reports.saveTermDates': (dates, { admin }) => ({ termDates: saveTermDates(changer, dates, admin.name) }),
  };
}
