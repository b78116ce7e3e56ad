// A movement's whole story, told from what the use cases of the kiosk really wrote.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { actionId, movementId, photoId, type MovementId } from '../../../shared/domain/ids.ts';
import { termsVersionId } from '../../../shared/domain/terms.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { logbookStory } from '../../../shared/ipc/admin/logbook-contract.ts';
import { recordMovement } from '../movements/record-movement.ts';
import type { PhotoFiles } from '../ports.ts';
import { printBadge } from '../printing/print-badge.ts';
import type { PrintJobState } from '../store-port.ts';
import { getLogbookStory, viewPhoto } from './logbook-story.ts';

const PRINTER = {
  kind: 'network',
  host: '127.0.0.1',
  port: 9100,
  paper: '80mm',
  commands: 'epson',
  confirms: true,
} as const;
const TERMS = termsVersionId.parse('01900000-0000-7000-8000-00000000000a');
const NEWER = termsVersionId.parse('01900000-0000-7000-8000-00000000000b');
const PHOTO = photoId.parse('01900000-0000-7000-8000-0000000000f0');
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
const NOBODY = movementId.parse('01900000-0000-7000-8000-000000000000');

let scene: KioskScene;
let kept: Set<string>;
let photos: PhotoFiles;
beforeEach(() => {
  scene = openKioskScene();
  scene.settings = { ...scene.settings, printer: PRINTER };
  kept = new Set([PHOTO]);
  photos = {
    keep: () => Promise.resolve(),
    has: (id) => kept.has(id),
    read: (id) => (kept.has(id) ? Promise.resolve(JPEG) : Promise.reject(new AppError('NOT_FOUND'))),
    listOlderThan: () => Promise.resolve([]),
    erase: (id) => Promise.resolve(kept.delete(id) ? { bytes: JPEG.length, sha256: 'ab' } : null),
    removeUnfinished: () => Promise.resolve(),
  };
});
afterEach(() => scene.dispose());

function leave(more: Partial<Input<'kiosk.recordMovement'>> = {}): MovementId {
  const request = {
    requestId: newRequest(),
    personId: scene.addPupil(),
    actionId: actionId.parse('out-medical'),
    photoId: null,
    termsVersionId: null,
    identifiedBy: 'name' as const,
    ...more,
  };
  return recordMovement(scene.context, request, (id) => photos.has(id)).movementId;
}

/** What the contract lets through: a story main could not send is none. */
const storyOf = (id: MovementId) => logbookStory.parse(getLogbookStory({ ...scene.context, photos }, id));
const view = (id: MovementId, who = 'Mrs Reed') => viewPhoto({ ...scene.context, photos }, id, who);

function publish(): void {
  const published = { publishedAtMs: scene.clock.nowMs(), publishedBy: 'Sam' };
  scene.temp.store.transaction((writer) => {
    writer.insertTermsVersion({ id: TERMS, version: 1, body: '# One', ...published });
    writer.insertTermsVersion({ id: NEWER, version: 2, body: '# Two', ...published });
  });
}

function endPrint(id: MovementId, state: PrintJobState): void {
  const job = scene.temp.store.findLastPrintJob(id);
  if (job === null) throw new Error('there is no print to end');
  scene.temp.store.transaction((writer) => writer.updatePrintJob(job.id, { state, finishedAtMs: scene.clock.nowMs() }));
}

/** Somebody asks for the badge again, a minute later. */
function askAgain(id: MovementId, who: string, reason: string): void {
  scene.clock.advance(60_000);
  printBadge(scene.context, { movementId: id, reason }, { role: 'administrator', name: who });
}

