// The settings of printer and camera are kept with who changed what, and nothing is half done.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openPeopleScene, type PeopleScene } from '../../../../tests/harness/people-scene.ts';
import type { PrinterSettings } from '../../../shared/settings/printer.ts';
import { cameraSettings, type CameraSettings } from '../../../shared/settings/camera.ts';
import { createSettings } from '../settings/settings-repository.ts';
import { saveCamera, savePrinter } from './save-devices.ts';

const NETWORK: PrinterSettings = {
  kind: 'network',
  host: '10.0.0.5',
  port: 9100,
  paper: '80mm',
  commands: 'epson',
  confirms: true,
};
const NONE: PrinterSettings = { kind: 'none' };
const AUTO: CameraSettings = cameraSettings.parse({});
const PROGRAM: CameraSettings = cameraSettings.parse({ driver: 'node-webcam', device: '/dev/video1' });

let scene: PeopleScene;
beforeEach(() => {
  scene = openPeopleScene();
});
afterEach(() => scene.dispose());

const stored = () => createSettings(scene.context.store, scene.temp.logger).get();
const changer = () => ({
  ...scene.context,
  reloadSettings: () => {
    scene.settings = stored();
  },
});

describe('saving the printer', () => {
  it('keeps it, with who changed what from what to what', () => {
    expect(savePrinter(changer(), NETWORK, 'Sam')).toEqual(NETWORK);
    expect(stored().printer).toEqual(NETWORK);
    expect(scene.settings.printer).toEqual(NETWORK);
    expect(scene.audit()).toEqual([
      { who: 'Sam', what: 'printer.changed', subjectId: 'printer', before: NONE, after: NETWORK },
    ]);
  });

  it('tells the screens, and tries the badges that waited only once the printer is in force', () => {
    const printerWhenPoked: string[] = [];
    const poked = { ...changer(), pokePrinter: () => printerWhenPoked.push(scene.settings.printer.kind) };
    savePrinter(poked, NETWORK, 'Sam');
    expect(printerWhenPoked).toEqual(['network']);
    expect(scene.heard).toContain('settings.changed');
  });

  it('writes nothing down when nothing is different, and tries the badges all the same', () => {
    savePrinter(changer(), NETWORK, 'Sam');
    scene.heard.length = 0;
    savePrinter(changer(), { ...NETWORK }, 'Jo');
    expect(scene.audit()).toHaveLength(1);
    expect(scene.heard).toEqual(['pokePrinter']);
  });

  it('names the field of an address that is none, and keeps what was there', () => {
    savePrinter(changer(), NETWORK, 'Sam');
    for (const [field, wrong] of [
      ['printer.host', { ...NETWORK, host: 'tcp://10.0.0.5' }],
      ['printer.port', { ...NETWORK, port: 0 }],
    ] as const) {
      expect(() => savePrinter(changer(), wrong, 'Jo')).toThrow(
        expect.objectContaining({ code: 'VALIDATION', fields: { [field]: expect.any(String) } }),
      );
    }
    expect(stored().printer).toEqual(NETWORK);
    expect(scene.audit()).toHaveLength(1);
  });
});

describe('saving the camera', () => {
  it('keeps it, with who changed what from what to what', () => {
    expect(saveCamera(changer(), PROGRAM, 'Sam')).toEqual(PROGRAM);
    expect(stored().camera).toEqual(PROGRAM);
    expect(scene.audit()).toEqual([
      { who: 'Sam', what: 'camera.changed', subjectId: 'camera', before: AUTO, after: PROGRAM },
    ]);
    saveCamera(changer(), AUTO, 'Jo');
    expect(scene.audit().at(-1)).toMatchObject({ who: 'Jo', before: PROGRAM, after: AUTO });
    expect(scene.heard).not.toContain('pokePrinter');
  });

  it('refuses a device that could be anything else', () => {
    expect(() => saveCamera(changer(), { ...PROGRAM, device: '/etc/passwd' }, 'Sam')).toThrow(
      expect.objectContaining({ code: 'VALIDATION' }),
    );
    expect(stored().camera).toEqual(AUTO);
    expect(scene.audit()).toEqual([]);
  });
});
