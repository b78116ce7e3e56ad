// The pages, on the left, in groups; scrolls on its own, with *Sign out* always in sight below.
import { LogOut } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { adminPages } from '../../strings/admin/pages.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import type { AdminPage } from '../page-params.ts';
import type { ListedPage, PageGroup } from '../pages.tsx';

const words = enAdmin.frame;

interface AdminNavigationProps {
  readonly pages: readonly ListedPage[];
  readonly current: AdminPage;
  readonly onGo: (page: AdminPage) => void;
  readonly onSignOut: () => void;
}

/** The list of pages and *Sign out*. */
export function AdminNavigation({ pages, current, onGo, onSignOut }: AdminNavigationProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // jsdom has no scrollIntoView.
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }, [current]);
  const groups = [...new Set(pages.map(({ group }) => group))];
  return (
    <nav className="adm-nav" aria-label={words.navigation}>
      <div className="adm-nav__list" ref={list}>
        {groups.map((group) => (
          <NavigationGroup
            key={group}
            group={group}
            pages={pages.filter((page) => page.group === group)}
            current={current}
            onGo={onGo}
          />
        ))}
      </div>
      <button type="button" className="adm-nav__link" onClick={onSignOut}>
        <LogOut aria-hidden size={20} />
        {words.signOut}
      </button>
    </nav>
  );
}

interface NavigationGroupProps extends Omit<AdminNavigationProps, 'onSignOut'> {
  readonly group: PageGroup;
}

function NavigationGroup({ group, pages, current, onGo }: NavigationGroupProps) {
  const id = useId();
  return (
    <>
      <p id={id} className="adm-nav__group">
        {adminPages.groups[group]}
      </p>
      <ul aria-labelledby={id}>
        {pages.map(({ id: page, label, icon: Icon }) => (
          <li key={page}>
            <button
              type="button"
              className="adm-nav__link"
              aria-current={page === current ? 'page' : undefined}
              onClick={() => onGo(page)}
            >
              <Icon aria-hidden size={20} />
              {label}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
