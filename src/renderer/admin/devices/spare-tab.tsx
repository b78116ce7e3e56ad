// The spare printer, when it is used, and how often badges may be printed again.
import { useState } from 'react';
import { printingSettings, type PrintingSettings } from '../../../shared/settings/printer.ts';
import { adminPrinting } from '../../strings/admin/printing.ts';
import { Form } from '../parts/form/form.tsx';
import { NumberField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { PrinterEditor } from './printer-form.tsx';

const words = adminPrinting.rules;

/** The tab. */
export function SpareTab() {
  const kept = useAdminQuery('printing.getSettings', {});
  return (
    <Loaded result={kept}>
      {({ sparePrinter, printing }) => (
        <div className="adm-devices">
          <PrinterEditor
            printer={sparePrinter}
            saveWith="printing.saveSpare"
            title={adminPrinting.spare.form}
            lead={adminPrinting.spare.lead}
            none={adminPrinting.spareNone}
          />
          <RulesForm printing={printing} />
        </div>
      )}
    </Loaded>
  );
}

/** A number may be missing while it is typed. */
interface RulesDraft {
  readonly spareAfterSeconds: number | null;
  readonly reprintsPerHourAtKiosk: number | null;
  readonly reprintsPerHourAtReception: number | null;
}

function RulesForm({ printing }: { readonly printing: PrintingSettings }) {
  const [draft, setDraft] = useState<RulesDraft>(printing);
  const [tried, setTried] = useState(false);
  const save = useCommand('printing.saveRules');
  const parsed = printingSettings.safeParse(draft);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]);
  const problem = (field: keyof RulesDraft, most: number): string | null =>
    tried && wrong.includes(field) ? words.numberProblem(0, most) : null;
  async function keep(): Promise<void> {
    setTried(true);
    if (!parsed.success) return;
    const saved = await save.run({ printing: parsed.data });
    if (saved !== null) setDraft(saved.printing);
  }
  return (
    <div className="adm-prose">
      <Section title={words.form}>
        <Form label={words.form}>
          <NumberField
            label={words.spareAfter}
            hint={words.spareAfterHint}
            value={draft.spareAfterSeconds}
            min={0}
            max={3_600}
            onChange={(spareAfterSeconds) => setDraft({ ...draft, spareAfterSeconds })}
            problem={problem('spareAfterSeconds', 3_600)}
          />
          <NumberField
            label={words.kiosk}
            hint={words.kioskHint}
            value={draft.reprintsPerHourAtKiosk}
            min={0}
            max={100}
            onChange={(reprintsPerHourAtKiosk) => setDraft({ ...draft, reprintsPerHourAtKiosk })}
            problem={problem('reprintsPerHourAtKiosk', 100)}
          />
          <NumberField
            label={words.reception}
            hint={words.receptionHint}
            value={draft.reprintsPerHourAtReception}
            min={0}
            max={1_000}
            onChange={(reprintsPerHourAtReception) => setDraft({ ...draft, reprintsPerHourAtReception })}
            problem={problem('reprintsPerHourAtReception', 1_000)}
          />
          <SaveBar
            dirty={JSON.stringify(draft) !== JSON.stringify(printing)}
            busy={save.busy}
            saved={save.state.status === 'done'}
            error={save.error}
            onSave={() => void keep()}
            onDiscard={() => {
              setDraft(printing);
              setTried(false);
              save.reset();
            }}
          />
        </Form>
      </Section>
    </div>
  );
}
