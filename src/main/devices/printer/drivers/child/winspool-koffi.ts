// winspool.drv, bound with koffi. Loaded on Windows only and only when a system printer is used: elsewhere neither
// the package's binary nor the library is there.
import { createRequire } from 'node:module';
import path from 'node:path';
import type koffiModule from 'koffi';
import { z } from 'zod';
import type { WinspoolApi, WinspoolJob } from './winspool-api.ts';

type Koffi = typeof koffiModule;

const ERROR_INSUFFICIENT_BUFFER = 122;
const JOB_CONTROL_DELETE = 5;
const MOST_JOBS = 500;
// PRINTER_ENUM_LOCAL and PRINTER_ENUM_CONNECTIONS.
const PRINTERS_HERE = 0x2 | 0x4;

const jobInfo = z.object({ JobId: z.number(), pDocument: z.string().nullable(), Status: z.number() });
const printerName = z.object({ pPrinterName: z.string().nullable() });

function declareTypes(koffi: Koffi) {
  const docInfo = koffi.struct('DOC_INFO_1W', { pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' });
  const jobInfo1 = koffi.struct('JOB_INFO_1W', {
    JobId: 'uint32',
    pPrinterName: 'str16',
    pMachineName: 'str16',
    pUserName: 'str16',
    pDocument: 'str16',
    pDatatype: 'str16',
    pStatus: 'str16',
    Status: 'uint32',
    Priority: 'uint32',
    Position: 'uint32',
    TotalPages: 'uint32',
    PagesPrinted: 'uint32',
    Submitted: koffi.array('uint16', 8),
  });
  const printerInfo4 = koffi.struct('PRINTER_INFO_4W', {
    pPrinterName: 'str16',
    pServerName: 'str16',
    Attributes: 'uint32',
  });
  return { docInfo, jobInfo1, printerInfo4 };
}

function declareFunctions(koffi: Koffi) {
  const spool = koffi.load('winspool.drv');
  const kernel = koffi.load('kernel32.dll');
  return {
    OpenPrinter: spool.func('int __stdcall OpenPrinterW(str16 name, _Out_ void **handle, void *defaults)'),
    StartDocPrinter: spool.func('uint32 __stdcall StartDocPrinterW(void *handle, uint32 level, DOC_INFO_1W *info)'),
    StartPagePrinter: spool.func('int __stdcall StartPagePrinter(void *handle)'),
    WritePrinter: spool.func(
      'int __stdcall WritePrinter(void *handle, uint8 *bytes, uint32 size, _Out_ uint32 *written)',
    ),
    EndPagePrinter: spool.func('int __stdcall EndPagePrinter(void *handle)'),
    EndDocPrinter: spool.func('int __stdcall EndDocPrinter(void *handle)'),
    AbortPrinter: spool.func('int __stdcall AbortPrinter(void *handle)'),
    ClosePrinter: spool.func('int __stdcall ClosePrinter(void *handle)'),
    EnumJobs: spool.func(
      'int __stdcall EnumJobsW(void *handle, uint32 first, uint32 count, uint32 level, uint8 *buffer, uint32 size, _Out_ uint32 *needed, _Out_ uint32 *returned)',
    ),
    SetJob: spool.func('int __stdcall SetJobW(void *handle, uint32 job, uint32 level, void *info, uint32 command)'),
    GetPrinter: spool.func(
      'int __stdcall GetPrinterW(void *handle, uint32 level, uint8 *buffer, uint32 size, _Out_ uint32 *needed)',
    ),
    EnumPrinters: spool.func(
      'int __stdcall EnumPrintersW(uint32 flags, void *name, uint32 level, uint8 *buffer, uint32 size, _Out_ uint32 *needed, _Out_ uint32 *returned)',
    ),
    GetLastError: kernel.func('uint32 __stdcall GetLastError()'),
  };
}

/** A list call of winspool, which is asked once for the size and once for the content. */
type ListCall = (buffer: Uint8Array | null, size: number, needed: number[], returned: number[]) => number;

function readList(koffi: Koffi, type: string, lastError: () => number, call: ListCall): readonly unknown[] {
  const needed = [0];
  const returned = [0];
  if (call(null, 0, needed, returned) !== 0) return [];
  if (lastError() !== ERROR_INSUFFICIENT_BUFFER) return [];
  const buffer = Buffer.alloc(needed[0] ?? 0);
  if (buffer.length === 0 || call(buffer, buffer.length, needed, returned) === 0) return [];
  const list: unknown = koffi.decode(buffer, koffi.array(type, returned[0] ?? 0));
  return Array.isArray(list) ? list : [];
}

/** Loads winspool. @throws Error when this is no Windows, or koffi's binary is missing */
export function loadWinspool(): WinspoolApi {
  if (process.platform !== 'win32') throw new Error('winspool is on Windows only');
  // as: koffi's own types; required by name at run time, beside the bundle
  const koffi = createRequire(path.resolve(__dirname, 'printer-child.cjs'))('koffi') as Koffi;
  declareTypes(koffi);
  const f = declareFunctions(koffi);
  const lastError = (): number => Number(f.GetLastError());
  return {
    openPrinter(name) {
      const handle: unknown[] = [null];
      return f.OpenPrinter(name, handle, null) === 0 ? null : (handle[0] ?? null);
    },
    startDoc: (handle, title) =>
      Number(f.StartDocPrinter(handle, 1, { pDocName: title, pOutputFile: null, pDatatype: 'RAW' })),
    startPage: (handle) => f.StartPagePrinter(handle) !== 0,
    write(handle, bytes) {
      const written = [0];
      return f.WritePrinter(handle, Buffer.from(bytes), bytes.length, written) === 0 ? 0 : (written[0] ?? 0);
    },
    endPage: (handle) => f.EndPagePrinter(handle) !== 0,
    endDoc: (handle) => f.EndDocPrinter(handle) !== 0,
    abort: (handle) => f.AbortPrinter(handle) !== 0,
    closePrinter: (handle) => void f.ClosePrinter(handle),
    jobs: (handle) =>
      readList(koffi, 'JOB_INFO_1W', lastError, (buffer, size, needed, returned) =>
        Number(f.EnumJobs(handle, 0, MOST_JOBS, 1, buffer, size, needed, returned)),
      ).map((raw): WinspoolJob => {
        const job = jobInfo.parse(raw);
        return { jobId: job.JobId, title: job.pDocument ?? '', status: job.Status };
      }),
    deleteJob: (handle, jobId) => f.SetJob(handle, jobId, 0, null, JOB_CONTROL_DELETE) !== 0,
    printerStatus(handle) {
      const buffer = Buffer.alloc(4);
      return f.GetPrinter(handle, 6, buffer, buffer.length, [0]) === 0 ? 0 : buffer.readUInt32LE(0);
    },
    printerNames: () =>
      readList(koffi, 'PRINTER_INFO_4W', lastError, (buffer, size, needed, returned) =>
        Number(f.EnumPrinters(PRINTERS_HERE, null, 4, buffer, size, needed, returned)),
      ).flatMap((raw) => printerName.parse(raw).pPrinterName ?? []),
    lastError,
  };
}
