// Entry: what must happen before Electron is ready, then the app.
import { prepareElectron, runKiosk } from './electron/run-kiosk.ts';
import { composeApp } from './compose.ts';
import { readLaunch } from './launch.ts';

const launch = readLaunch();
if (prepareElectron(launch)) void runKiosk(launch, composeApp);
