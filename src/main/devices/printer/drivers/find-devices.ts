// The device paths of this PC that a printer may be at.
import { readdir } from 'node:fs/promises';
import { isPrinterDevicePath } from '../../../../shared/settings/printer.ts';

const FOLDERS = ['/dev/usb', '/dev'];
/** Every PC lists four of these whether or not anything is plugged in. */
const ALWAYS_THERE = /^\/dev\/ttyS\d+$/;

/** Lists them, USB printers first; none where the system has no such folder (Windows). Never rejects. */
export async function findPrinterDevices(folders: readonly string[] = FOLDERS): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    // A folder that is not there has no devices in it.
    const names = await readdir(folder).catch((): string[] => []);
    found.push(...names.sort().map((name) => `${folder}/${name}`));
  }
  return found.filter((path) => isPrinterDevicePath(path) && !ALWAYS_THERE.test(path));
}
