// The pages, on the left.
import { BookOpenCheck, CloudCog, DoorOpen, KeyRound, LogOut, RefreshCw, type LucideIcon } from 'lucide-react';
import { enAdmin } from '../../strings/en-admin.ts';
import type { AdminPage } from '../admin-context.tsx';

const words = enAdmin.frame;

const pages: ReadonlyArray<{ readonly page: AdminPage; readonly label: string; readonly icon: LucideIcon }> = [
  { page: 'logbook', label: words.logbook, icon: BookOpenCheck },
  { page: 'outNow', label: words.outNow, icon: DoorOpen },
  { page: 'sync', label: words.sync, icon: RefreshCw },
  { page: 'wonde', label: words.wonde, icon: CloudCog },
  { page: 'security', label: words.security, icon: KeyRound },
];

interface AdminNavigationProps {
  readonly page: AdminPage;
  readonly onGo: (page: AdminPage) => void;
  readonly onSignOut: () => void;
}

/** The list of pages and *Sign out*. */
export function AdminNavigation({ page, onGo, onSignOut }: AdminNavigationProps) {
  return (
    <nav className="adm-nav" aria-label={words.navigation}>
      <ul>
        {pages.map(({ page: to, label, icon: Icon }) => (
          <li key={to}>
            <button
              type="button"
              className="adm-nav__link"
              aria-current={to === page ? 'page' : undefined}
              onClick={() => onGo(to)}
            >
              <Icon aria-hidden size={20} />
              {label}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="adm-nav__link" onClick={onSignOut}>
        <LogOut aria-hidden size={20} />
        {words.signOut}
      </button>
    </nav>
  );
}
