// The cameras a capture program can choose from. What a device calls itself is shown to people and never run.
import { readdir, readFile } from 'node:fs/promises';
import type { CaptureChoices } from '../../core/ports.ts';
import type { CapturePlatform } from './capture-program.ts';
import type { CaptureSaid } from './run-capture.ts';

const MOST_CAMERAS = 20;
const MOST_CHARACTERS = 80;

type Choices = CaptureChoices['cameras'];

/** A device's own name, fit to be shown: no control characters, no direction marks, not too long. */
export function shownName(name: string): string {
  return name
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS);
}

/** Linux: the video devices, by number, with the names the kernel has for them. Never throws. */
export async function listLinuxCameras(devFolder = '/dev', namesFolder = '/sys/class/video4linux'): Promise<Choices> {
  const names = await readdir(devFolder).catch(() => []);
  const numbers = names
    .flatMap((name) => /^video(\d{1,3})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
    .slice(0, MOST_CAMERAS);
  return Promise.all(
    numbers.map(async (number) => {
      const name = await readFile(`${namesFolder}/video${number}/name`, 'utf8').catch(() => '');
      return { id: `/dev/video${number}`, label: shownName(name) || `/dev/video${number}` };
    }),
  );
}

/** The lines of a list after its heading, numbered from 1 as the settings name them. */
function numbered(lines: readonly string[]): Choices {
  return lines
    .slice(0, MOST_CAMERAS)
    .map((line, at) => ({ id: String(at + 1), label: shownName(line) || String(at + 1) }));
}

const isHeading = (line: string): boolean =>
  line.trim() === '' || /^(video devices|available capture devices|no (video )?devices found)/i.test(line.trim());

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => !isHeading(line));

/** imagesnap's names of its cameras, as it wants them back: newer ones write `=> Name`, `[Name][id]` or `* Name`. */
export function macCameraNames(output: string): readonly string[] {
  return linesOf(output).map((line) => line.replace(/^\s*(=>|\*)?\s*/, '').replace(/^.*?\[(.*?)\].*$/, '$1'));
}

/** What the programs of Windows and macOS say when they are asked for their list. */
export function readCameraList(platform: Exclude<CapturePlatform, 'linux'>, said: CaptureSaid): Choices {
  return numbered(platform === 'darwin' ? macCameraNames(said.output) : linesOf(said.complaint));
}

/** How the program is asked for its list. */
export const listArgument = (platform: Exclude<CapturePlatform, 'linux'>): string =>
  platform === 'darwin' ? '-l' : '/devlist';
