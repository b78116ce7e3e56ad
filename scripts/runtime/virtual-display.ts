// A screen for machines that have none: our own Xvfb, ended by its process id.
import { spawn } from 'node:child_process';
import { PlainError } from './project.ts';

/** The size of the virtual screen in pixels: a common kiosk panel. */
export const virtualScreenSize = { width: 1280, height: 800 };

const startTimeoutMs = 15_000;

/** A running virtual screen. */
export interface VirtualDisplay {
  /** Value for DISPLAY, such as `:99`. */
  readonly display: string;
  /** Ends it; safe to call twice. */
  stop(): void;
}

/** Tells whether this process has no screen to show a window on. Windows and macOS always have one. */
export function needsVirtualDisplay(env: NodeJS.ProcessEnv, platform: string = process.platform): boolean {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

/** Starts Xvfb on the first free display and resolves when it accepts programs. */
export function startVirtualDisplay(): Promise<VirtualDisplay> {
  const { width, height } = virtualScreenSize;
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'];
    // In a group of its own, so that Ctrl-C reaches the kiosk first and it can close its window properly.
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
    const stop = (): void => {
      process.off('exit', stop);
      server.kill('SIGTERM');
    };
    process.on('exit', stop);
    let complaint = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    const fail = (why: string): void => {
      clearTimeout(timer);
      stop();
      reject(new PlainError(`The virtual screen could not be started (${why.trim()}). Type: apt-get install -y xvfb`));
    };
    const timer = setTimeout(() => fail('Xvfb did not answer in time'), startTimeoutMs);
    server.on('error', (error) => fail(error.message));
    server.on('exit', (code) => fail(complaint || `Xvfb ended with code ${code}`));
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      clearTimeout(timer);
      server.unref();
      resolve({ display: `:${chunk.toString('utf8').trim()}`, stop });
    });
  });
}
