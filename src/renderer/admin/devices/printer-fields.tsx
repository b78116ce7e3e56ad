// The fields of each kind of printer, and the printers this PC lists.
import { RefreshCw } from 'lucide-react';
import { badgePapers } from '../../../shared/domain/badge-paper.ts';
import { baudRates, isSerialPath, printerCommands } from '../../../shared/settings/printer.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminPrinting } from '../../strings/admin/printing.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { FieldRow } from '../parts/form/form.tsx';
import { problemOf } from '../parts/form/problems.ts';
import { NumberField, TextField } from '../parts/form/text-field.tsx';
import { Switch } from '../parts/switch.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import type { DraftField, PrinterDraft } from './printer-draft.ts';

const words = adminPrinting;
const networkWords = adminDevices.printer;

export interface PrinterFieldsProps {
  readonly draft: PrinterDraft;
  readonly change: (part: Partial<PrinterDraft>) => void;
  /** What is wrong with a field, once somebody tried to keep or test it. */
  readonly problems: Readonly<Partial<Record<DraftField, string>>>;
  readonly error: Parameters<typeof problemOf>[0];
}

/** All fields of the chosen kind. */
export function PrinterFields(props: PrinterFieldsProps) {
  const { draft, change } = props;
  if (draft.kind === 'none') return null;
  return (
    <>
      {draft.kind === 'network' && <NetworkFields {...props} />}
      {draft.kind === 'system' && <SystemFields {...props} />}
      {draft.kind === 'device' && <DeviceFields {...props} />}
      {draft.kind === 'file' && <FolderField {...props} />}
      <RadioGroup
        label={networkWords.paper}
        inline
        choices={badgePapers.map((id) => ({ id, label: words.papers[id] }))}
        value={draft.paper}
        onChange={(paper) => change({ paper })}
      />
      <RadioGroup
        label={words.commands}
        hint={words.commandsHint}
        inline
        choices={printerCommands.map((id) => ({ id, label: words.commandSets[id] }))}
        value={draft.commands}
        onChange={(commands) => change({ commands })}
      />
      {(draft.kind === 'network' || draft.kind === 'device') && (
        <Switch
          label={networkWords.confirms}
          on={draft.confirms}
          meaning={draft.confirms ? networkWords.confirmsOn : networkWords.confirmsOff}
          onChange={(confirms) => change({ confirms })}
        />
      )}
    </>
  );
}

function NetworkFields({ draft, change, problems, error }: PrinterFieldsProps) {
  return (
    <FieldRow>
      <TextField
        label={networkWords.host}
        hint={networkWords.hostHint}
        value={draft.host}
        onChange={(host) => change({ host: host.trim() })}
        problem={problems.host ?? problemOf(error, 'printer.host', { 'printer.host': networkWords.hostProblem })}
        required
      />
      <NumberField
        label={networkWords.port}
        hint={networkWords.portHint}
        value={draft.port}
        min={1}
        max={65_535}
        onChange={(port) => change({ port })}
        problem={problems.port ?? problemOf(error, 'printer.port', { 'printer.port': networkWords.portProblem })}
      />
    </FieldRow>
  );
}

function SystemFields({ draft, change, problems, error }: PrinterFieldsProps) {
  return (
    <>
      <FoundPrinters of="queues" chosen={draft.name} onChoose={(name) => change({ name })} />
      <TextField
        label={words.queue}
        hint={words.queueHint}
        value={draft.name}
        onChange={(name) => change({ name })}
        problem={problems.name ?? problemOf(error, 'printer.name', { 'printer.name': words.queueProblem })}
        required
      />
    </>
  );
}

function DeviceFields({ draft, change, problems, error }: PrinterFieldsProps) {
  return (
    <>
      <FoundPrinters of="devices" chosen={draft.path} onChoose={(path) => change({ path })} />
      <TextField
        label={words.device}
        hint={words.deviceHint}
        value={draft.path}
        onChange={(path) => change({ path: path.trim() })}
        problem={problems.path ?? problemOf(error, 'printer.path', { 'printer.path': words.deviceProblem })}
        required
      />
      {isSerialPath(draft.path) && (
        <RadioGroup
          label={words.baud}
          hint={words.baudHint}
          inline
          choices={baudRates.map((rate) => ({ id: String(rate), label: String(rate) }))}
          value={String(draft.baud)}
          onChange={(baud) => change({ baud: Number(baud) })}
        />
      )}
    </>
  );
}

function FolderField({ draft, change, problems, error }: PrinterFieldsProps) {
  return (
    <TextField
      label={words.folder}
      hint={words.folderHint}
      value={draft.folder}
      onChange={(folder) => change({ folder })}
      problem={problems.folder ?? problemOf(error, 'printer.folder', { 'printer.folder': words.folderProblem })}
      required
    />
  );
}

interface FoundPrintersProps {
  readonly of: 'queues' | 'devices';
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** What this PC has, to be chosen by a touch. What is not listed can still be typed. */
function FoundPrinters({ of, chosen, onChoose }: FoundPrintersProps) {
  const found = useAdminQuery('printing.findPrinters', {});
  const names = found.status === 'ready' ? found.value[of] : [];
  return (
    <div role="group" aria-label={words.found.title}>
      <p className="field-label">{words.found.title}</p>
      {found.status === 'ready' && names.length > 0 && (
        <div className="adm-choice-chips">
          {names.map((name) => (
            <button
              key={name}
              type="button"
              aria-label={words.found.use(name)}
              aria-pressed={name === chosen}
              onClick={() => onChoose(name)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <p className="adm-quiet" role="status">
        {found.status === 'ready' ? names.length === 0 && words.found.none : words.found.looking}
      </p>
      {found.status !== 'loading' && (
        <Button size="admin" icon={<RefreshCw aria-hidden />} onPress={found.refetch}>
          {words.found.again}
        </Button>
      )}
    </div>
  );
}
