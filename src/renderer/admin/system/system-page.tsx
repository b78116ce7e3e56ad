// The page System: what runs here, copies of the data, logs, and how long photos stay.
import { FileText, HardDriveDownload } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { KeptFile, SystemFacts } from '../../../shared/ipc/admin/system-contract.ts';
import { adminPages } from '../../strings/admin/pages.ts';
import { systemWords } from '../../strings/admin/system.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { momentText } from '../logbook/school-day.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form/form.tsx';
import { NumberField } from '../parts/form/text-field.tsx';
import { Page, Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { bytesText } from './bytes-text.ts';
import { Erasures } from './erasures.tsx';

/** Below this a person should make room. */
const TIGHT_BYTES = 1_000_000_000;
const MOST_DAYS = 2_200;

/** The page *System*. */
export function SystemPage() {
  const system = useAdminQuery('system.get', {});
  return (
    <Page title={adminPages.labels.system} lead={systemWords.lead}>
      <Loaded result={system}>
        {(facts) => (
          <>
            <Health facts={facts} />
            <Backups backups={facts.backups} onMade={system.refetch} />
            <Logs logs={facts.logs} />
            <Retention key={facts.photosKeepDays} days={facts.photosKeepDays} />
            <Erasures />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Health({ facts }: { readonly facts: SystemFacts }) {
  const words = systemWords.health;
  return (
    <Section title={words.title}>
      {facts.freeBytes !== null && facts.freeBytes < TIGHT_BYTES && (
        <Notice tone="waiting" title={words.tightTitle}>
          <p>{words.tightText}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [words.version, facts.version],
          [words.data, bytesText(facts.storeBytes)],
          [words.free, facts.freeBytes === null ? words.unknown : bytesText(facts.freeBytes)],
          [words.secrets, words.storage[facts.secretStorage]],
          [words.folder, facts.folder],
          [words.kioskId, facts.kioskId],
        ]}
      />
      <p className="adm-quiet">{words.updates}</p>
    </Section>
  );
}

function useMoment(): (epochMs: number) => string {
  const { kiosk, nowMs } = useAdmin();
  return useMemo(() => (epochMs) => momentText(epochMs, nowMs(), kiosk.timeZone), [kiosk.timeZone, nowMs]);
}

function Backups({ backups, onMade }: { readonly backups: readonly KeptFile[]; readonly onMade: () => void }) {
  const words = systemWords.backups;
  const copy = useCommand('system.backUp');
  const toast = useToast();
  const moment = useMoment();
  const make = async () => {
    const made = await copy.run({});
    if (made === null) return;
    toast.say(words.done(made.name));
    onMade();
  };
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <Button size="admin" busy={copy.busy} onPress={() => void make()}>
          {copy.busy ? words.busy : words.button}
        </Button>
      }
    >
      {copy.error !== null && <AdminError error={copy.error} />}
      {backups.length === 0 ? (
        <EmptyState icon={HardDriveDownload} title={words.empty} text={words.emptyText} />
      ) : (
        <>
          <ul className="adm-plain-list" aria-label={words.table}>
            {backups.map((file) => (
              <li key={file.name}>
                {file.name} <span className="adm-quiet">{`${bytesText(file.bytes)}, ${moment(file.changedAtMs)}`}</span>
              </li>
            ))}
          </ul>
          <p className="adm-quiet">{words.restore}</p>
        </>
      )}
    </Section>
  );
}

function Logs({ logs }: { readonly logs: readonly KeptFile[] }) {
  const words = systemWords.logs;
  const save = useCommand('system.saveLog');
  const toast = useToast();
  const keep = async (name: string) => {
    const answer = await save.run({ name });
    if (answer?.saved === true) toast.say(words.saved);
  };
  return (
    <Section title={words.title} lead={words.lead}>
      {save.error !== null && <AdminError error={save.error} />}
      {logs.length === 0 ? (
        <EmptyState icon={FileText} title={words.empty} text={words.emptyText} />
      ) : (
        <ul className="adm-system-list" aria-label={words.table}>
          {logs.map(({ name, bytes }) => (
            <li key={name}>
              <span>
                {name} <span className="adm-quiet">{bytesText(bytes)}</span>
              </span>
              <Button size="admin" aria-label={words.saveLabel(name)} onPress={() => void keep(name)}>
                {words.save}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Retention({ days }: { readonly days: number }) {
  const words = systemWords.retention;
  const save = useCommand('system.setRetention');
  const toast = useToast();
  const [edited, setEdited] = useState<number | null>(days);
  const isUsable = edited !== null && Number.isInteger(edited) && edited >= 1 && edited <= MOST_DAYS;
  const set = async () => {
    if (!isUsable) return;
    if ((await save.run({ photosKeepDays: edited })) !== null) toast.say(words.saved);
  };
  return (
    <Form label={words.form}>
      <Section title={words.title} lead={words.lead}>
        <NumberField
          label={words.days}
          hint={words.hint}
          value={edited}
          min={1}
          max={MOST_DAYS}
          problem={isUsable ? null : words.problem}
          onChange={setEdited}
        />
        <SaveBar
          dirty={edited !== days}
          busy={save.busy}
          saved={false}
          error={save.error}
          onSave={() => void set()}
          onDiscard={() => setEdited(days)}
        />
      </Section>
    </Form>
  );
}
