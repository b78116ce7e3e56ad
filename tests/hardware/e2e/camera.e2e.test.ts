// The camera in real Electron: Chromium's fake devices, known pictures, refusal, two cameras, and the second way.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aBmp } from '../../fixtures/a-bmp.ts';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';
import { CROP, exposureFilm, greyJpeg, HEIGHT, rampJpeg, rampLevel, WIDTH } from '../camera/fake-pictures.ts';

jest.setTimeout(120_000);

let dir: string;
let school: TestSchool;
let kiosk: ElectronKiosk;
let pupil: KioskPage;

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-camera-'));
  // A capture program that writes a bitmap, as CommandCam does.
  writeFileSync(
    path.join(dir, 'still.bmp'),
    aBmp(WIDTH, HEIGHT, (x) => Math.min(255, Math.max(0, rampLevel(x)))),
  );
  const program = path.join(dir, 'fswebcam');
  writeFileSync(program, `#!/bin/sh\nfor file in "$@"; do :; done\ncat '${dir}/still.bmp' > "$file"\n`);
  chmodSync(program, 0o755);
  const camera = { driver: 'auto', device: 'TEST:', program };
  school = await openTestSchool({ pupils: 60, now: '2026-11-23T10:42:00Z', more: { camera } });
});
afterAll(async () => {
  await school?.close();
  rmSync(dir, { recursive: true, force: true });
});

const filmFile = (): string => path.join(dir, 'camera.mjpeg');

/** What the camera shows from the next time it is opened, over and over. */
const show = (film: Buffer): void => writeFileSync(filmFile(), film);

async function open(...flags: readonly string[]): Promise<void> {
  kiosk = await school.open({ camera: false, electronArgs: flags });
  pupil = new KioskPage(kiosk.page);
}

async function goToPhoto(phase: string): Promise<void> {
  await pupil.touchDoor('leaving');
  await pupil.findMyName();
  await pupil.touchReason('Doctor or dentist');
  await kiosk.page.waitForSelector(`[data-photo="${phase}"]`);
}

/** Red, green and blue of some places of the still that is shown, as it would be kept. */
function dotsOfStill(places: readonly (readonly [x: number, y: number])[]): Promise<number[][]> {
  return kiosk.page.locator('.k-photo-frame canvas').evaluate(
    (element, asked) => {
      // as: the locator finds canvases only
      const context = (element as HTMLCanvasElement).getContext('2d');
      return asked.map(([x, y]) => Array.from(context?.getImageData(x, y, 1, 1).data ?? []).slice(0, 3));
    },
    places as [number, number][],
  );
}

const storedPhotos = (): readonly string[] => {
  const folder = path.join(school.dataDir, 'kiosk', 'photos');
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** Chromium takes the levels of a film for those of television, 16 to 235, and spreads them. */
const asSeen = (level: number): number => Math.min(255, Math.max(0, ((level - 16) * 255) / 219));

/** The ramp as it lies in the still, which is 480 columns of the crop's 540. */
async function expectRamp(seen: (level: number) => number): Promise<void> {
  const columns = [4, 120, 240, 360, 475];
  const dots = await dotsOfStill(columns.flatMap((x) => [[x, 5] as const, [x, 634] as const]));
  dots.forEach((dot, at) => {
    const wanted = seen(rampLevel(CROP.x + ((columns[Math.floor(at / 2)] ?? 0) * CROP.width) / 480));
    for (const part of dot) expect(Math.abs(part - wanted)).toBeLessThan(6);
  });
}

async function startAgain(): Promise<void> {
  await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  await pupil.waitForScreen('idle');
}

describe('the live camera', () => {
  beforeAll(async () => {
    show(rampJpeg());
    await open('--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${filmFile()}`);
  });
  afterAll(() => kiosk?.close());

  it('gives an upright still of the middle, not turned round, and nothing is on the disk before it is used', async () => {
    await goToPhoto('framing');
    await kiosk.screenshot('camera-1-framing');
    await pupil.takePhoto();
    await kiosk.screenshot('camera-2-review');
    await expectRamp(asSeen);
    expect(await kiosk.page.locator('.k-photo-frame canvas').getAttribute('data-mirrored')).toBe('true');
    expect(storedPhotos()).toEqual([]);
    await startAgain();
  });

  it('waits with the still until the light no longer changes', async () => {
    const steady = 180;
    show(exposureFilm(steady, 20, 40));
    await goToPhoto('framing');
    await pupil.takePhoto();
    const [[level = 0] = []] = await dotsOfStill([[240, 320]]);
    expect(Math.abs(level - asSeen(steady))).toBeLessThan(8);
    await startAgain();
  });

  it('says of a black picture that it is very dark; taken again it is kept once it is used', async () => {
    show(greyJpeg(18));
    await goToPhoto('framing');
    await pupil.takePhoto();
    await kiosk.page.getByText('This is very dark. Is something in front of the camera?').waitFor();
    await kiosk.screenshot('camera-3-dark');
    await kiosk.page.getByRole('button', { name: 'Retake' }).click();
    await pupil.takePhoto();
    expect(storedPhotos()).toEqual([]);
    await kiosk.page.getByRole('button', { name: 'Use this' }).click();
    await pupil.waitForScreen('done');
    expect(storedPhotos()).toHaveLength(1);
    await pupil.finish();
  });

  it('is not replaced by another way where it is refused: the words say that it is switched off', async () => {
    await kiosk.electron.evaluate(({ session }) => {
      session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
      session.defaultSession.setPermissionCheckHandler(() => false);
    });
    await goToPhoto('problem');
    await kiosk.page.getByText('The camera is switched off').waitFor();
    await kiosk.screenshot('camera-5-refused');
  });
});

describe('one of two live cameras', () => {
  beforeAll(() => open('--use-fake-device-for-media-stream=device-count=2'));
  afterAll(() => kiosk?.close());

  it('is tried on the page, chosen by its name, and used at the kiosk; of the test nothing is kept', async () => {
    const admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
    await admin.goTo('Printer and camera');
    await kiosk.page.getByRole('tab', { name: 'Camera' }).click();
    await kiosk.page.getByText(/^2 are plugged in/).waitFor();
    await kiosk.page.getByRole('button', { name: /Camera of this screen/ }).click();
    const second = kiosk.page.getByRole('option').nth(2);
    const name = (await second.innerText()).trim();
    await second.click();
    await kiosk.page.getByRole('button', { name: 'Show the live picture' }).click();
    await kiosk.page.getByRole('button', { name: 'Take a test picture', exact: true }).click();
    await kiosk.page.getByRole('img', { name: 'Test picture of the camera' }).waitFor();
    await kiosk.screenshot('camera-4-admin');
    expect(storedPhotos()).toHaveLength(1);
    await kiosk.page.getByRole('button', { name: 'Save', exact: true }).click();
    await kiosk.page.getByText('Saved.').waitFor();
    await admin.leave();
    await goToPhoto('framing');
    const label = await kiosk.page.locator('video').evaluate((element) => {
      // as: the element is the video, and its source the camera
      const stream = (element as HTMLVideoElement).srcObject as MediaStream;
      return stream.getVideoTracks()[0]?.label;
    });
    expect(label).toBe(name);
  });
});

describe('the second way', () => {
  beforeAll(() => open());
  afterAll(() => kiosk?.close());

  it('takes the picture where there is no live camera: a bitmap becomes the same still', async () => {
    await goToPhoto('framing');
    await kiosk.page.getByText('Look at the camera').waitFor();
    await pupil.takePhoto();
    await kiosk.screenshot('camera-6-second-way');
    await expectRamp((level) => level);
  });
});
