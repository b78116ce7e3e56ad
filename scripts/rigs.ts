// `npm run rigs -- qemu` and `npm run rigs -- wine`: our drivers against real device files in a virtual machine, and
// against the Windows spooler under Wine. Optional and slow; no part of CI. Ends with one plain line: N passed, N failed.
import { runScript, PlainError } from './runtime/project.ts';
import { runQemuRig } from './rigs/qemu/run-qemu-rig.ts';
import type { RigResult } from './rigs/rig-result.ts';
import { runWineRig } from './rigs/wine/run-wine-rig.ts';

const rigs: Readonly<Record<string, () => Promise<RigResult>>> = { qemu: runQemuRig, wine: runWineRig };

await runScript(async () => {
  const [wanted = ''] = process.argv.slice(2);
  const rig = rigs[wanted];
  if (rig === undefined) throw new PlainError(`Name a rig: ${Object.keys(rigs).join(' or ')}.`);
  const { passed, failed } = await rig();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
