// Badges as files in a folder, for a program that takes them from there. A file is whole or not there at all.
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { hasErrno } from '../../errno.ts';
import type { Printer, PrinterJob, PrinterStatus } from '../../../core/printer-port.ts';

/** Job ids are ours; this keeps one from ever naming a file elsewhere. */
const safeName = (id: string): string => id.replaceAll(/[^A-Za-z0-9-]/g, '_');

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    // Gone, or not ours to look at: not usable either way, and printing says which.
    return false;
  }
}

async function writeWhole(folder: string, job: PrinterJob): Promise<void> {
  const file = path.join(folder, `badge-${safeName(job.id)}.prn`);
  const unfinished = `${file}.part`;
  try {
    const handle = await open(unfinished, 'w');
    try {
      await handle.writeFile(job.bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined); // What cannot be written may not be removable either.
    throw error;
  }
}

/** Creates the printer; the folder is not made here, so a drive that is not mounted is noticed. */
export function createFilePrinter({ folder }: { readonly folder: string }): Printer {
  return {
    async status(): Promise<PrinterStatus> {
      return { state: (await isFolder(folder)) ? 'ready' : 'offline', paperLow: false };
    },
    async print(job) {
      if (job.bytes.length === 0) throw new AppError('PRINTER_EMPTY_JOB', { context: { jobId: job.id } });
      if (!(await isFolder(folder))) throw new AppError('PRINTER_MISSING', { context: { jobId: job.id } });
      try {
        await writeWhole(folder, job);
      } catch (cause) {
        const isDenied = ['EACCES', 'EPERM', 'EROFS'].some((code) => hasErrno(cause, code));
        throw new AppError(isDenied ? 'PRINTER_DENIED' : 'PRINTER_FAULT', { cause, context: { jobId: job.id } });
      }
      return { result: 'confirmed' };
    },
    model: () => Promise.resolve(null),
  };
}
