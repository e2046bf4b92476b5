/** Counts how often the product's scripts make the browser lay a page out at once rather than with the next frame, and what it draws. */
import type { Browser, Frame } from '@playwright/test';
import type { Measured } from '../support/figures.ts';
import type { RunningProduct } from '../support/product.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { openStages, stagePair } from './pairs.ts';
import { seenIn, Visit } from './visit.ts';

const TURNS = 24;
const QUICK_TURNS = 4;
const CATEGORIES = [
  ...[
    'devtools.timeline',
    'disabled-by-default-devtools.timeline',
    'disabled-by-default-devtools.timeline.stack',
  ],
  'blink.user_timing',
];
/** Where the product's scripts are; the bench reads sizes as well. */
const OWN_SCRIPTS = '/assets/';

/** Of the browser's own trace. */
interface TraceEvent {
  readonly name: string;
  /** Of the page's process. */
  readonly pid: number;
  readonly args?: { readonly beginData?: { readonly stackTrace?: readonly { readonly url: string }[] } };
}

/** Each card is turned and put back. */
export async function countForcedLayouts(
  browser: Browser,
  product: RunningProduct,
  { quick, say }: SuiteOptions,
): Promise<Readonly<Record<string, Measured>>> {
  const visits = [await Visit.begin(browser, product), await Visit.begin(browser, product)] as const;
  const [leader, colleague] = await openStages(visits, product);
  const pair = stagePair(leader, colleague);
  const turn = async (times: number) => {
    for (let turned = 0; turned < times; turned++) {
      await pair.act((selector, text) =>
        colleague.evaluate(([wanted, words]) => window.probe.expect(wanted, words), [
          selector,
          text,
        ] as const),
      );
      await seenIn(colleague);
      await pair.tidyUp();
    }
  };
  // What is measured once is known from then on.
  await turn(QUICK_TURNS);
  const turns = quick ? QUICK_TURNS : TURNS;
  say(`… ${turns} cards, traced`);
  await browser.startTracing(undefined, { categories: CATEGORIES });
  await Promise.all([name(leader, 'editor'), name(colleague, 'onlooker')]);
  await turn(turns);
  const trace = await browser.stopTracing();
  await Promise.all(visits.map((visit) => visit.end()));

  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const counted = (page: string, isWanted: (event: TraceEvent) => boolean): Measured => {
    const pid = traceEvents.find((event) => event.name === page)?.pid;
    const wanted = traceEvents.filter((event) => event.pid === pid && isWanted(event));
    return { value: wanted.length / turns, baseline: null, ratio: null, unit: '' };
  };
  const both = (figure: string, isWanted: (event: TraceEvent) => boolean) => ({
    [`${figure}.editor`]: counted('editor', isWanted),
    [`${figure}.onlooker`]: counted('onlooker', isWanted),
  });
  return { ...both('layouts', isForced), ...both('tiles', ({ name }) => name === 'RasterTask') };
}

/** So that the page's process is found in the trace. */
async function name(frame: Frame, page: string): Promise<void> {
  await frame.evaluate((mark) => void performance.mark(mark), page);
}

function isForced({ name, args }: TraceEvent): boolean {
  const [caller] = args?.beginData?.stackTrace ?? [];
  return name === 'Layout' && caller !== undefined && caller.url.includes(OWN_SCRIPTS);
}
