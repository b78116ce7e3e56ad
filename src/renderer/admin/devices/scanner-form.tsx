// How readers are told from people who type.
import { useState } from 'react';
import { scannerSettings, type ScannerSettings } from '../../../shared/settings/readers.ts';
import { adminReaders } from '../../strings/admin/readers.ts';
import { Form } from '../parts/form/form.tsx';
import { NumberField, TextField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = adminReaders.form;

type Draft = { readonly [K in keyof ScannerSettings]: ScannerSettings[K] extends number ? number | null : string };

const bounds = { minLength: { min: 4, max: 20 }, maxGapMs: { min: 20, max: 80 } } as const;

interface ScannerFormProps {
  readonly scanner: ScannerSettings;
}

/** The form. What is saved counts for the next scan. */
export function ScannerForm({ scanner }: ScannerFormProps) {
  const [draft, setDraft] = useState<Draft>(scanner);
  const save = useCommand('readers.saveScanner');
  const parsed = scannerSettings.safeParse(draft);
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const numberProblem = (field: keyof typeof bounds) =>
    wrong.has(field) ? words.outOfBounds(bounds[field].min, bounds[field].max) : null;
  async function keep(): Promise<void> {
    if (!parsed.success) return;
    const saved = await save.run({ scanner: parsed.data });
    if (saved !== null) setDraft(saved.scanner);
  }
  return (
    <Section title={words.title} lead={words.lead}>
      <Form label={words.title}>
        <NumberField
          label={words.maxGap}
          hint={words.maxGapHint}
          value={draft.maxGapMs}
          {...bounds.maxGapMs}
          problem={numberProblem('maxGapMs')}
          onChange={(maxGapMs) => change({ maxGapMs })}
        />
        <NumberField
          label={words.minLength}
          hint={words.minLengthHint}
          value={draft.minLength}
          {...bounds.minLength}
          problem={numberProblem('minLength')}
          onChange={(minLength) => change({ minLength })}
        />
        <TextField
          label={words.prefix}
          hint={words.prefixHint}
          value={draft.stripPrefix}
          problem={wrong.has('stripPrefix') ? words.framing : null}
          onChange={(stripPrefix) => change({ stripPrefix })}
        />
        <TextField
          label={words.suffix}
          hint={words.suffixHint}
          value={draft.stripSuffix}
          problem={wrong.has('stripSuffix') ? words.framing : null}
          onChange={(stripSuffix) => change({ stripSuffix })}
        />
        <SaveBar
          dirty={JSON.stringify(scanner) !== JSON.stringify(draft)}
          busy={save.busy}
          saved={save.state.status === 'done'}
          error={save.error}
          onSave={() => void keep()}
          onDiscard={() => {
            setDraft(scanner);
            save.reset();
          }}
        />
      </Form>
    </Section>
  );
}
