// Bundles main and preload to CommonJS for Node 18 and the renderer for Chromium 114, the oldest
// Electron that the app is started in (ADR 0007). Everything is bundled but native modules.
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;
const external = ['electron', /^electron\//, 'better-sqlite3', '@napi-rs/canvas', 'koffi'];

/** Programs of their own beside main, each loaded by path: in a worker thread or a utility process. */
const mainEntries = {
  index: 'src/main/index.ts',
  'badge-worker': 'src/main/devices/printer/badge-worker.ts',
  'printer-child': 'src/main/devices/printer/drivers/child/printer-child.ts',
  demo: 'simulators/demo.ts',
};

function entriesOf(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, path.join(root, file)]));
}

const nodeOutput = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[hash].cjs' } as const;

export default defineConfig({
  main: {
    build: {
      target: 'node18',
      outDir: 'out/main',
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: { input: entriesOf(mainEntries), external, output: nodeOutput },
    },
  },
  preload: {
    build: {
      target: 'node18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: { input: entriesOf({ index: 'src/preload/index.ts' }), external, output: nodeOutput },
    },
  },
  renderer: {
    root: path.join(root, 'src', 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      target: 'chrome114',
      // Half the bytes to read at each start (docs/benchmarks.md).
      minify: true,
      outDir: path.join(root, 'out', 'renderer'),
      // The page's policy allows no inline script, and Chromium needs no polyfill for its own feature.
      modulePreload: { polyfill: false },
      // A data: address for a small file would need a wider policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: entriesOf({ index: 'src/renderer/index.html' }) },
    },
  },
});
