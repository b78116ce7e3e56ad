// Bundles the child as the app itself is bundled: some libraries cannot be loaded otherwise, and hundreds of starts are
// quick. A program of its own, because Jest cannot load vite. node scripts/reliability/bundle-kiosk.ts FOLDER
import { build } from 'vite';

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Into which folder?');

await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'scripts/reliability/kiosk-child.ts',
    outDir: folder,
    emptyOutDir: true,
    minify: false,
    rollupOptions: { output: { format: 'cjs', entryFileNames: 'kiosk.cjs' } },
  },
  ssr: { noExternal: true, external: ['better-sqlite3', '@napi-rs/canvas'] },
});
