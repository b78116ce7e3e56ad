// A field that shows what a scanner or card reader sends, and what the kiosk would make of it.
import { useRef, useState } from 'react';
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { Scanned } from '../../../shared/ipc/admin/devices-contract.ts';
import { createScanDetector } from '../../kiosk/scan-detector.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
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

/** The try-out. */
export function ReaderTest() {
  const [text, setText] = useState('');
  const [wasScan, setWasScan] = useState(false);
  const read = useCommand('devices.readScan');
  const detector = useRef(createScanDetector());
  const lastKeyEndedScan = useRef(false);
  function submit(): void {
    if (text.trim() === '' || read.busy) return;
    // What is said of this text must not change with the keys that come after it.
    setWasScan(lastKeyEndedScan.current);
    // Emptied at once: a reader may send the next text before this one is answered.
    setText('');
    void read.run({ text });
  }
  const meaning = read.state.status === 'done' ? meaningOf(read.state.value) : null;
  return (
    <Section title={words.title} lead={words.lead}>
      <div
        onKeyDownCapture={(event) => {
          lastKeyEndedScan.current = detector.current.takeKey(event.key, event.timeStamp) !== null;
        }}
      >
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
          <p className="adm-quiet">{wasScan ? words.scanned : words.typed}</p>
        </Notice>
      )}
      {read.error !== null && <AdminError error={read.error} />}
    </Section>
  );
}
