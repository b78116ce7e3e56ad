// Takes a picture of every screen of the touchscreen at three sizes, from the built renderer with invented answers,
// and measures what must hold: nothing scrolls, nothing is cut off, nothing breaks the content policy.
// node_modules/.bin/node scripts/screens.ts [--out=artifacts/screens] [--only=part of a name] [--size=1280x800] [--dark] [--contrast]
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createFakeBridge } from '../tests/fakes/fake-bridge.ts';
import { ordinaryMorning } from './screens/invented-school.ts';
import { buildRenderer, serve } from './screens/serve.ts';
import { signStories } from './screens/sign-stories.ts';
import { stories, type Story } from './screens/stories.ts';

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: 'artifacts/screens' },
    only: { type: 'string', default: '' },
    size: { type: 'string', default: '' },
    dark: { type: 'boolean', default: false },
    contrast: { type: 'boolean', default: false },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
});

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
] as const;

const built = await mkdtemp(path.join(tmpdir(), 'gatehouse-screens-'));
await buildRenderer(built);
const { url, server } = await serve(built);
await mkdir(options.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: options.browser,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ],
});

let problems = 0;
try {
  for (const size of sizes.filter(({ width, height }) => `${width}x${height}`.includes(options.size))) {
    for (const story of [...stories, ...signStories].filter(({ name }) => name.includes(options.only))) {
      problems += await takeStory(browser, story, size);
    }
  }
} finally {
  await browser.close();
  server.close();
  await rm(built, { recursive: true, force: true });
}
console.log(problems === 0 ? 'every screen fits' : `${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;

async function takeStory(inBrowser: Browser, story: Story, size: (typeof sizes)[number]): Promise<number> {
  const context = await inBrowser.newContext({
    viewport: size,
    colorScheme: options.dark ? 'dark' : 'light',
    contrast: options.contrast ? 'more' : 'no-preference',
    permissions: story.camera === false ? [] : ['camera'],
  });
  const page = await context.newPage();
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(error.message));
  try {
    await openWithFakeBridge(page, story);
    await story.act(page);
    // The entrance takes 120 ms; the picture is of what is there afterwards.
    await page.waitForTimeout(250);
    found.push(...(await measure(page)));
    const name = `${story.name}-${size.width}x${size.height}.png`;
    await page.screenshot({ path: path.join(options.out, name) });
  } catch (thrown) {
    found.push(String(thrown));
    await page.screenshot({ path: path.join(options.out, `FAILED-${story.name}-${size.width}.png`) });
  }
  await context.close();
  for (const problem of found) console.log(`${story.name} ${size.width}x${size.height}: ${problem}`);
  return found.length;
}

async function openWithFakeBridge(page: Page, story: Story): Promise<void> {
  const bridge = createFakeBridge({ ...ordinaryMorning(), ...story.answers });
  await page.exposeFunction('__invoke', (name: string, input: unknown) => bridge.invoke(name, input));
  await page.addInitScript({
    content: 'window.gatehouse = { invoke: (n, i) => window.__invoke(n, i), subscribe: () => () => {} };',
  });
  await page.goto(url);
  await page.waitForSelector('[data-app-state="ready"]');
  await page.evaluate('document.fonts.ready');
}

/** What must hold on every screen, measured in the page. */
async function measure(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out: string[] = [];
    const root = document.documentElement;
    if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) out.push('the page scrolls');
    for (const element of document.querySelectorAll<HTMLElement>('button, h1, p, .k-tile-off')) {
      const box = element.getBoundingClientRect();
      const words = (element.textContent ?? '').slice(0, 40);
      if (words === '' && element.querySelector('svg') === null) continue;
      if (element.closest('.visually-hidden, .k-terms-text') !== null) continue;
      if (box.left < 8 || box.top < 8 || box.right > innerWidth - 8 || box.bottom > innerHeight - 8)
        out.push(`"${words}" is off the glass or at its edge`);
      if (element.tagName === 'BUTTON' && box.height < 44) out.push(`"${words}" is only ${box.height} px high`);
      const range = document.createRange();
      range.selectNodeContents(element);
      const inner = range.getBoundingClientRect();
      // A line's box is a little higher than its letters.
      const slack = Number.parseFloat(getComputedStyle(element).fontSize) * 0.3;
      const over = Math.max(box.top - inner.top, inner.bottom - box.bottom) - slack;
      const wide = Math.max(box.left - inner.left, inner.right - box.right) - 1;
      if (over > 0 || wide > 0) out.push(`"${words}" is cut off by ${Math.max(over, wide)} px`);
    }
    const targets = [...document.querySelectorAll<HTMLElement>('.k-body button, .k-doors button, .k-bar button')];
    for (const [index, one] of targets.entries()) {
      for (const other of targets.slice(index + 1)) {
        const a = one.getBoundingClientRect();
        const b = other.getBoundingClientRect();
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
          out.push(`"${one.textContent}" lies over "${other.textContent}"`);
      }
    }
    return out;
  });
}
