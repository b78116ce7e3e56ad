// The printer's settings with their test print and the preview.
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { PrintTest } from '../../../shared/ipc/admin/devices-contract.ts';
import { printerSettings, type PrinterSettings } from '../../../shared/settings/schema.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { FieldRow, Form } from '../parts/form/form.tsx';
import { isOnlyAbout, problemOf } from '../parts/form/problems.ts';
import { NumberField, TextField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { Switch } from '../parts/switch.tsx';
import { useCommand } from '../parts/use-command.ts';
import { BadgePreview } from './badge-preview.tsx';

const words = adminDevices.printer;
const testWords = adminDevices.test;

/** What is typed; a port may be missing while it is. */
interface PrinterDraft {
  readonly kind: PrinterSettings['kind'];
  readonly host: string;
  readonly port: number | null;
  readonly paper: '80mm' | '58mm';
  readonly confirms: boolean;
}

function draftOf(printer: PrinterSettings): PrinterDraft {
  if (printer.kind === 'network') return printer;
  return { kind: 'none', host: '', port: 9100, paper: '80mm', confirms: true };
}

type DraftField = 'host' | 'port';

/** The draft as settings, or which fields keep it from being some. */
function read(draft: PrinterDraft): { readonly settings: PrinterSettings | null; readonly wrong: Set<DraftField> } {
  const parsed = printerSettings.safeParse(draft.kind === 'none' ? { kind: 'none' } : draft);
  if (parsed.success) return { settings: parsed.data, wrong: new Set() };
  const paths = parsed.error.issues.map(({ path }) => path[0]);
  return { settings: null, wrong: new Set((['host', 'port'] as const).filter((field) => paths.includes(field))) };
}

interface PrinterFormProps {
  readonly printer: PrinterSettings;
  /** After a save. */
  readonly onSaved?: (printer: PrinterSettings) => void;
}

/** Choosing a printer, trying it, and seeing a badge. */
export function PrinterForm({ printer, onSaved }: PrinterFormProps) {
  const [draft, setDraft] = useState(() => draftOf(printer));
  const [tried, setTried] = useState(false);
  const save = useCommand('devices.savePrinter');
  const change = (part: Partial<PrinterDraft>) => setDraft({ ...draft, ...part });
  const { settings, wrong } = read(draft);
  const dirty = JSON.stringify(settings) !== JSON.stringify(printer);
  const problems = {
    host: tried && wrong.has('host') ? words.hostProblem : null,
    port: tried && wrong.has('port') ? words.portProblem : null,
  };
  async function keep(): Promise<void> {
    setTried(true);
    if (settings === null) return;
    const saved = await save.run({ printer: settings });
    if (saved === null) return;
    setDraft(draftOf(saved.printer));
    onSaved?.(saved.printer);
  }
  return (
    <div className="adm-devices">
      <div className="adm-prose">
        <Section title={words.form}>
          <Form label={words.form}>
            <RadioGroup
              label={words.kind}
              choices={[
                { id: 'network', label: words.network, meaning: words.networkMeaning },
                { id: 'none', label: words.none, meaning: words.noneMeaning },
              ]}
              value={draft.kind}
              onChange={(kind) => change({ kind })}
            />
            {draft.kind === 'network' && (
              <NetworkFields draft={draft} change={change} problems={problems} error={save.error} />
            )}
            <SaveBar
              dirty={dirty}
              busy={save.busy}
              saved={save.state.status === 'done'}
              error={isOnlyAbout(save.error, ['printer.host', 'printer.port']) ? null : save.error}
              onSave={() => void keep()}
              onDiscard={() => {
                setDraft(draftOf(printer));
                setTried(false);
                save.reset();
              }}
            />
          </Form>
        </Section>
        <TestPrint settings={settings} onTry={() => setTried(true)} />
      </div>
      <BadgePreview paper={draft.paper} />
    </div>
  );
}

interface NetworkFieldsProps {
  readonly draft: PrinterDraft;
  readonly change: (part: Partial<PrinterDraft>) => void;
  readonly problems: Readonly<Record<DraftField, string | null>>;
  readonly error: Parameters<typeof problemOf>[0];
}

function NetworkFields({ draft, change, problems, error }: NetworkFieldsProps) {
  return (
    <>
      <FieldRow>
        <TextField
          label={words.host}
          hint={words.hostHint}
          value={draft.host}
          onChange={(host) => change({ host: host.trim() })}
          problem={problems.host ?? problemOf(error, 'printer.host', { 'printer.host': words.hostProblem })}
          required
        />
        <NumberField
          label={words.port}
          hint={words.portHint}
          value={draft.port}
          min={1}
          max={65_535}
          onChange={(port) => change({ port })}
          problem={problems.port ?? problemOf(error, 'printer.port', { 'printer.port': words.portProblem })}
        />
      </FieldRow>
      <RadioGroup
        label={words.paper}
        inline
        choices={[
          { id: '80mm', label: words.papers['80mm'] },
          { id: '58mm', label: words.papers['58mm'] },
        ]}
        value={draft.paper}
        onChange={(paper) => change({ paper })}
      />
      <Switch
        label={words.confirms}
        on={draft.confirms}
        meaning={draft.confirms ? words.confirmsOn : words.confirmsOff}
        onChange={(confirms) => change({ confirms })}
      />
    </>
  );
}

function TestPrint({ settings, onTry }: { readonly settings: PrinterSettings | null; readonly onTry: () => void }) {
  const test = useCommand('devices.testPrint');
  const canTry = settings?.kind === 'network';
  return (
    <Section title={testWords.title} lead={testWords.lead}>
      <div className="adm-actions">
        <Button
          size="admin"
          icon={<Printer aria-hidden />}
          busy={test.busy}
          onPress={() => {
            onTry();
            test.reset();
            if (canTry) void test.run({ printer: settings });
          }}
        >
          {test.busy ? testWords.working : testWords.button}
        </Button>
        {!canTry && <p className="adm-quiet">{testWords.needsPrinter}</p>}
      </div>
      {test.state.status === 'done' && <PrintTestResult result={test.state.value} />}
      {test.error !== null && <AdminError error={test.error} />}
    </Section>
  );
}

const isTestedCode = (code: ErrorCode): code is keyof typeof testWords.next => code in testWords.next;

/** Of a page that nobody waits for: the general words speak of badges that wait. */
function FailedPrintStory({ code }: { readonly code: ErrorCode }) {
  if (!isTestedCode(code)) return <ErrorStory code={code} />;
  return (
    <>
      <p>{testWords.failed[code]}</p>
      <p>
        <strong>{enAdmin.common.whatNext}:</strong> {testWords.next[code]}
      </p>
    </>
  );
}

/** How a test print went, in words. */
export function PrintTestResult({ result }: { readonly result: PrintTest }) {
  if (result.outcome === 'failed') {
    return (
      <Notice tone="bad" title={adminErrorWords(result.errorCode).title} live="alert">
        <FailedPrintStory code={result.errorCode} />
      </Notice>
    );
  }
  const good = result.outcome === 'confirmed';
  return (
    <Notice tone={good ? 'good' : 'calm'} title={good ? testWords.confirmed : testWords.sent} live="status">
      <p>{good ? testWords.confirmedText : testWords.sentText}</p>
      {result.paperLow && <p>{testWords.paperLow}</p>}
    </Notice>
  );
}
