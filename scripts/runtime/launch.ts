// The command line and the environment that Electron is started with from source. Pure.

/** What the command line depends on. */
export interface LaunchSettings {
  readonly appFolder: string;
  /** Arguments for the app itself, passed on untouched. */
  readonly appArguments: readonly string[];
  readonly isRoot: boolean;
  readonly isSubstitute: boolean;
  readonly hasCamera: boolean;
  /** Our own Xvfb: a screen without a graphics card. */
  readonly isVirtualDisplay: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** Composes Electron's command line: its own flags, then the app folder, then the app's arguments. */
export function electronArguments(settings: LaunchSettings): string[] {
  const flags: string[] = [];
  // Chromium refuses to run as root with its sandbox; a school's kiosk never runs as root.
  if (settings.isRoot) flags.push('--no-sandbox');
  // A machine without a desktop has no message bus, and Chromium reports that four times at each start.
  if (settings.isSubstitute) flags.push('--log-level=3');
  // Chromium ends itself when the GPU process it does not need fails a few times on a busy machine.
  if (settings.isVirtualDisplay) flags.push('--disable-gpu');
  if (!settings.hasCamera && isDemo(settings)) flags.push('--use-fake-device-for-media-stream');
  return [...flags, settings.appFolder, ...settings.appArguments];
}

/** Without provisioning the app starts on its demo school, which has a camera picture even where there is no camera. */
function isDemo({ appArguments, env }: LaunchSettings): boolean {
  return !env['GATEHOUSE_PROVISION'] && !appArguments.some((argument) => argument.startsWith('--provision'));
}

/** Composes Electron's environment: where its SQLite is, and the screen to use. */
export function electronEnvironment(
  env: NodeJS.ProcessEnv,
  betterSqlite3Binding: string | null,
  display: string | undefined,
): NodeJS.ProcessEnv {
  const result = { ...env };
  // Set in a shell from which Electron itself was started; it would turn the kiosk into plain Node.
  delete result['ELECTRON_RUN_AS_NODE'];
  if (betterSqlite3Binding !== null) result['GATEHOUSE_SQLITE_BINDING'] = betterSqlite3Binding;
  if (display !== undefined) result['DISPLAY'] = display;
  return result;
}
