// What the virtual machine starts from: busybox, the kernel's modules and a few lines that lead to our program. The
// machine sees this computer's files read-only, and has nothing else: no disk, no network.
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PlainError } from '../../runtime/project.ts';
import { runCommand } from '../../runtime/run-command.ts';

/** 9p shares the files; the rest makes a USB printer out of this very kernel, and a camera that films a test card. */
export const guestModules = ['virtio_pci', '9p', '9pnet_virtio', 'dummy_hcd', 'libcomposite', 'usb_f_printer', 'usblp'];
/** Loaded last: it takes a while. */
export const cameraModule = 'vivid';

export interface GuestProgram {
  readonly node: string;
  readonly script: string;
  readonly projectRoot: string;
}

/** The first program of the machine. It never returns to a shell: the machine ends when our program did. */
function initScript(moduleFiles: readonly string[], program: GuestProgram): string {
  const load = moduleFiles.map((file) => {
    const options = path.basename(file) === 'vivid.ko' ? ' n_devs=1' : '';
    return `insmod /modules/${path.basename(file)}${options} || echo "could not load ${path.basename(file)}"`;
  });
  return `#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /host
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
${load.join('\n')}
mount -t configfs config /sys/kernel/config
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144 host /host
mount -t proc proc /host/proc
mount --rbind /sys /host/sys
mount --rbind /dev /host/dev
mount -t tmpfs tmp /host/mnt
cd /
chroot /host /usr/bin/env -i HOME=/mnt PATH=/usr/sbin:/usr/bin:/sbin:/bin TMPDIR=/mnt GATEHOUSE_ROOT=${program.projectRoot} \\
  ${program.node} --disable-warning=ExperimentalWarning ${program.script}
poweroff -f
`;
}

/** Builds the archive the kernel starts from. @returns its path */
export async function buildGuestDisk(
  folder: string,
  moduleFiles: readonly string[],
  program: GuestProgram,
): Promise<string> {
  const root = path.join(folder, 'root');
  await mkdir(path.join(root, 'bin'), { recursive: true });
  await mkdir(path.join(root, 'modules'));
  await copyFile('/bin/busybox', path.join(root, 'bin', 'busybox'));
  for (const file of moduleFiles) await copyFile(file, path.join(root, 'modules', path.basename(file)));
  await writeFile(path.join(root, 'init'), initScript(moduleFiles, program));
  await chmod(path.join(root, 'init'), 0o755);
  const archive = path.join(folder, 'initrd');
  const packed = await runCommand('sh', [
    '-c',
    'cd "$1" && find . | cpio -o -H newc --quiet > "$2"',
    'sh',
    root,
    archive,
  ]);
  if (packed.code !== 0) throw new PlainError(`The machine's files could not be packed: ${packed.stderr}`);
  return archive;
}
