// A virtual machine with a real /dev/usb/lp0 and a real /dev/video0 in it, and our drivers running there. No hardware of
// the computer is touched; without KVM the machine is emulated and takes about a minute.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfChanged } from '../../build.ts';
import { projectRoot, say } from '../../runtime/project.ts';
import { runCommand } from '../../runtime/run-command.ts';
import { ensureSystemPackages } from '../../system-packages.ts';
import { bundleChecks } from '../bundle-checks.ts';
import { readRigOutput, type RigResult } from '../rig-result.ts';
import { buildGuestDisk, cameraModule, guestModules } from './guest-disk.ts';
import { ensureGuestKernel, modulesFor } from './guest-kernel.ts';

const packages = ['qemu-system-x86', 'busybox-static', 'kmod', 'cpio', 'fswebcam'];
const LONGEST_MS = 6 * 60_000;

/** Runs the machine and counts what it said. */
export async function runQemuRig(): Promise<RigResult> {
  await ensureSystemPackages(packages);
  await buildIfChanged();
  const kernel = await ensureGuestKernel();
  const modules = await modulesFor(kernel, [...guestModules, cameraModule]);
  const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-qemu-'));
  try {
    await bundleChecks(path.join(import.meta.dirname, 'guest', 'gadget-printer.ts'), folder);
    const script = await bundleChecks(path.join(import.meta.dirname, 'guest', 'main.ts'), folder);
    const initrd = await buildGuestDisk(folder, modules, { node: process.execPath, script, projectRoot });
    say('Starting the virtual machine.');
    const ran = await runCommand('qemu-system-x86_64', argumentsFor(kernel.image, initrd), { timeoutMs: LONGEST_MS });
    const result = readRigOutput(ran.stdout);
    if (result.failed > 0) say(`The machine said at last:\n${ran.stdout.slice(-3_000)}\n${ran.stderr.slice(-1_000)}`);
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function argumentsFor(kernel: string, initrd: string): string[] {
  const machine = '-nodefaults -nographic -no-reboot -nic none -serial stdio -m 1536 -smp 2 -cpu max';
  const files = 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap';
  const boot = ['-kernel', kernel, '-initrd', initrd, '-append', 'console=ttyS0 quiet panic=-1'];
  return [...machine.split(' '), ...boot, '-virtfs', files];
}
