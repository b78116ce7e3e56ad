// Photographs every admin page at the three sizes into a folder: `node tests/harness/admin/shoot.ts /tmp/admin-shots [name…]`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer } from 'vite';

const folder = process.argv[2] ?? '/tmp/admin-shots';
const only = process.argv.slice(3);
const here = import.meta.dirname;

interface Shot {
  readonly name: string;
  readonly case: string;
  readonly act?: (page: Page) => Promise<void>;
  readonly sizes?: readonly string[];
  readonly options?: Parameters<Browser['newContext']>[0];
}
const sizes: Record<string, { width: number; height: number }> = {
  small: { width: 1280, height: 800 },
  large: { width: 1920, height: 1080 },
  tall: { width: 1080, height: 1920 },
};
const nav = (name: string) => (page: Page) => page.getByRole('navigation').getByRole('button', { name }).click();
const openRow = async (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();

const shots: readonly Shot[] = [
  { name: 'first', case: 'first', sizes: ['small'] },
  { name: 'gate', case: 'gate' },
  {
    name: 'gate-wrong',
    case: 'gate,demo',
    sizes: ['small'],
    act: async (page) => {
      await page.getByLabel('Admin password', { exact: true }).fill('nonsense');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'locked', case: 'locked', sizes: ['small'] },
  {
    name: 'gate-keyboard',
    case: 'gate',
    sizes: ['small', 'tall'],
    act: async (page) => page.getByRole('button', { name: 'Show the on-screen keyboard' }).click(),
  },
  { name: 'logbook', case: 'demo' },
  { name: 'logbook-touch', case: '', sizes: ['small'], options: { hasTouch: true, isMobile: true } },
  { name: 'logbook-panel', case: '', act: (page) => openRow(page, /show the whole story/) },
  {
    name: 'logbook-refused',
    case: '',
    sizes: ['small'],
    act: async (page) => {
      await page.getByLabel('Mark', { exact: true }).selectOption('attention');
      await openRow(page, /show the whole story/);
    },
  },
  {
    name: 'logbook-badge',
    case: '',
    sizes: ['small'],
    act: async (page) => {
      await page.getByRole('button', { name: 'Left', exact: true }).click();
      await page.locator('[data-urgent=true].adm-icon-button').first().locator('xpath=ancestor::tr').click();
    },
  },
  {
    name: 'logbook-upload',
    case: '',
    sizes: ['small'],
    act: async (page) => {
      await page.getByRole('button', { name: 'Upload to MIS' }).click();
      await page.getByRole('button', { name: 'Close' }).waitFor();
    },
  },
  {
    name: 'logbook-upload-paused',
    case: 'paused',
    sizes: ['small'],
    act: async (page) => {
      await page.getByRole('button', { name: 'Upload to MIS' }).click();
      await page.getByRole('button', { name: 'Close' }).waitFor();
    },
  },
  { name: 'logbook-empty', case: 'empty', sizes: ['small'] },
  {
    name: 'logbook-nothing',
    case: '',
    sizes: ['small'],
    act: async (page) => page.getByLabel('Search the logbook').fill('zzz'),
  },
  {
    name: 'logbook-dark',
    case: '',
    sizes: ['small'],
    act: (page) => openRow(page, /show the whole story/),
    options: { colorScheme: 'dark' },
  },
  {
    name: 'logbook-contrast',
    case: '',
    sizes: ['small'],
    act: (page) => openRow(page, /show the whole story/),
    options: { contrast: 'more' },
  },
  {
    name: 'reprint',
    case: '',
    sizes: ['small', 'tall'],
    act: async (page) =>
      page
        .getByRole('button', { name: /^Print the badge/ })
        .first()
        .click(),
  },
  {
    name: 'reprint-keyboard',
    case: '',
    sizes: ['small'],
    options: { hasTouch: true },
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Print the badge/ })
        .first()
        .tap();
      await page.getByLabel('Another reason').tap();
      for (const key of ['w', 'e', 't'])
        await page
          .getByRole('region', { name: 'On-screen keyboard' })
          .getByRole('button', { name: key, exact: true })
          .tap();
      if ((await page.getByLabel('Another reason').inputValue()) !== 'wet')
        throw new Error('the on-screen keyboard did not type into the dialog');
    },
  },
  { name: 'out-now', case: '', act: nav('Out now') },
  { name: 'out-now-empty', case: 'empty', sizes: ['small'], act: nav('Out now') },
  { name: 'sync', case: '', act: nav('Sync and writeback') },
  { name: 'sync-paused', case: 'paused,suspicious', act: nav('Sync and writeback') },
  {
    name: 'sync-accept',
    case: 'suspicious',
    sizes: ['small'],
    act: async (page) => {
      await nav('Sync and writeback')(page);
      await page.getByRole('button', { name: 'Accept the change' }).click();
    },
  },
  { name: 'wonde', case: 'demo', act: nav('Integration settings') },
  {
    name: 'wonde-red',
    case: 'red',
    act: async (page) => {
      await nav('Integration settings')(page);
      await page.getByRole('button', { name: 'Test connection' }).click();
      await page.getByRole('list', { name: 'Test connection' }).waitFor();
    },
  },
  {
    name: 'wonde-green',
    case: '',
    sizes: ['small'],
    act: async (page) => {
      await nav('Integration settings')(page);
      await page.getByRole('button', { name: 'Test connection' }).click();
      await page.getByRole('list', { name: 'Test connection' }).waitFor();
    },
  },
  { name: 'security', case: '', sizes: ['small', 'tall'], act: nav('My password') },
];

async function shootAll(base: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  for (const shot of shots) {
    if (only.length > 0 && !only.includes(shot.name)) continue;
    for (const size of shot.sizes ?? Object.keys(sizes)) {
      const context = await browser.newContext({
        viewport: sizes[size] ?? null,
        reducedMotion: 'reduce',
        ...shot.options,
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(shot.name, error.message));
      await page.goto(`${base}?case=${shot.case}`);
      await page.locator('.adm-frame, .adm-gate').waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await shot.act?.(page);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(folder, `${shot.name}-${size}.png`) });
      await context.close();
    }
  }
  await browser.close();
}

mkdirSync(folder, { recursive: true });
const server = await createServer({
  root: here,
  configFile: false,
  cacheDir: '/tmp/admin-harness-vite',
  logLevel: 'error',
  oxc: { jsx: { runtime: 'automatic' } },
  server: { host: '127.0.0.1', port: 0, fs: { strict: false }, hmr: false },
  optimizeDeps: { include: ['react', 'react-dom/client', 'react-aria-components', 'lucide-react', 'luxon', 'zod'] },
});
await server.listen();
try {
  await shootAll(server.resolvedUrls?.local[0] ?? '');
} finally {
  await server.close();
}
