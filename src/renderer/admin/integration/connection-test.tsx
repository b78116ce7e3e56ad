// *Test connection*: asks Wonde part by part and explains each answer, green, amber or red, always in words too.
import { CircleAlert, CircleCheck, CircleDashed, CircleX, PlugZap, type LucideIcon } from 'lucide-react';
import {
  connectionParts,
  type ConnectionCheck,
  type ConnectionReport,
} from '../../../shared/ipc/admin/integration-contract.ts';
import { integrationWords } from '../../strings/admin/integration.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Notice } from '../parts/notice.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = integrationWords.test;

interface ConnectionTestProps {
  /** There are changes that are not saved: the saved settings are what is tested. */
  readonly unsaved: boolean;
  /** The one thing to do on this page, as in a step of the guide. */
  readonly isMain?: boolean;
  readonly onReport?: (report: ConnectionReport) => void;
}

/** The test card. */
export function ConnectionTest({ unsaved, isMain = false, onReport }: ConnectionTestProps) {
  const test = useCommand('admin.testConnection');
  async function run(): Promise<void> {
    const report = await test.run({});
    if (report !== null) onReport?.(report);
  }
  return (
    <section className="adm-card" aria-labelledby="test-heading">
      <h2 id="test-heading" className="adm-with-icon">
        <PlugZap aria-hidden size={20} />
        {words.heading}
      </h2>
      <p className="adm-quiet">{unsaved ? words.saveFirst : words.explain}</p>
      <div className="adm-actions">
        <Button size="admin" tone={isMain ? 'primary' : 'quiet'} busy={test.busy} onPress={() => void run()}>
          {test.busy ? words.busy : words.button}
        </Button>
      </div>
      {test.error !== null && <AdminError error={test.error} />}
      {test.state.status === 'done' && <ReportStory report={test.state.value} />}
    </section>
  );
}

function ReportStory({ report }: { readonly report: ConnectionReport }) {
  const { checks } = report;
  const failed = checks.filter((check) => !check.ok && check.needed);
  const broken = failed.length;
  const notes = checks.filter((check) => !check.ok && !check.needed).length;
  const goodTitle = notes === 0 ? words.good : words.goodWithNotes(notes);
  // A computer without a proxy has no such part.
  const untried = connectionParts.filter((part) => part !== 'proxy' && checks.every((check) => check.part !== part));
  return (
    <>
      <Notice
        tone={report.ok ? 'good' : 'bad'}
        title={report.ok ? goodTitle : words.bad(broken)}
        live={report.ok ? 'status' : 'alert'}
      >
        {report.ok && notes === 0 && <p>{words.goodText}</p>}
        {broken > 0 && <p>{failed.map(({ part }) => words.parts[part]).join(', ')}</p>}
        {broken > 1 && <p>{words.badText}</p>}
      </Notice>
      <ul className="adm-checks" aria-label={words.heading}>
        {checks.map((check) => (
          <CheckLine key={check.part} check={check} />
        ))}
        {!report.ok &&
          untried.map((part) => (
            <li key={part} className="adm-quiet">
              <CircleDashed aria-hidden size={20} />
              <p>
                {words.parts[part]}: {words.notTried}
              </p>
            </li>
          ))}
      </ul>
    </>
  );
}

interface Look {
  readonly Icon: LucideIcon;
  readonly tone: string;
  readonly word: string;
}

function lookOf({ ok, needed }: ConnectionCheck): Look {
  if (ok) return { Icon: CircleCheck, tone: 'adm-tone-good', word: words.ok };
  if (needed) return { Icon: CircleX, tone: 'adm-tone-bad', word: words.broken };
  return { Icon: CircleAlert, tone: 'adm-tone-waiting', word: words.note };
}

function CheckLine({ check }: { readonly check: ConnectionCheck }) {
  const { Icon, tone, word } = lookOf(check);
  const story = check.reason === null ? null : words.reasons[check.reason];
  return (
    <li>
      <Icon aria-hidden size={20} className={tone} />
      <div>
        <p>
          <strong>{words.parts[check.part]}</strong>
          {': '}
          <span className={tone}>{word}</span>
          {check.detail !== null && <span className="adm-quiet"> · {check.detail}</span>}
        </p>
        {story !== null && (
          <>
            <p>{story.wrong}</p>
            <p>
              <strong>{words.whatNext}:</strong> {story.next}
            </p>
          </>
        )}
      </div>
    </li>
  );
}
