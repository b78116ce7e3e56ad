// Tries a scanner or card reader: what it sent, what the kiosk would make of it, and whether it was fast enough.
import { useRef, useState } from 'react';
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { Scanned } from '../../../shared/ipc/admin/devices-contract.ts';
import type { ScannerSettings } from '../../../shared/settings/readers.ts';
import { useScanner } from '../../scanner/use-scanner.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminReaders } from '../../strings/admin/readers.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { Form } from '../parts/form/form.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Notice, type NoticeTone } from '../parts/notice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = adminDevices.reader;

/** What was sent, in words. */
function meaningOf(scanned: Scanned): { readonly tone: NoticeTone; readonly title: string; readonly text: string } {
  switch (scanned.kind) {
    case 'badge': {
      const whose = scanned.personName === null ? '' : ` ${words.of(scanned.personName)}`;
      const title = words.badge(spacedBadgeId(scanned.badgeId));
      return {
        tone: scanned.state === 'unknown' ? 'calm' : 'good',
        title,
        text: words.badgeStates[scanned.state] + whose,
      };
    }
    case 'card':
      return { tone: 'good', title: words.card(scanned.personName), text: words.cardText };
    case 'unknownCard':
      return { tone: 'calm', title: words.unknownCard(scanned.ending), text: words.unknownCardText };
    case 'damagedBadge':
      return { tone: 'bad', title: words.damagedBadge, text: words.damagedBadgeText };
    case 'unreadable':
      return { tone: 'bad', title: words.unreadable, text: words.unreadableText };
  }
}

interface Speed {
  readonly how: 'scanned' | 'typed';
  /** The longest time between two keys; null where there were no two. */
  readonly slowestMs: number | null;
}

/** The try-out. A reader is heard wherever the focus is; the field shows what a reader too slow to be one sends. */
export function ReaderTest({ scanner }: { readonly scanner: ScannerSettings }) {
  const [text, setText] = useState('');
  const [speed, setSpeed] = useState<Speed | null>(null);
  const read = useCommand('devices.readScan');
  const typing = useTypingSpeed();
  const ask = (sent: string, next: Speed): void => {
    if (sent.trim() === '' || read.busy) return;
    // What is said of this text must not change with the keys that come after it.
    setSpeed(next);
    void read.run({ text: sent.slice(0, 128) });
  };
  useScanner('dialog', (scan) => {
    typing.takeSlowest();
    ask(scan.text, { how: 'scanned', slowestMs: scan.slowestGapMs });
  });
  function submit(): void {
    ask(text, { how: 'typed', slowestMs: typing.takeSlowest() });
    // Emptied at once: a reader may send the next text before this one is answered.
    if (!read.busy) setText('');
  }
  const meaning = read.state.status === 'done' ? meaningOf(read.state.value) : null;
  return (
    <Section title={words.title} lead={words.lead}>
      <div onKeyDownCapture={(event) => typing.note(event.key, event.timeStamp)}>
        <Form label={words.title} onSubmit={submit}>
          <TextField label={words.field} hint={words.hint} value={text} maxLength={128} onChange={setText} />
          <div className="adm-actions">
            <SubmitButton busy={read.busy}>{words.read}</SubmitButton>
          </div>
        </Form>
      </div>
      {meaning !== null && (
        <Notice tone={meaning.tone} title={meaning.title} live="status">
          <p>{meaning.text}</p>
          {speed !== null && <SpeedWords speed={speed} scanner={scanner} />}
        </Notice>
      )}
      {read.error !== null && <AdminError error={read.error} />}
    </Section>
  );
}

function SpeedWords({ speed, scanner }: { readonly speed: Speed; readonly scanner: ScannerSettings }) {
  const { how, slowestMs } = speed;
  const { maxGapMs } = scanner;
  const measured =
    slowestMs === null ? null : (how === 'scanned' ? adminReaders.measured : adminReaders.tooSlow)(slowestMs, maxGapMs);
  const quickEnough = slowestMs !== null && slowestMs <= maxGapMs;
  return (
    <>
      <p className="adm-quiet">{how === 'scanned' ? words.scanned : words.typed}</p>
      <p className="adm-quiet">{how === 'typed' && quickEnough ? adminReaders.noEnd : measured}</p>
    </>
  );
}

/** How slowly the keys came since the field was last read. */
function useTypingSpeed() {
  const heard = useRef<{ slowestMs: number | null; lastAtMs: number | null }>({ slowestMs: null, lastAtMs: null });
  return {
    note(key: string, atMs: number): void {
      if (key.length !== 1) return;
      const { slowestMs, lastAtMs } = heard.current;
      const gapMs = lastAtMs === null ? null : atMs - lastAtMs;
      heard.current = { slowestMs: gapMs === null ? slowestMs : Math.max(slowestMs ?? 0, gapMs), lastAtMs: atMs };
    },
    takeSlowest(): number | null {
      const { slowestMs } = heard.current;
      heard.current = { slowestMs: null, lastAtMs: null };
      return slowestMs;
    },
  };
}
