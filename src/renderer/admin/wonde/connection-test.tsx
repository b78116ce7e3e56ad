// *Test connection*: asks Wonde part by part and explains each answer, green or red, always in words too.
import { CircleCheck, CircleDashed, CircleX, PlugZap } from 'lucide-react';
import { connectionCheck, type ConnectionReport } from '../../../shared/ipc/admin/integration-contract.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { Notice } from '../parts/notice.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = enAdmin.wonde;
type Check = ConnectionReport['checks'][number];
const partsInOrder = connectionCheck.shape.part.options;

/** The test card. With unsaved changes it says that the saved settings are what is tested. */
export function ConnectionTest({ unsaved }: { readonly unsaved: boolean }) {
  const test = useCommand('admin.testConnection');
  return (
    <section className="adm-card" aria-labelledby="test-heading">
      <h2 id="test-heading" className="adm-with-icon">
        <PlugZap aria-hidden size={20} />
        {words.testHeading}
      </h2>
      <p className="adm-quiet">{unsaved ? words.testSaveFirst : words.testExplain}</p>
      <div className="adm-actions">
        <Button size="admin" busy={test.busy} onPress={() => void test.run({})}>
          {test.busy ? words.testing : words.testButton}
        </Button>
      </div>
      {test.error !== null && <AdminError error={test.error} />}
      {test.state.status === 'done' && <ReportStory report={test.state.value} />}
    </section>
  );
}

function ReportStory({ report }: { readonly report: ConnectionReport }) {
  const broken = report.checks.filter((check) => !check.ok).length;
  return (
    <>
      <Notice
        tone={report.ok ? 'good' : 'bad'}
        title={report.ok ? words.testGood : words.testBad(broken)}
        live={report.ok ? 'status' : 'alert'}
      >
        {report.ok && <p>{words.testGoodText}</p>}
        {broken > 1 && <p>{words.testBadText}</p>}
      </Notice>
      <ul className="adm-checks" aria-label={words.testHeading}>
        {report.checks.map((check) => (
          <CheckLine key={check.part} check={check} />
        ))}
        {partsInOrder
          .filter((part) => report.checks.every((check) => check.part !== part))
          .map((part) => (
            <li key={part} className="adm-quiet">
              <CircleDashed aria-hidden size={20} />
              <p>
                {words.parts[part]}: {words.partNotTried}
              </p>
            </li>
          ))}
      </ul>
    </>
  );
}

function CheckLine({ check }: { readonly check: Check }) {
  const Icon = check.ok ? CircleCheck : CircleX;
  return (
    <li>
      <Icon aria-hidden size={20} className={check.ok ? 'adm-tone-good' : 'adm-tone-bad'} />
      <div>
        <p>
          <strong>{words.parts[check.part]}</strong>
          {': '}
          <span className={check.ok ? 'adm-tone-good' : 'adm-tone-bad'}>{check.ok ? words.partOk : words.partBad}</span>
          {check.detail !== null && <span className="adm-quiet"> · {check.detail}</span>}
        </p>
        {!check.ok && check.errorCode !== null && (
          <>
            <p>{adminErrorWords(check.errorCode).title}.</p>
            <ErrorStory code={check.errorCode} />
          </>
        )}
      </div>
    </li>
  );
}
