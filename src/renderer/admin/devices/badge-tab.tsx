// The badge's design: what stands on it and how it lies, its logo, and the preview of what is chosen right now.
import { useEffect, useState } from 'react';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { badgePapers, type BadgePaper } from '../../../shared/domain/badge-paper.ts';
import type { BadgeSample } from '../../../shared/ipc/admin/badges-contract.ts';
import { badgeFieldNames, type BadgeSettings } from '../../../shared/settings/badge.ts';
import { adminBadges } from '../../strings/admin/badges.ts';
import { CheckboxGroup, RadioGroup } from '../parts/form/choice-fields.tsx';
import { Form } from '../parts/form/form.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { BadgeLogoSection } from './badge-logo.tsx';
import { BadgePicture } from './badge-preview.tsx';

const words = adminBadges;
/** While somebody types, the badge is drawn once they pause. */
const PAUSE_MS = 350;
const FOOTER_MOST = 160;

type Design = ClientOutput<'badges.getSettings'>;

/** The tab *Badge*. */
export function BadgeTab() {
  const design = useAdminQuery('badges.getSettings', {});
  return <Loaded result={design}>{(value) => <BadgeDesign design={value} />}</Loaded>;
}

function BadgeDesign({ design }: { readonly design: Design }) {
  const [draft, setDraft] = useState(design.badge);
  const settled = useSettled(draft);
  return (
    <div className="adm-devices">
      <div className="adm-prose">
        <BadgeForm kept={design.badge} draft={draft} onChange={setDraft} />
        <BadgeLogoSection logo={design.logo} shown={draft.fields.logo} />
      </div>
      <PreviewSection papers={design.papers} badge={settled} />
    </div>
  );
}

/** The value once it has stayed the same for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

interface BadgeFormProps {
  readonly kept: BadgeSettings;
  readonly draft: BadgeSettings;
  readonly onChange: (draft: BadgeSettings) => void;
}

function BadgeForm({ kept, draft, onChange }: BadgeFormProps) {
  const save = useCommand('badges.saveSettings');
  const change = (part: Partial<BadgeSettings>) => onChange({ ...draft, ...part });
  const wanted = { ...draft, footer: draft.footer.trim() };
  async function keep(): Promise<void> {
    const saved = await save.run({ badge: wanted });
    if (saved !== null) onChange(saved.badge);
  }
  return (
    <Section title={words.form}>
      <Form label={words.form}>
        <RadioGroup
          label={words.orientation}
          choices={[
            { id: 'portrait', label: words.portrait, meaning: words.portraitMeaning },
            { id: 'landscape', label: words.landscape, meaning: words.landscapeMeaning },
          ]}
          value={draft.orientation}
          onChange={(orientation) => change({ orientation })}
        />
        <CheckboxGroup
          label={words.fields}
          hint={words.fieldsHint}
          inline
          choices={badgeFieldNames.map((id) => ({ id, label: words.fieldNames[id] }))}
          value={badgeFieldNames.filter((name) => draft.fields[name])}
          onChange={(on) => change({ fields: fieldsOf(draft, on) })}
        />
        {draft.fields.dueBack && <p className="adm-quiet">{words.dueBackHint}</p>}
        <TextField
          label={words.footer}
          hint={words.footerHint}
          value={draft.footer}
          onChange={(footer) => change({ footer: footer.slice(0, FOOTER_MOST) })}
        />
        <SaveBar
          dirty={JSON.stringify(wanted) !== JSON.stringify(kept)}
          busy={save.busy}
          saved={save.state.status === 'done'}
          error={save.error}
          onSave={() => void keep()}
          onDiscard={() => {
            onChange(kept);
            save.reset();
          }}
        />
      </Form>
    </Section>
  );
}

function fieldsOf({ fields }: BadgeSettings, on: readonly string[]): BadgeSettings['fields'] {
  const next = { ...fields };
  for (const name of badgeFieldNames) next[name] = on.includes(name);
  return next;
}

const kindChoices = (['badge', 'reprint', 'slip'] as const).map((id) => ({ id, label: words.preview.kinds[id] }));
const nameChoices = (['usual', 'accents', 'long', 'arabic', 'chinese'] as const).map((id) => ({
  id,
  label: words.preview.names[id],
}));
const paperChoices = badgePapers.map((id) => ({ id, label: words.papers[id] }));

interface PreviewSectionProps {
  readonly papers: Design['papers'];
  readonly badge: BadgeSettings;
}

function PreviewSection({ papers, badge }: PreviewSectionProps) {
  const [paper, setPaper] = useState<BadgePaper>(papers.main ?? '80mm');
  const [sample, setSample] = useState<BadgeSample>({ kind: 'badge', name: 'usual' });
  const { preview } = words;
  const mainWords = papers.main === null ? preview.noPrinter : preview.printerHas(words.papers[papers.main]);
  const spareWords = papers.spare === null ? '' : ` ${preview.spareHas(words.papers[papers.spare])}`;
  return (
    <Section title={preview.title} lead={preview.lead}>
      <RadioGroup
        label={preview.paper}
        hint={`${mainWords}${spareWords}`}
        inline
        choices={paperChoices}
        value={paper}
        onChange={setPaper}
      />
      <BadgePicture paper={paper} badge={badge} sample={sample} />
      <RadioGroup
        label={preview.kind}
        inline
        choices={kindChoices}
        value={sample.kind}
        onChange={(kind) => setSample({ ...sample, kind })}
      />
      <RadioGroup
        label={preview.name}
        inline
        choices={nameChoices}
        value={sample.name}
        onChange={(name) => setSample({ ...sample, name })}
      />
    </Section>
  );
}
