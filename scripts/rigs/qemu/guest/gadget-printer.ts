// The printer at the other end of the cable: takes bytes, answers status questions as an ESC/POS printer does, and can
// be out of paper or stop reading. A process of its own, so that a stuck one can be ended.
import { open, type FileHandle } from 'node:fs/promises';
import { GADGET_DEVICE } from './usb-gadget.ts';

/** What the rig tells this printer. */
export type ToGadgetPrinter = { readonly paper: 'there' | 'out' };
/** What this printer tells the rig: it is ready, or these bytes came. */
export type FromGadgetPrinter = { readonly ready: true } | { readonly bytes: Uint8Array };

const DLE = 0x10;
const EOT = 0x04;
const GS = 0x1d;
const READ_BYTES = 65_536;

let paper: 'there' | 'out' = 'there';

/** The answers to the questions in these bytes. Our jobs hold neither DLE nor GS of their own. */
function answersTo(bytes: Uint8Array): number[] {
  const answers: number[] = [];
  bytes.forEach((byte, at) => {
    if (byte === DLE && bytes[at + 1] === EOT) {
      const which = bytes[at + 2];
      const out = paper === 'out';
      answers.push(which === 2 ? (out ? 0x32 : 0x12) : which === 4 ? (out ? 0x72 : 0x12) : 0x12);
    }
    if (byte === GS && bytes[at + 1] === 0x72) answers.push(paper === 'out' ? 0x0c : 0x00);
  });
  return answers;
}

async function serve(device: FileHandle): Promise<void> {
  const buffer = new Uint8Array(READ_BYTES);
  for (;;) {
    const { bytesRead } = await device.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) continue;
    const bytes = buffer.slice(0, bytesRead);
    process.send?.({ bytes } satisfies FromGadgetPrinter);
    const answers = answersTo(bytes);
    if (answers.length > 0) await device.write(Uint8Array.from(answers));
  }
}

// as: only the rig starts this program
process.on('message', (message) => (paper = (message as ToGadgetPrinter).paper));
process.on('disconnect', () => process.exit(0));
void open(GADGET_DEVICE, 'r+').then((device) => {
  process.send?.({ ready: true } satisfies FromGadgetPrinter);
  return serve(device);
});
