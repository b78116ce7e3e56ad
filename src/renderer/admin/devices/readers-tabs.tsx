// The tabs of readers and of sounds and lights, each with its settings once they are here.
import { adminReaders } from '../../strings/admin/readers.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { ReaderTest } from './reader-test.tsx';
import { ScannerForm } from './scanner-form.tsx';
import { SignalsForm } from './signals-form.tsx';

/** The words on the tab of sounds and lights. */
export const signalsTabLabel = adminReaders.tabs.signals;

/** Scanner and cards. */
export function ReaderTab() {
  const settings = useAdminQuery('readers.getSettings', {});
  return (
    <Loaded result={settings}>
      {({ scanner }) => (
        <div className="adm-devices">
          <ReaderTest scanner={scanner} />
          <ScannerForm scanner={scanner} />
        </div>
      )}
    </Loaded>
  );
}

/** Sounds and lights. */
export function SignalsTab() {
  const settings = useAdminQuery('readers.getSettings', {});
  return <Loaded result={settings}>{({ signals }) => <SignalsForm signals={signals} />}</Loaded>;
}
