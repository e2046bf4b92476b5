/**
 * Takes pictures of the gallery. `node tests/support/gallery/shots.ts <folder> [filter]` writes `<folder>/<name>.png` for every
 * name that contains the filter.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { serveGallery } from './serve.ts';
import { SHOTS, type Shot } from './shotList.ts';

const [folder = 'test-results/gallery', filter = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

const gallery = await serveGallery();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
mkdirSync(folder, { recursive: true });
try {
  for (const shot of SHOTS.filter(({ name }) => name.includes(filter))) await take(browser, shot);
} finally {
  await browser.close();
  await gallery.close();
}

async function take(within: Browser, { name, query, width, height, forced, after }: Shot): Promise<void> {
  const context = await within.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    forcedColors: forced ? 'active' : 'none',
  });
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => say(`${name}: ${error.message}`));
    await page.goto(`${gallery.url}/?${query}`);
    await page.locator('main, [aria-busy]').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await after?.(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  } finally {
    await context.close();
  }
}
