// The test print: a page that shows its own settings, and how it went in words.
import { Printer } from 'lucide-react';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { PrintTest } from '../../../shared/ipc/admin/devices-contract.ts';
import type { PrinterSettings } from '../../../shared/settings/printer.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = adminDevices.test;

interface TestPrintProps {
  /** Null while what is typed is no printer. */
  readonly settings: PrinterSettings | null;
  readonly onTry: () => void;
}

/** The button and its answer. */
export function TestPrint({ settings, onTry }: TestPrintProps) {
  const test = useCommand('devices.testPrint');
  const canTry = settings !== null && settings.kind !== 'none';
  return (
    <Section title={words.title} lead={words.lead}>
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
          {test.busy ? words.working : words.button}
        </Button>
        {!canTry && <p className="adm-quiet">{words.needsPrinter}</p>}
      </div>
      {test.state.status === 'done' && <PrintTestResult result={test.state.value} />}
      {test.error !== null && <AdminError error={test.error} />}
    </Section>
  );
}

const isTestedCode = (code: ErrorCode): code is keyof typeof words.next => code in words.next;

/** Of a page that nobody waits for: the general words speak of badges that wait. */
function FailedPrintStory({ code }: { readonly code: ErrorCode }) {
  if (!isTestedCode(code)) return <ErrorStory code={code} />;
  return (
    <>
      <p>{words.failed[code]}</p>
      <p>
        <strong>{enAdmin.common.whatNext}:</strong> {words.next[code]}
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
    <Notice tone={good ? 'good' : 'calm'} title={good ? words.confirmed : words.sent} live="status">
      <p>{good ? words.confirmedText : words.sentText}</p>
      {result.model !== null && <p>{words.model(result.model)}</p>}
      {result.paperLow && <p>{words.paperLow}</p>}
    </Notice>
  );
}
