// What the school's MIS takes of a mark and who says so; an administrator can say what is known better.
import type { Capability, MisAccepts, MisCapability } from '../../../shared/domain/mis-capability.ts';
import { acceptsChoice } from '../../../shared/domain/mis-capability.ts';
import { misWords as words } from '../../strings/admin/mis-capability.ts';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Facts } from '../parts/facts.tsx';
import { Select } from '../parts/form/select.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { MisLimits } from '../sync/mis-limits.tsx';

const saidOf = ({ answer, source }: Capability): string => `${words.answers[answer]}. ${words.sources[source]}`;

function codesText({ codesKnown, codesMissing }: MisCapability): string {
  if (codesKnown === 0) return words.codesUnread;
  return codesMissing.length === 0
    ? words.codesAll(codesKnown)
    : words.codesMissing(codesKnown, codesMissing.join(', '));
}

/** The section below the access. */
export function MisSection() {
  const capability = useAdminQuery('marks.getCapability', {});
  return (
    <Section title={words.heading} lead={words.lead}>
      <Loaded result={capability}>
        {(known) => (
          <>
            <MisLimits />
            {known.disputed && <Notice tone="waiting" title={words.disputed(known.mis)} />}
            <Facts
              facts={[
                [words.things.writeback, saidOf(known.writeback)],
                [words.things.comment, saidOf(known.comment)],
                [words.things.minutesLate, saidOf(known.minutesLate)],
                [words.things.sessions, words.sessions],
                [words.things.codes, codesText(known)],
              ]}
            />
            <Choices known={known} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Choices({ known: { chosen } }: { readonly known: MisCapability }) {
  const save = useCommand('marks.setMisAccepts');
  const toast = useToast();
  const options = acceptsChoice.options.map((id) => ({ id, label: words.choices[id] }));
  async function choose(change: Partial<MisAccepts>): Promise<void> {
    if ((await save.run({ ...chosen, ...change })) !== null) toast.say(words.saved);
  }
  return (
    <>
      <h3>{words.change}</h3>
      <p className="adm-quiet">{words.changeHint}</p>
      <div className="adm-actions">
        <Select
          label={words.changeComment}
          options={options}
          value={chosen.comment}
          disabled={save.busy}
          onChange={(comment) => void choose({ comment })}
        />
        <Select
          label={words.changeMinutes}
          options={options}
          value={chosen.minutesLate}
          disabled={save.busy}
          onChange={(minutesLate) => void choose({ minutesLate })}
        />
      </div>
      {save.error !== null && <AdminError error={save.error} />}
    </>
  );
}
