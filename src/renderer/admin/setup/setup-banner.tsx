// The line at the top of every page while the setup is not finished, and the guide that opens by itself.
import { useEffect, useRef } from 'react';
import { setupWords } from '../../strings/admin/setup.ts';
import { useQuery } from '../../api/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { Notice } from '../parts/notice.tsx';

const words = setupWords;

/** Offers the guide; on a kiosk without a school it opens it, once a sign-in. */
export function SetupBanner() {
  const { role, shown, go } = useAdmin();
  const setup = useQuery('setup.get', role === 'administrator' ? {} : null);
  const view = setup.status === 'ready' ? setup.value : null;
  const opened = useRef(false);
  const opens = view?.opensByItself === true && shown.visit === 0;
  useEffect(() => {
    if (!opens || opened.current) return;
    opened.current = true;
    go('setup');
  }, [opens, go]);
  if (view === null || !view.offersToGoOn || shown.page === 'setup') return null;
  const left = view.steps.filter(({ state }) => state === 'open').length;
  return (
    <div className="adm-setup-banner">
      <Notice
        tone="calm"
        title={words.bannerTitle}
        actions={
          <Button size="admin" tone="primary" onPress={() => go('setup')}>
            {words.bannerGo}
          </Button>
        }
      >
        {left > 0 && <p>{words.bannerText(left)}</p>}
      </Notice>
    </div>
  );
}
