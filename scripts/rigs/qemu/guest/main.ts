// What runs inside the virtual machine. Its lines are read on the outside.
import { runChecks } from '../../rig-result.ts';
import { cameraChecks } from './camera-checks.ts';
import { printerChecks } from './printer-checks.ts';

void runChecks({ ...printerChecks, ...cameraChecks });
