// A USB printer made of the kernel's own gadget: plugged in and pulled out through configfs.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const GADGET = '/sys/kernel/config/usb_gadget/printer';
export const GADGET_DEVICE = '/dev/g_printer0';
export const PRINTER_DEVICE = '/dev/usb/lp0';

/** Describes the printer to the kernel; it is not plugged in yet. */
export function makeGadget(): void {
  for (const dir of ['', '/strings/0x409', '/configs/c.1', '/functions/printer.0']) {
    mkdirSync(`${GADGET}${dir}`, { recursive: true });
  }
  const put = (file: string, text: string) => writeFileSync(`${GADGET}/${file}`, text);
  put('idVendor', '0x0525');
  put('idProduct', '0xa4a8');
  put('strings/0x409/serialnumber', '1');
  put('strings/0x409/manufacturer', 'Gatehouse');
  put('strings/0x409/product', 'Rig printer');
  put('functions/printer.0/pnp_string', 'MFG:Gatehouse;MDL:Rig printer;CLS:PRINTER;CMD:ESC/POS;');
  symlinkSync(`${GADGET}/functions/printer.0`, `${GADGET}/configs/c.1/printer.0`);
}

/** Plugs it in and waits for its device file. */
export async function plugIn(): Promise<void> {
  writeFileSync(`${GADGET}/UDC`, 'dummy_udc.0');
  await until(() => existsSync(PRINTER_DEVICE), 'the printer’s device file');
}

/** Pulls it out and waits until its device file is gone. */
export async function pullOut(): Promise<void> {
  writeFileSync(`${GADGET}/UDC`, '\n');
  await until(() => !existsSync(PRINTER_DEVICE), 'the end of the printer’s device file');
}

/** Waits for a state, not for a time. */
export async function until(isSo: () => boolean, what: string, withinMs = 30_000): Promise<void> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 50) {
    if (isSo()) return;
    await sleep(50);
  }
  throw new Error(`waited in vain for ${what}`);
}
