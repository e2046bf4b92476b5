/** Measures what a long meeting costs a page: what its scripts hold on to, and how long they keep it from answering. */
import type { Browser } from '@playwright/test';
import { stage as stageStrings } from '../../src/client/features/table/stage/stageStrings.ts';
import { type Figures, figure, type Measured, percentile } from '../support/figures.ts';
import type { RunningProduct } from '../support/product.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { openStages, stagePair } from './pairs.ts';
import { bareFluidAt, seenIn, Visit } from './visit.ts';

/** A long meeting. Of some hundred edits most would be what the engine keeps of code that has just become hot. */
const EDITS = 2_000;
const QUICK_EDITS = 20;
const WARM_UP_EDITS = 60;
const BYTES_PER_KB = 1_000;
const TURNS = 24;
const QUICK_TURNS = 4;

/** Someone edits, and someone looks on. */
interface Meeting {
  readonly visits: readonly [Visit, Visit];
  /** Makes edits as fast as the page takes them. Resolves when the other page has the last one. */
  readonly edit: (edits: number) => Promise<void>;
}

export async function measureLongMeetings(
  browser: Browser,
  product: RunningProduct,
  options: SuiteOptions,
): Promise<Figures> {
  const growth = {
    ours: await growthOf(await ourMeeting(browser, product), options),
    bare: await growthOf(await bareMeeting(browser, product), options),
  };
  const grown = (who: 'editor' | 'onlooker') =>
    figure(growth.ours[who] / BYTES_PER_KB, growth.bare[who] / BYTES_PER_KB, 'kB');
  return {
    'memory.editor': grown('editor'),
    'memory.onlooker': grown('onlooker'),
    ...(await longTasks(browser, product, options)),
  };
}

/** Bytes that each page holds on to after all edits, and did not after the first ones. */
async function growthOf(
  { visits: [editor, onlooker], edit }: Meeting,
  { quick, say }: SuiteOptions,
): Promise<{ readonly editor: number; readonly onlooker: number }> {
  const edits = quick ? QUICK_EDITS : EDITS;
  await edit(WARM_UP_EDITS);
  const before = [await editor.heapBytes(), await onlooker.heapBytes()] as const;
  say(`… ${edits} edits`);
  await edit(edits);
  const after = [await editor.heapBytes(), await onlooker.heapBytes()] as const;
  await Promise.all([editor.end(), onlooker.end()]);
  return { editor: after[0] - before[0], onlooker: after[1] - before[1] };
}

async function ourMeeting(browser: Browser, product: RunningProduct): Promise<Meeting> {
  const visits = [await Visit.begin(browser, product), await Visit.begin(browser, product)] as const;
  const [leader, colleague] = await openStages(visits, product);
  return {
    visits,
    async edit(edits) {
      // A card is turned and put back.
      const { putBack } = stageStrings.da.card;
      await leader.evaluate(press, { selector: 'button[data-card]', text: putBack, times: edits });
      await colleague.waitForFunction(() => document.querySelector('[data-side="face"] h2') === null);
    },
  };
}

async function bareMeeting(browser: Browser, product: RunningProduct): Promise<Meeting> {
  const visits = [await Visit.begin(browser, product), await Visit.begin(browser, product)] as const;
  const [gatewayA = '', gatewayB = ''] = product.gateways.bareFluid;
  const made = await visits[0].show(bareFluidAt(gatewayA));
  await seenIn(made);
  const documentId = await made.evaluate(() => document.body.dataset.document);
  const opened = await visits[1].show(bareFluidAt(gatewayB, documentId));
  await seenIn(opened);
  let count = 0;
  return {
    visits,
    async edit(edits) {
      count += edits;
      await made.evaluate(press, { selector: 'button', times: edits });
      await opened.waitForFunction(
        (wanted) => document.querySelector('output')?.textContent === wanted,
        String(count),
      );
    },
  };
}

interface Presses {
  readonly selector: string;
  /** Of a button that is pressed instead while it is there. */
  readonly text?: string;
  readonly times: number;
}

/** Runs in the page. A control that has just appeared takes no press for a moment, so each is pressed until it works. */
async function press({ selector, text, times }: Presses): Promise<void> {
  const named = () =>
    [...document.querySelectorAll('button')].find(
      ({ textContent }) => text !== undefined && textContent.includes(text),
    );
  for (let pressed = 0; pressed < times; pressed++) {
    const before = named();
    do {
      const button = before ?? document.querySelector<HTMLElement>(selector);
      button?.click();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    } while (text !== undefined && (named() === undefined) === (before === undefined));
  }
}

/** On a slow processor: for each turned card the longest time in which the onlooker's page answered nothing. */
async function longTasks(
  browser: Browser,
  product: RunningProduct,
  { quick, say }: SuiteOptions,
): Promise<Readonly<Record<string, Measured>>> {
  const visits = [await Visit.begin(browser, product), await Visit.begin(browser, product)] as const;
  const [leader, colleague] = await openStages(visits, product);
  const { act, tidyUp } = stagePair(leader, colleague);
  await visits[1].slowProcessor();
  const longest: number[] = [];
  const turns = quick ? QUICK_TURNS : TURNS;
  say(`… ${turns} cards on a slow processor`);
  for (let turn = 0; turn < turns; turn++) {
    const watched = await colleague.evaluateHandle(() => {
      const longTasks: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longTasks.push(duration);
      });
      observer.observe({ type: 'longtask' });
      return { longTasks, observer };
    });
    await act((selector, text) =>
      colleague.evaluate(([wanted, words]) => window.probe.expect(wanted, words), [selector, text] as const),
    );
    await seenIn(colleague);
    await tidyUp();
    const tasks = await watched.evaluate(({ longTasks, observer }) => {
      observer.disconnect();
      return longTasks;
    });
    longest.push(Math.max(0, ...tasks));
  }
  await Promise.all(visits.map((visit) => visit.end()));
  const alone = (value: number, unit: string) => ({ value, baseline: null, ratio: null, unit });
  return {
    'tasks.longest.p50.slow': alone(percentile(longest, 50), 'ms'),
    'tasks.longest.p95.slow': alone(percentile(longest, 95), 'ms'),
  };
}