describe('the story of a movement', () => {
  it('names who, what, when, how they were known, and the version of the terms that was accepted', () => {
    publish();
    const id = leave({ termsVersionId: TERMS, identifiedBy: 'card' });
    expect(storyOf(id)).toMatchObject({
      movementId: id,
      personName: 'Siân Owen',
      yearName: 'Year 7',
      formName: '7A',
      kind: 'leaving',
      timeText: '09:12',
      identifiedBy: 'card',
      terms: { version: 1, acceptedAtMs: scene.clock.nowMs() },
    });
  });

  it('has no terms where none were accepted, also once some are published', () => {
    const id = leave();
    publish();
    expect(storyOf(id)).toMatchObject({ terms: null, identifiedBy: 'name' });
  });

  it('follows a mark through every step, with the MIS’s own words and how often it was tried', () => {
    const id = leave();
    const [mark] = storyOf(id).marks;
    if (mark === undefined) throw new Error('leaving at 09:12 gives a mark');
    expect(mark).toMatchObject({ state: 'waiting', attempts: 0, lastErrorCode: null, doneAtMs: null });
    const parkedAtMs = scene.clock.nowMs() + 60_000;
    scene.temp.store.transaction((writer) =>
      writer.updateOutbox(mark.id, {
        state: 'parked',
        outcome: 'refused',
        attempts: 3,
        lastErrorCode: 'WONDE_REJECTED',
        lastErrorWords: 'The register is locked.',
        submittedAtMs: parkedAtMs,
      }),
    );
    expect(storyOf(id).marks[0]).toMatchObject({
      state: 'refused',
      attempts: 3,
      lastErrorCode: 'WONDE_REJECTED',
      lastErrorWords: 'The register is locked.',
      submittedAtMs: parkedAtMs,
      nextAttemptAtMs: null,
    });
  });

  it('is refused in words for a movement that is not there', () => {
    expect(() => storyOf(NOBODY)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});

describe('the prints of a badge', () => {
  const printsOf = (id: MovementId) =>
    storyOf(id).badge?.prints.map(({ reprintNumber, askedBy, reason, state }) => [
      reprintNumber,
      askedBy,
      reason,
      state,
    ]);

  it('are the kiosk’s own and then each reprint with who asked and why', () => {
    const id = leave();
    endPrint(id, 'confirmed');
    askAgain(id, 'Mrs Reed', 'Badge lost');
    endPrint(id, 'confirmed');
    askAgain(id, 'Sam', 'Torn');
    expect(printsOf(id)).toEqual([
      [0, null, null, 'confirmed'],
      [1, 'Mrs Reed', 'Badge lost', 'confirmed'],
      [2, 'Sam', 'Torn', 'waiting'],
    ]);
    expect(storyOf(id).badge).toMatchObject({ reprints: 2, print: 'waiting', state: 'out' });
  });

  it('stay whose they are when somebody else tries the same print again', () => {
    const id = leave();
    endPrint(id, 'confirmed');
    askAgain(id, 'Mrs Reed', 'Badge lost');
    askAgain(id, 'Sam', 'Torn');
    expect(printsOf(id)).toEqual([
      [0, null, null, 'confirmed'],
      [1, 'Mrs Reed', 'Badge lost', 'waiting'],
    ]);
  });

  it('name who asked for each of two prints of one number, when the first failed', () => {
    const id = leave();
    endPrint(id, 'confirmed');
    askAgain(id, 'Mrs Reed', 'Badge lost');
    endPrint(id, 'failed');
    askAgain(id, 'Sam', 'Torn');
    expect(printsOf(id)).toEqual([
      [0, null, null, 'confirmed'],
      [1, 'Mrs Reed', 'Badge lost', 'failed'],
      [1, 'Sam', 'Torn', 'waiting'],
    ]);
  });

  it('name who asked for the badge itself when its first print failed', () => {
    const id = leave();
    endPrint(id, 'failed');
    askAgain(id, 'Mrs Reed', 'Did not come out');
    expect(printsOf(id)).toEqual([
      [0, null, null, 'failed'],
      [0, 'Mrs Reed', null, 'waiting'],
    ]);
    expect(storyOf(id).badge?.reprints).toBe(0);
  });

  it('still name who asked when the clock was put back in between', () => {
    const id = leave();
    endPrint(id, 'confirmed');
    scene.clock.advance(-3_600_000);
    askAgain(id, 'Mrs Reed', 'Badge lost');
    expect(printsOf(id)?.at(-1)).toEqual([1, 'Mrs Reed', 'Badge lost', 'waiting']);
  });
});

describe('the photo of a movement', () => {
  it('is in the story of the movement it was accepted for, and only there', () => {
    expect(storyOf(leave({ photoId: PHOTO }))).toMatchObject({ photo: 'kept', photoViews: [] });
    expect(storyOf(leave())).toMatchObject({ photo: 'none', photoViews: [] });
  });

  it('is shown, and each view is written down once, with who and when', async () => {
    const id = leave({ photoId: PHOTO });
    expect((await view(id)).jpeg).toEqual(JPEG);
    const first = { who: 'Mrs Reed', atMs: scene.clock.nowMs() };
    expect(storyOf(id).photoViews).toEqual([first]);
    storyOf(id);
    scene.clock.advance(60_000);
    await view(id, 'Sam');
    expect(storyOf(id).photoViews).toEqual([{ who: 'Sam', atMs: scene.clock.nowMs() }, first]);
    expect(scene.temp.store.countAudit('photo.viewed')).toBe(2);
  });

  it('is named as erased once its time is over, keeps who looked at it, and is refused in words', async () => {
    const id = leave({ photoId: PHOTO });
    await view(id);
    await photos.erase(PHOTO);
    expect(storyOf(id)).toMatchObject({ photo: 'erased', photoViews: [{ who: 'Mrs Reed' }] });
    await expect(view(id)).rejects.toMatchObject({ code: 'NOT_FOUND', context: { what: 'photo' } });
    expect(scene.temp.store.countAudit('photo.viewed')).toBe(1);
  });

  it('that was never taken is refused in words, and nobody is said to have looked', async () => {
    const id = leave();
    await expect(view(id)).rejects.toMatchObject({ code: 'NOT_FOUND', context: { what: 'photo' } });
    await expect(view(NOBODY)).rejects.toMatchObject({ code: 'NOT_FOUND', context: { what: 'movement' } });
    expect(scene.temp.store.countAudit('photo.viewed')).toBe(0);
  });

  it('that can no longer be read was not seen', async () => {
    const id = leave({ photoId: PHOTO });
    photos = { ...photos, read: () => Promise.reject(new AppError('SECRET_UNREADABLE')) };
    await expect(view(id)).rejects.toMatchObject({ code: 'SECRET_UNREADABLE' });
    expect(scene.temp.store.countAudit('photo.viewed')).toBe(0);
  });

  it('is not shown when the view could not be written down', async () => {
    const id = leave({ photoId: PHOTO });
    const store = {
      ...scene.temp.store,
      transaction: () => {
        throw new AppError('STORAGE_FULL');
      },
    };
    await expect(viewPhoto({ ...scene.context, store, photos }, id, 'Sam')).rejects.toMatchObject({
      code: 'STORAGE_FULL',
    });
  });
});
