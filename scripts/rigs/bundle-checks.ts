// Makes one plain CommonJS file of a rig's program and the drivers it checks, as the app's own build does: what runs in
// a rig reads no TypeScript, and finds no node_modules.
import path from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../runtime/project.ts';

/** Writes `<folder>/<name>.cjs`; koffi, which has a native part, stays outside. */
export async function bundleChecks(source: string, folder: string): Promise<string> {
  const file = `${path.basename(source, '.ts')}.cjs`;
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: false,
      target: 'node18',
      rolldownOptions: { external: ['koffi'], output: { format: 'cjs', entryFileNames: file } },
    },
    ssr: { noExternal: true, external: ['koffi'] },
  });
  return path.join(folder, file);
}
