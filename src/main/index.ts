// Entry: the command line, then what must happen before Electron is ready, then the app.
import { asAppError } from '../shared/errors/app-error.ts';
import { composeApp } from './compose.ts';
import type { Launch } from './electron/app-port.ts';
import { isPackaged, quitWith, prepareElectron, runKiosk } from './electron/run-kiosk.ts';
import { parseCommandLine } from './provisioning/command-line.ts';

const WRONG_COMMAND_LINE = 2;

function readLaunch(): Launch | null {
  try {
    const args = process.argv.slice(1);
    return parseCommandLine({ args, env: process.env, isPackaged: isPackaged(), cwd: process.cwd() });
  } catch (thrown) {
    for (const [field, words] of Object.entries(asAppError(thrown).fields ?? {})) {
      process.stderr.write(`gatehouse: ${field} must be ${words}\n`);
    }
    return null;
  }
}

const launch = readLaunch();
if (launch === null) quitWith(WRONG_COMMAND_LINE);
else if (prepareElectron(launch)) void runKiosk(launch, composeApp);
