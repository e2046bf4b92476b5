/** How much JavaScript a page loads, in bytes after gzip, against the budgets that the build enforces. */
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { BudgetReport } from '../../scripts/build/budget.ts';
import { ROOT } from '../../scripts/lib/root.ts';
import { type Figure, type Figures, figure } from '../support/figures.ts';
import type { RunningProduct } from '../support/product.ts';
import type { ShownFrame } from './client/host.ts';
import { type Seat, seenIn, sidePanelOf, stageOf, Visit } from './visit.ts';

const BYTES_PER_KB = 1000;

interface Scripts {
  /** Named by the page itself: a browser may wait for them before it paints. */
  readonly initialBytes: number;
  readonly totalBytes: number;
}

export async function measureJavaScript(
  browser: Browser,
  product: RunningProduct,
  seat: Seat,
): Promise<Figures> {
  const report: BudgetReport = JSON.parse(readFileSync(join(ROOT, 'dist', 'budget.json'), 'utf8'));
  const pages = {
    stage: await scriptsOf(browser, product, stageOf(seat)),
    sidePanel: await scriptsOf(browser, product, sidePanelOf(seat)),
  };
  const figures: Record<string, Figure> = {};
  const put = (name: string, of: keyof Scripts, budget: number) => {
    const kilobytes = (bytes: number) => figure(bytes / BYTES_PER_KB, budget / BYTES_PER_KB, 'kB');
    figures[name] = kilobytes(Math.max(pages.stage[of], pages.sidePanel[of]));
    for (const [page, scripts] of Object.entries(pages)) figures[`${name}.${page}`] = kilobytes(scripts[of]);
  };
  put('js.beforePaint', 'initialBytes', report.budget.initialBytes);
  put('js.total', 'totalBytes', report.budget.totalBytes);
  return figures;
}

async function scriptsOf(browser: Browser, product: RunningProduct, shown: ShownFrame): Promise<Scripts> {
  const visit = await Visit.begin(browser, product);
  try {
    const frame = await visit.show(shown);
    await seenIn(frame);
    await frame.waitForLoadState('networkidle');
    const all = await frame.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const html = await (await fetch(shown.src)).text();
    const named = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(
      ([, src = '']) => new URL(src, shown.src).href,
    );
    const scripts = [...new Set(all)].filter((url) => new URL(url).pathname.endsWith('.js'));
    return { initialBytes: await gzipBytes(named), totalBytes: await gzipBytes(scripts) };
  } finally {
    await visit.end();
  }
}

async function gzipBytes(urls: readonly string[]): Promise<number> {
  const sizes = await Promise.all(urls.map(transferredBytes));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** Bytes of the body for a browser that accepts gzip and nothing better. */
function transferredBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      if (response.statusCode !== 200 || response.headers['content-encoding'] !== 'gzip')
        reject(new Error(`${url} does not come with gzip.`));
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    }).on('error', reject);
  });
}
