// Printer, camera, scanner: choose, try, see.
import { useState } from 'react';
import { adminBadges } from '../../strings/admin/badges.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminPrinting } from '../../strings/admin/printing.ts';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Tabs } from '../parts/layout/tabs.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { BadgeTab } from './badge-tab.tsx';
import { CameraForm } from './camera-form.tsx';
import { PrintQueueNotice } from '../printing/print-queue-notice.tsx';
import { PrinterForm } from './printer-form.tsx';
import { ReaderTab, signalsTabLabel, SignalsTab } from './readers-tabs.tsx';
import { SpareTab } from './spare-tab.tsx';

type DeviceTab = keyof typeof adminDevices.tabs | 'signals' | 'spare' | 'badge';

/** The page *Printer and camera*. */
export function DevicesPage() {
  const settings = useAdminQuery('devices.getSettings', {});
  const ask = useAskBeforeLeaving();
  const [tab, setTab] = useState<DeviceTab>('printer');
  return (
    <Page title={adminDevices.title} lead={adminDevices.lead}>
      <Loaded result={settings}>
        {({ printer, camera }) => (
          <Tabs
            label={adminDevices.title}
            selected={tab}
            onSelect={(id) => ask(() => setTab(id))}
            tabs={[
              {
                id: 'printer',
                label: adminDevices.tabs.printer,
                content: (
                  <div className="adm-stack">
                    <PrintQueueNotice saysAllIsWell />
                    <PrinterForm printer={printer} />
                  </div>
                ),
              },
              { id: 'spare', label: adminPrinting.spare.tab, content: <SpareTab /> },
              { id: 'badge', label: adminBadges.tab, content: <BadgeTab /> },
              { id: 'camera', label: adminDevices.tabs.camera, content: <CameraForm camera={camera} /> },
              { id: 'reader', label: adminDevices.tabs.reader, content: <ReaderTab /> },
              { id: 'signals', label: signalsTabLabel, content: <SignalsTab /> },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
