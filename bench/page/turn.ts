/** Measures from a click on one person's page to the paint on another person's. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { type Figure, type Figures, figure, percentile } from '../support/figures.ts';
import type { RunningProduct } from '../support/product.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { counterPair, openStages, type Pair, stagePair } from './pairs.ts';
import { bareFluidAt, echoAt, seenIn, Visit } from './visit.ts';

const ROUNDS = 80;
const QUICK_ROUNDS = 5;
const WARM_UP_ROUNDS = 5;
const SAY_EVERY_ROUNDS = 20;
const FRAME_MS = 1000 / 60;

/** Milliseconds: from the click on, and of work on the main thread of either page until painted. */
interface Lap {
  readonly inDom: number;
  readonly nextFrame: number;
  readonly painted: number;
  readonly senderWork: number;
  readonly receiverWork: number;
}

type Moment = keyof Lap;
export type Visits = readonly [Visit, Visit];

const BASELINES = { fluidEdit: 'overFluidEdit', echo: 'overEcho', before: 'overBefore' } as const;
type Baseline = keyof typeof BASELINES;
const MOMENTS: Readonly<Record<Moment, string>> = {
  painted: '',
  inDom: 'inDom.',
  nextFrame: 'nextFrame.',
  senderWork: 'senderWork.',
  receiverWork: 'receiverWork.',
};

/** @param before another state of the product, measured in the same pages */
export async function measureTurns(
  browser: Browser,
  product: RunningProduct,
  before: RunningProduct | undefined,
  { quick, say }: SuiteOptions,
): Promise<Figures> {
  const begin = () => Visit.begin(browser, product, before ? 2 : 1);
  const visits = [await begin(), await begin()] as const;
  const pairs = await openPairs(visits, product, before);
  const kinds = [...pairs.keys()];
  const skew = await skewOf(visits);
  say(`The two pages' clocks differ by ${skew.toFixed(3)} ms, which is taken out.`);

  const laps = new Map<string, Lap[]>(kinds.map((kind) => [kind, []]));
  const rounds = quick ? QUICK_ROUNDS : ROUNDS;
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    // Background load then affects all alike; none always comes first.
    for (const kind of rotated(kinds, round)) {
      const pair = pairs.get(kind);
      if (!pair) continue;
      const lap = await runLap(pair, visits, skew);
      if (round >= 0) laps.get(kind)?.push(lap);
    }
    if (round > 0 && round % SAY_EVERY_ROUNDS === 0) say(`… turning cards: ${round} of ${rounds}`);
  }
  await Promise.all(visits.map((visit) => visit.end()));
  return compare(laps);
}

function compare(laps: ReadonlyMap<string, readonly Lap[]>): Figures {
  const figures: Record<string, Figure> = {};
  const turns = laps.get('turn') ?? [];
  for (const [baseline, over] of Object.entries(BASELINES)) {
    const others = laps.get(baseline);
    if (!others) continue;
    for (const [moment, name] of Object.entries(MOMENTS) as [Moment, string][]) {
      for (const percent of [50, 95]) {
        const of = (all: readonly Lap[]) =>
          percentile(
            all.map((lap) => lap[moment]),
            percent,
          );
        figures[`turn.${name}${over}.p${percent}`] = figure(of(turns), of(others), 'ms');
      }
    }
  }
  return figures;
}

/** By how much the second page's clock is ahead of the first's, in milliseconds. */
export async function skewOf([a, b]: Visits): Promise<number> {
  return (await b.clockOffset()) - (await a.clockOffset());
}

/** @param skew of the two pages' clocks */
export async function runLap({ from, to, act, tidyUp }: Pair, [a, b]: Visits, skew: number): Promise<Lap> {
  // Clicks come at any moment between two frames, not always just after one.
  await delay(Math.random() * FRAME_MS);
  const worked = async () => [await a.workedMs(), await b.workedMs()] as const;
  const before = await worked();
  await act((selector, text) =>
    to.evaluate(([wanted, words]) => window.probe.expect(wanted, words), [selector, text] as const),
  );
  const [seen, clicked] = await Promise.all([
    seenIn(to),
    from.evaluate(() => performance.timeOrigin + window.probe.clickedAt()),
  ]);
  const after = await worked();
  const begun = clicked - (await to.evaluate(() => performance.timeOrigin)) - skew;
  await tidyUp();
  return {
    inDom: seen.inDom - begun,
    nextFrame: seen.nextFrame - begun,
    painted: seen.painted - begun,
    senderWork: after[0] - before[0],
    receiverWork: after[1] - before[1],
  };
}

async function openPairs(
  visits: Visits,
  product: RunningProduct,
  before: RunningProduct | undefined,
): Promise<ReadonlyMap<'turn' | Baseline, Pair>> {
  const [a, b] = visits;
  const { gateways } = product;
  const pairs = new Map<'turn' | Baseline, Pair>([
    ['turn', stagePair(...(await openStages(visits, product)))],
  ]);
  if (before) pairs.set('before', stagePair(...(await openStages(visits, before))));

  const [fluidA = '', fluidB = ''] = gateways.bareFluid;
  const made = await a.show(bareFluidAt(fluidA));
  await seenIn(made);
  const documentId = await made.evaluate(() => document.body.dataset.document);
  const opened = await b.show(bareFluidAt(fluidB, documentId));
  await seenIn(opened);
  pairs.set('fluidEdit', counterPair(made, opened));

  const [echoA = '', echoB = ''] = gateways.echo;
  const sender = await a.show(echoAt(echoA));
  const receiver = await b.show(echoAt(echoB));
  await Promise.all([seenIn(sender), seenIn(receiver)]);
  pairs.set('echo', counterPair(sender, receiver));
  return pairs;
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = ((by % list.length) + list.length) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
