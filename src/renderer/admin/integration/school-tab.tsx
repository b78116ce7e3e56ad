// School and token, photos in general, and the connection test beside them.
import { useState } from 'react';
import { integrationWords } from '../../strings/admin/integration.ts';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Switch } from '../parts/switch.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { useClient } from '../../api/client-context.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { SchoolForm } from './school-form.tsx';

/** The first tab of Integration settings. */
export function SchoolTab() {
  const settings = useAdminQuery('admin.getWondeSettings', {});
  const [unsaved, setUnsaved] = useState(false);
  return (
    <Loaded result={settings}>
      {(view) => (
        <div className="adm-cards">
          <div className="adm-stack">
            <SchoolForm view={view} onUnsavedChange={setUnsaved} />
            <PhotosSection />
          </div>
          <ConnectionTest unsaved={unsaved} />
        </div>
      )}
    </Loaded>
  );
}

function PhotosSection() {
  const words = integrationWords.photos;
  const photos = useAdminQuery('integration.getPhotos', {});
  const save = useCommand('integration.setPhotos');
  const toast = useToast();
  const client = useClient();
  async function set(enabled: boolean): Promise<void> {
    if ((await save.run({ enabled })) === null) return;
    toast.undoable({
      words: enabled ? words.turnedOn : words.turnedOff,
      undo: () => client.call('integration.setPhotos', { enabled: !enabled }),
    });
  }
  return (
    <Section title={words.heading}>
      <Loaded result={photos}>
        {({ enabled, keepDays }) => (
          <>
            <Switch
              label={words.label}
              on={enabled}
              meaning={`${enabled ? words.on : words.off} ${words.keep(keepDays)}`}
              onChange={(on) => void set(on)}
            />
            {save.error !== null && <AdminError error={save.error} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}
