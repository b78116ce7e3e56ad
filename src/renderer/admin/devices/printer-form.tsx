// A printer's settings with their test print: the badge printer's, and the spare one's.
import { useState, type ReactNode } from 'react';
import type { PrinterSettings } from '../../../shared/settings/printer.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminPrinting } from '../../strings/admin/printing.ts';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { Form } from '../parts/form/form.tsx';
import { isOnlyAbout } from '../parts/form/problems.ts';
import { Section } from '../parts/layout/page.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useCommand } from '../parts/use-command.ts';
import { TestPrint } from './print-test.tsx';
import { draftFields, draftOf, readDraft, type DraftField, type PrinterDraft } from './printer-draft.ts';
import { PrinterFields } from './printer-fields.tsx';

const words = adminPrinting;

const fieldProblems: Readonly<Record<DraftField, string>> = {
  host: adminDevices.printer.hostProblem,
  port: adminDevices.printer.portProblem,
  name: words.queueProblem,
  path: words.deviceProblem,
  folder: words.folderProblem,
};

interface PrinterFormProps {
  readonly printer: PrinterSettings;
  /** After a save. */
  readonly onSaved?: (printer: PrinterSettings) => void;
}

/** Choosing the badge printer and trying it. */
export function PrinterForm({ printer, onSaved }: PrinterFormProps) {
  return (
    <PrinterEditor
      printer={printer}
      saveWith="devices.savePrinter"
      title={adminDevices.printer.form}
      none={words.kinds.none}
      onSaved={onSaved}
    />
  );
}

interface PrinterEditorProps {
  readonly printer: PrinterSettings;
  readonly saveWith: 'devices.savePrinter' | 'printing.saveSpare';
  readonly title: string;
  readonly lead?: string;
  /** What it means to choose none. */
  readonly none: { readonly label: string; readonly meaning: string };
  readonly onSaved?: ((printer: PrinterSettings) => void) | undefined;
}

/** The form and its test print. */
export function PrinterEditor({ printer, saveWith, title, lead, none, onSaved }: PrinterEditorProps) {
  const [draft, setDraft] = useState(() => draftOf(printer));
  const [tried, setTried] = useState(false);
  const save = useCommand(saveWith);
  const { settings, wrong } = readDraft(draft);
  const dirty = JSON.stringify(settings) !== JSON.stringify(printer);
  const problems = Object.fromEntries([...wrong].filter(() => tried).map((field) => [field, fieldProblems[field]]));
  async function keep(): Promise<void> {
    setTried(true);
    if (settings === null) return;
    const saved = await save.run({ printer: settings });
    if (saved === null) return;
    setDraft(draftOf(saved.printer));
    onSaved?.(saved.printer);
  }
  return (
    <div className="adm-prose">
      <Section title={title} {...(lead === undefined ? {} : { lead })}>
        <Form label={title}>
          <KindField draft={draft} none={none} onChange={(kind) => setDraft({ ...draft, kind })} />
          <PrinterFields
            draft={draft}
            change={(part) => setDraft({ ...draft, ...part })}
            problems={problems}
            error={save.error}
          />
          <SaveBar
            dirty={dirty}
            busy={save.busy}
            saved={save.state.status === 'done'}
            error={
              isOnlyAbout(
                save.error,
                draftFields.map((field) => `printer.${field}`),
              )
                ? null
                : save.error
            }
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
  );
}

const kinds = ['network', 'system', 'device', 'file'] as const;

interface KindFieldProps {
  readonly draft: PrinterDraft;
  readonly none: PrinterEditorProps['none'];
  readonly onChange: (kind: PrinterDraft['kind']) => void;
}

function KindField({ draft, none, onChange }: KindFieldProps): ReactNode {
  return (
    <RadioGroup
      label={adminDevices.printer.kind}
      choices={[...kinds.map((id) => ({ id, ...words.kinds[id] })), { id: 'none' as const, ...none }]}
      value={draft.kind}
      onChange={onChange}
    />
  );
}
