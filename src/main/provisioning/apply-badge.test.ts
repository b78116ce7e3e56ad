// The badge of a provisioning file: what it names is in force, what it leaves out stays, and a bad logo is named.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MemoryLogger } from '../../../tests/fakes/memory-logger.ts';
import { FakeClock } from '../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../tests/harness/temp-store.ts';
import { RETURN_ACTION_ID } from '../core/default-actions.ts';
import { createSettings } from '../core/settings/settings-repository.ts';
import { prepareLogo } from '../devices/printer/layout/logo.ts';
import { actionId } from '../../shared/domain/ids.ts';
import { applyProvisioning } from './apply-provisioning.ts';
import { readLogoFile } from './read-logo-file.ts';
import { parseProvisioning } from './read-provisioning.ts';

let temp: TempStore;
let folder: string;
beforeEach(() => {
  temp = openTempStore();
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-logo-'));
});
afterEach(() => {
  temp.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const secretBox = { storage: 'key-file' as const, seal: (text: string) => text, open: (text: string) => text };
const random = seededRandom(3);
const hasher = { hash: async () => 'hash', verify: async () => ({ ok: true, needsRehash: false }) };

const apply = (badge: unknown) =>
  applyProvisioning(
    temp.store,
    parseProvisioning(JSON.stringify({ version: 1, wonde: { schoolId: 'A1', token: 'token-of-8' }, badge })),
    {
      secretBox,
      // as: nothing of these tests has a password
      hasher: hasher as never,
      clock: new FakeClock(),
      random,
      logger: new MemoryLogger(),
      readLogo: (file) => readLogoFile(file, folder, prepareLogo),
    },
  );
const kept = () => createSettings(temp.store, temp.logger).get().badge;

function writeLogo(name: string): void {
  const context = createCanvas(300, 100).getContext('2d');
  context.fillStyle = '#003366';
  context.fillRect(20, 10, 200, 60);
  writeFileSync(path.join(folder, name), context.canvas.toBuffer('image/png'));
}

describe('the badge of a provisioning file', () => {
  it('changes what it names and leaves the rest', async () => {
    await apply({ orientation: 'landscape', fields: { form: true, photo: false }, footer: 'Hand this in' });
    expect(kept()).toMatchObject({
      orientation: 'landscape',
      footer: 'Hand this in',
      fields: { form: true, photo: false, barcode: true },
    });
    await apply({ fields: { barcode: false } });
    expect(kept()).toMatchObject({ orientation: 'landscape', fields: { form: true, photo: false, barcode: false } });
  });

  it('keeps the logo beside it, trimmed to what is not empty', async () => {
    writeLogo('crest.png');
    await apply({ logoFile: 'crest.png' });
    const logo = temp.store.findPicture('badgeLogo');
    // The edge is soft by a dot.
    expect([logo?.widthPx, logo?.heightPx]).toEqual([expect.closeTo(200, -1), expect.closeTo(60, -1)]);
  });

  it.each([
    ['missing.png', 'should name a file that can be read'],
    ['.', 'should name a file'],
    ['words.png', 'should be a PNG or JPEG picture that can be printed'],
  ])('says what is wrong with %s, and applies nothing', async (logoFile, words) => {
    writeFileSync(path.join(folder, 'words.png'), 'no picture at all');
    await expect(apply({ logoFile, footer: 'Never' })).rejects.toMatchObject({
      code: 'PROVISIONING_INVALID',
      fields: { 'badge.logoFile': words },
    });
    expect(kept().footer).toBe('');
    expect(temp.store.findPicture('badgeLogo')).toBeNull();
  });

  it('switches slips for coming back on, on a kiosk that has no actions yet', async () => {
    await apply({ returnSlips: true });
    const back = temp.store.findAction(actionId.parse(RETURN_ACTION_ID));
    expect(back).toMatchObject({ printsSlip: true, isReturn: true });
    expect(temp.store.listActions().length).toBeGreaterThan(5);
  });

  it('refuses a field there is not', () => {
    expect(() =>
      parseProvisioning(
        JSON.stringify({
          version: 1,
          wonde: { schoolId: 'A1', token: 'token-of-8' },
          badge: { fields: { age: true } },
        }),
      ),
    ).toThrow(expect.objectContaining({ code: 'PROVISIONING_INVALID' }));
  });
});
