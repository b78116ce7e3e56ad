import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listLinuxCameras, macCameraNames, readCameraList, shownName } from './list-cameras.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-cameras-test-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the cameras of a capture program', () => {
  it('are Linux’s video devices by number, with the kernel’s names, and no file that is none', async () => {
    for (const name of ['video10', 'video2', 'videoX', 'video0;id', 'null']) writeFileSync(join(root, name), '');
    mkdirSync(join(root, 'names', 'video2'), { recursive: true });
    writeFileSync(join(root, 'names', 'video2', 'name'), 'HD Webcam: \u001b[2JHD\u202E\n');
    expect(await listLinuxCameras(root, join(root, 'names'))).toEqual([
      { id: '/dev/video2', label: 'HD Webcam: [2JHD' },
      { id: '/dev/video10', label: '/dev/video10' },
    ]);
  });

  it('are none where there is no such folder', async () => {
    expect(await listLinuxCameras(join(root, 'gone'))).toEqual([]);
  });

  it('are numbered as the settings name them, in what imagesnap says', () => {
    const old = 'Video Devices:\nFaceTime HD Camera (Built-in)\nUSB Camera\n';
    const newer = 'Video Devices:\n=> FaceTime HD Camera\n=> USB Camera\n';
    const oldest = 'Video Devices:\n<AVCaptureDALDevice: 0x7f [FaceTime HD Camera][0x8020000005ac8514]>\n';
    expect(macCameraNames(old)).toEqual(['FaceTime HD Camera (Built-in)', 'USB Camera']);
    expect(macCameraNames(newer)).toEqual(['FaceTime HD Camera', 'USB Camera']);
    expect(macCameraNames(oldest)).toEqual(['FaceTime HD Camera']);
    expect(readCameraList('darwin', { output: newer, complaint: '' })).toEqual([
      { id: '1', label: 'FaceTime HD Camera' },
      { id: '2', label: 'USB Camera' },
    ]);
  });

  it('are numbered in what CommandCam says, which is none where it finds none', () => {
    const complaint = 'Available capture devices:\r\nIntegrated Webcam\r\n$(calc.exe)\r\n\r\n';
    expect(readCameraList('win32', { output: '', complaint })).toEqual([
      { id: '1', label: 'Integrated Webcam' },
      { id: '2', label: '$(calc.exe)' },
    ]);
    expect(readCameraList('win32', { output: '', complaint: 'No video devices found\r\n' })).toEqual([]);
  });

  it('are shown without what a screen or a log would take as more than text, and not at any length', () => {
    expect(shownName('a\u0000b\nc\u202Ed')).toBe('a b c d');
    expect(shownName('x'.repeat(500))).toHaveLength(80);
  });
});
