// Where the pupils come from and the marks go, and whether that works.
import { enAdmin } from '../../strings/en-admin.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useState } from 'react';
import { ConnectionTest } from './connection-test.tsx';
import { WondeForm } from './wonde-form.tsx';

/** The page *Integration settings*. */
export function WondePage() {
  const settings = useAdminQuery('admin.getWondeSettings', {});
  const [unsaved, setUnsaved] = useState(false);
  return (
    <section className="adm-text-page" aria-labelledby="wonde-title">
      <div>
        <h1 id="wonde-title">{enAdmin.wonde.title}</h1>
        <p className="adm-quiet">{enAdmin.wonde.explain}</p>
      </div>
      <Loaded result={settings}>
        {(view) => (
          <div className="adm-cards">
            <WondeForm view={view} onUnsavedChange={setUnsaved} />
            <ConnectionTest unsaved={unsaved} />
          </div>
        )}
      </Loaded>
    </section>
  );
}
