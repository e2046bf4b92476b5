/**
 * Takes pictures of the gallery and runs axe over it.
 * `node tests/support/gallery/shots.ts <folder> [filter]`: writes `<folder>/<name>.png` for every name that contains the
 * filter, prints what axe finds, and ends with code 1 if it finds something.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from '@playwright/test';
import webpack from 'webpack';
import { SHOTS, type Shot } from './shotList.ts';
import { config } from './webpack.gallery.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const [folder = 'test-results/gallery', filter = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

await build();
const server = await serve(config.output.path);
const { port } = server.address() as AddressInfo;
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
let found = 0;
try {
  for (const shot of SHOTS.filter(({ name }) => name.includes(filter))) found += await take(browser, shot);
} finally {
  await browser.close();
  server.close();
}
say(found === 0 ? 'axe found nothing' : `axe found ${found} kinds of trouble`);
process.exitCode = found === 0 ? 0 : 1;

function build(): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(config);
    compiler?.run((error, stats) => {
      if (stats?.hasErrors()) say(stats.toString({ all: false, errors: true, errorDetails: false }));
      compiler.close(() => (error ? reject(error) : resolve()));
    });
  });
}

async function serve(root: string): Promise<Server> {
  const listening = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery');
    const file = pathname === '/' ? '/index.html' : pathname;
    try {
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(join(root, file)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return listening;
}

async function take(within: Browser, { name, query, width, height, forced, after }: Shot): Promise<number> {
  const context = await within.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    forcedColors: forced ? 'active' : 'none',
  });
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => say(`${name}: ${error.message}`));
    await page.goto(`http://127.0.0.1:${port}/?${query}`);
    await page.locator('main, [aria-busy]').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await after?.(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations)
      say(`${name}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join('\n  ')}`);
    return violations.length;
  } finally {
    await context.close();
  }
}
