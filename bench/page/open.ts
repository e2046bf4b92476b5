/** Measures from opening a page to its first paint and to the shared table. */
import type { Browser, Frame } from '@playwright/test';
import { type Figure, type Figures, figure, median } from '../support/figures.ts';
import type { RunningProduct } from '../support/product.ts';
import type { SuiteOptions } from '../support/suite.ts';
import type { ShownFrame } from './client/host.ts';
import { bareFluidAt, cardShownIn, type Seat, seenIn, stageOf, Visit } from './visit.ts';

const RUNS = 7;
const SLOW_RUNS = 3;
const QUICK_RUNS = 1;

/** Milliseconds since the navigation began. */
export interface Opening {
  readonly firstPaint: number;
  /** The card that lies turned, which a preview shows before the table is open. */
  readonly shown: number;
  readonly usable: number;
}

/** A running session, and the baseline's document, each with a connected client. */
export interface Ongoing {
  readonly seat: Seat;
  readonly bareFluid: { readonly gateway: string; readonly documentId: string };
}

/** @param before a seat in another state of the product */
export async function measureOpening(
  browser: Browser,
  product: RunningProduct,
  { seat, bareFluid }: Ongoing,
  before: Seat | undefined,
  { quick, say }: SuiteOptions,
): Promise<Figures> {
  const pages = {
    ours: stageOf(seat),
    bare: bareFluidAt(bareFluid.gateway, bareFluid.documentId),
    ...(before && { before: stageOf(before) }),
  };
  const figures: Record<string, Figure> = {};
  for (const [suffix, runs] of [
    ['', RUNS],
    ['.slow', SLOW_RUNS],
  ] as const) {
    const slow = suffix !== '';
    const openings = new Map<string, Opening[]>(Object.keys(pages).map((page) => [page, []]));
    for (let run = 0; run < (quick ? QUICK_RUNS : runs); run++) {
      say(`… opening${slow ? ' slowly' : ''}: ${run + 1} of ${quick ? QUICK_RUNS : runs}`);
      for (const [page, shown] of Object.entries(pages))
        openings.get(page)?.push(await openPage(browser, product, shown, slow));
    }
    for (const moment of ['firstPaint', 'shown', 'usable'] as const) {
      const middle = (page: string) => median((openings.get(page) ?? []).map((opening) => opening[moment]));
      figures[`open.${moment}${suffix}`] = figure(middle('ours'), middle('bare'), 'ms');
      if (before)
        figures[`open.${moment}.overBefore${suffix}`] = figure(middle('ours'), middle('before'), 'ms');
    }
  }
  return figures;
}

/** @param usable as in `Visit.begin` */
export async function openPage(
  browser: Browser,
  product: RunningProduct,
  shown: ShownFrame,
  slow: boolean,
  usable?: string,
): Promise<Opening> {
  const visit = await Visit.begin(browser, product, 1, usable);
  try {
    if (slow) await visit.slowDown();
    const frame = await visit.show(shown);
    const { painted } = await seenIn(frame);
    const card = (await cardShownIn(frame)) ?? painted;
    return { usable: painted, shown: card, firstPaint: await firstPaintOf(frame) };
  } finally {
    await visit.end();
  }
}

/** The browser reports a paint a little later, so that even a page in use may have to be waited for. */
async function firstPaintOf(frame: Frame): Promise<number> {
  return frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (paint) resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}
