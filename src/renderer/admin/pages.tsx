// The one table of admin pages. To add yours: import its component and put it into its row in place of null.
// A page without a component is not in the navigation: the product has no placeholder pages.
import {
  BookOpenCheck,
  Building2,
  ChartColumn,
  ClipboardList,
  CloudCog,
  Compass,
  Contact,
  DoorOpen,
  FileText,
  HardDrive,
  Hash,
  History,
  KeyRound,
  ListChecks,
  Printer,
  RefreshCw,
  Siren,
  Tags,
  UserCog,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { adminPages } from '../strings/admin/pages.ts';
import { ActionsPage } from './actions/actions-page.tsx';
import { CodesPage } from './codes/codes-page.tsx';
import { RegistersPage } from './registers/registers-page.tsx';
import { TermsPage } from './terms/terms-page.tsx';
import type { AdminRole } from './admin-context.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { EvacuationPage } from './evacuation/evacuation-page.tsx';
import { LogbookPage } from './logbook/logbook-page.tsx';
import { OutNowPage } from './out-now/out-now-page.tsx';
import { pageIds, type AdminPage } from './page-params.ts';
import { AddressBooksPage } from './people/address-books-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { SecurityPage } from './security/security-page.tsx';
import { SetupPage } from './setup/setup-page.tsx';
import { SyncPage } from './sync/sync-page.tsx';
import { SystemPage } from './system/system-page.tsx';
import { UsersPage } from './users/users-page.tsx';
import { IntegrationPage } from './integration/integration-page.tsx';
import { UserTypesPage } from './user-types/user-types-page.tsx';
import { DepartmentsPage } from './departments/departments-page.tsx';
import { WondeConfigurationPage } from './wonde-configuration/wonde-configuration-page.tsx';

export type PageGroup = keyof typeof adminPages.groups;

interface PageRow {
  readonly group: PageGroup;
  readonly icon: LucideIcon;
  /** The least a person must be to see it. */
  readonly role: AdminRole;
  /** Takes no props: what it was opened with comes from `usePageParams`. */
  readonly component: ComponentType | null;
}

const rows: Readonly<Record<AdminPage, PageRow>> = {
  logbook: { group: 'today', icon: BookOpenCheck, role: 'receptionist', component: LogbookPage },
  outNow: { group: 'today', icon: DoorOpen, role: 'receptionist', component: OutNowPage },
  evacuation: { group: 'today', icon: Siren, role: 'receptionist', component: EvacuationPage },
  sync: { group: 'today', icon: RefreshCw, role: 'receptionist', component: SyncPage },
  reports: { group: 'today', icon: ChartColumn, role: 'receptionist', component: ReportsPage },
  addressBooks: { group: 'people', icon: Contact, role: 'receptionist', component: AddressBooksPage },
  userTypes: { group: 'people', icon: Tags, role: 'administrator', component: UserTypesPage },
  departments: { group: 'people', icon: Building2, role: 'administrator', component: DepartmentsPage },
  actions: { group: 'setUp', icon: ListChecks, role: 'administrator', component: ActionsPage },
  registers: { group: 'setUp', icon: ClipboardList, role: 'administrator', component: RegistersPage },
  terms: { group: 'setUp', icon: FileText, role: 'administrator', component: TermsPage },
  codes: { group: 'setUp', icon: Hash, role: 'administrator', component: CodesPage },
  wondeConfiguration: { group: 'setUp', icon: Workflow, role: 'administrator', component: WondeConfigurationPage },
  integration: { group: 'setUp', icon: CloudCog, role: 'administrator', component: IntegrationPage },
  devices: { group: 'setUp', icon: Printer, role: 'administrator', component: DevicesPage },
  setup: { group: 'setUp', icon: Compass, role: 'administrator', component: SetupPage },
  users: { group: 'security', icon: UserCog, role: 'administrator', component: UsersPage },
  audit: { group: 'security', icon: History, role: 'administrator', component: AuditPage },
  myPassword: { group: 'security', icon: KeyRound, role: 'receptionist', component: SecurityPage },
  system: { group: 'security', icon: HardDrive, role: 'administrator', component: SystemPage },
};

export interface ListedPage extends Omit<PageRow, 'component'> {
  readonly id: AdminPage;
  readonly label: string;
  readonly component: ComponentType;
}

/** The pages a person of this role sees, in the navigation's order. */
export function pagesFor(role: AdminRole): readonly ListedPage[] {
  return pageIds.flatMap((id) => {
    const row = rows[id];
    const allowed = role === 'administrator' || row.role === 'receptionist';
    if (row.component === null || !allowed) return [];
    return [{ ...row, component: row.component, id, label: adminPages.labels[id] }];
  });
}
