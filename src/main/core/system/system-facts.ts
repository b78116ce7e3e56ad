// What the page System shows and does: facts of this kiosk, a copy of the data, one day's log, how long photos stay.
import type { KeptFile, SystemFacts } from '../../../shared/ipc/admin/system-contract.ts';
import { writeChange } from '../admin/write-change.ts';
import type { FileSaver, SecretBox } from '../ports.ts';
import { changeSetting, type SettingsChanger } from '../settings/change-setting.ts';

/** The kiosk's own folder. */
export interface SystemFiles {
  readonly folder: string;
  storeBytes(): number;
  /** Null where the operating system does not say. Never throws. */
  freeBytes(): Promise<number | null>;
  /** Newest first. */
  backups(): KeptFile[];
  logs(): KeptFile[];
  /** @throws AppError NOT_FOUND */
  readLog(name: string): Uint8Array;
}

export interface SystemDeps {
  readonly changer: SettingsChanger;
  readonly files: SystemFiles;
  readonly fileSaver: FileSaver;
  readonly version: string;
  readonly kioskId: string;
  readonly secretStorage: SecretBox['storage'];
  /** Writes a copy and returns its file name. @throws AppError STORAGE_* */
  readonly backUpNow: () => Promise<string>;
}

/** Everything the page shows. */
export async function getSystem({ changer, files, ...deps }: SystemDeps): Promise<SystemFacts> {
  return {
    version: deps.version,
    kioskId: deps.kioskId,
    folder: files.folder,
    storeBytes: files.storeBytes(),
    freeBytes: await files.freeBytes(),
    secretStorage: deps.secretStorage,
    backups: files.backups(),
    logs: files.logs(),
    photosKeepDays: changer.settings().photosKeepDays,
  };
}

/** Copies the data beside the other copies, audited. @throws AppError STORAGE_* */
export async function backUpSystem({ changer, backUpNow }: SystemDeps, who: string): Promise<{ name: string }> {
  const name = await backUpNow();
  changer.store.transaction((writer) =>
    writeChange(writer, changer, who, { what: 'system.backedUp', subjectId: name, before: null, after: { name } }),
  );
  return { name };
}

/** Lets the person keep a log; logs hold ids and codes only. @throws AppError NOT_FOUND, EXPORT_FAILED */
export async function saveLog({ changer, files, fileSaver }: SystemDeps, name: string, who: string): Promise<boolean> {
  const saved = await fileSaver.save({ suggestedName: name, bytes: files.readLog(name) });
  if (saved === null) return false;
  changer.store.transaction((writer) =>
    writeChange(writer, changer, who, { what: 'system.logSaved', subjectId: name, before: null, after: { name } }),
  );
  return true;
}

/** How long photos of movements stay, in days. @throws AppError VALIDATION */
export function setRetention({ changer }: SystemDeps, photosKeepDays: number, who: string): number {
  return changeSetting(changer, who, {
    what: 'photos.retentionChanged',
    key: 'photosKeepDays',
    value: photosKeepDays,
  });
}
