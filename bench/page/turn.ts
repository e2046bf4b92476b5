/** Measures from a click on one person's page to the paint on another person's. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Frame } from '@playwright/test';
import { stage as stageStrings } from '../../src/client/features/table/stage/stageStrings.ts';
import { type Figure, type Figures, figure, percentile } from '../support/figures.ts';
import type { RunningProduct } from '../support/product.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { bareFluidAt, echoAt, seatOf, seenIn, stageOf, Visit } from './visit.ts';

const ROUNDS = 80;
const QUICK_ROUNDS = 5;
const WARM_UP_ROUNDS = 5;
const SAY_EVERY_ROUNDS = 20;
const FRAME_MS = 1000 / 60;
const texts = stageStrings.da;

/** Milliseconds from the click on. */
interface Lap {
  readonly inDom: number;
  readonly painted: number;
}

/** Two pages; a click on one changes what both show. */
interface Pair {
  readonly from: Frame;
  readonly to: Frame;
  /** Clicks, and declares what is expected on the other page. */
  readonly act: (expect: (selector: string, text?: string) => Promise<void>) => Promise<void>;
  /** Makes both pages ready for the next round. */
  readonly tidyUp: () => Promise<void>;
}

type Kind = 'turn' | 'fluidEdit' | 'echo';
const KINDS: readonly Kind[] = ['turn', 'fluidEdit', 'echo'];

export async function measureTurns(
  browser: Browser,
  product: RunningProduct,
  { quick, say }: SuiteOptions,
): Promise<Figures> {
  const visits = [await Visit.begin(browser, product), await Visit.begin(browser, product)] as const;
  const pairs = await openPairs(visits, product);
  const [a, b] = visits;
  const skew = (await b.clockOffset()) - (await a.clockOffset());
  say(`The two pages' clocks differ by ${skew.toFixed(3)} ms, which is taken out.`);

  const laps: Record<Kind, Lap[]> = { turn: [], fluidEdit: [], echo: [] };
  const rounds = quick ? QUICK_ROUNDS : ROUNDS;
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    // Background load then affects all three alike; none always comes first.
    for (const kind of rotated(KINDS, round)) {
      const lap = await runLap(pairs[kind], skew);
      if (round >= 0) laps[kind].push(lap);
    }
    if (round > 0 && round % SAY_EVERY_ROUNDS === 0) say(`… turning cards: ${round} of ${rounds}`);
  }
  await Promise.all(visits.map((visit) => visit.end()));
  return compare(laps);
}

function compare(laps: Readonly<Record<Kind, readonly Lap[]>>): Figures {
  const figures: Record<string, Figure> = {};
  const put = (name: string, baseline: Kind, moment: keyof Lap) => {
    for (const percent of [50, 95]) {
      const of = (kind: Kind) =>
        percentile(
          laps[kind].map((lap) => lap[moment]),
          percent,
        );
      figures[`${name}.p${percent}`] = figure(of('turn'), of(baseline), 'ms');
    }
  };
  put('turn.overFluidEdit', 'fluidEdit', 'painted');
  put('turn.overEcho', 'echo', 'painted');
  put('turn.inDom.overFluidEdit', 'fluidEdit', 'inDom');
  put('turn.inDom.overEcho', 'echo', 'inDom');
  return figures;
}

async function runLap({ from, to, act, tidyUp }: Pair, skew: number): Promise<Lap> {
  // Clicks come at any moment between two frames, not always just after one.
  await delay(Math.random() * FRAME_MS);
  await act((selector, text) =>
    to.evaluate(([wanted, words]) => window.probe.expect(wanted, words), [selector, text] as const),
  );
  const [seen, clicked] = await Promise.all([
    seenIn(to),
    from.evaluate(() => performance.timeOrigin + window.probe.clickedAt()),
  ]);
  const begun = clicked - (await to.evaluate(() => performance.timeOrigin)) - skew;
  await tidyUp();
  return { inDom: seen.inDom - begun, painted: seen.painted - begun };
}

async function openPairs(
  [a, b]: readonly [Visit, Visit],
  { meeting, gateways }: RunningProduct,
): Promise<Readonly<Record<Kind, Pair>>> {
  const view = await meeting.startOver();
  const leader = await a.show(stageOf(await seatOf(meeting, view, 0)));
  await leader.getByRole('button', { name: texts.welcome.start }).click();
  await seenIn(leader);
  const colleague = await b.show(stageOf(await seatOf(meeting, view, 1)));
  await seenIn(colleague);

  const [fluidA = '', fluidB = ''] = gateways.bareFluid;
  const made = await a.show(bareFluidAt(fluidA));
  await seenIn(made);
  const documentId = await made.evaluate(() => document.body.dataset.document);
  const opened = await b.show(bareFluidAt(fluidB, documentId));
  await seenIn(opened);

  const [echoA = '', echoB = ''] = gateways.echo;
  const sender = await a.show(echoAt(echoA));
  const receiver = await b.show(echoAt(echoB));
  await Promise.all([seenIn(sender), seenIn(receiver)]);

  return {
    turn: stagePair(leader, colleague),
    fluidEdit: counterPair(made, opened),
    echo: counterPair(sender, receiver),
  };
}

/** The cards are turned one after the other, from the first place of the spread to the last and again. */
function stagePair(from: Frame, to: Frame): Pair {
  let turns = 0;
  const isAtRest = () =>
    document.querySelector('[data-side="face"]') === null && document.getAnimations().length === 0;
  return {
    from,
    to,
    async act(expect) {
      const cards = from.getByRole('list', { name: texts.spread.name }).getByRole('button');
      const card = cards.nth(turns % (await cards.count()));
      turns += 1;
      const id = await card.getAttribute('data-card');
      await expect(`[data-card="${id}"][data-side="face"] h2`);
      await card.click();
    },
    async tidyUp() {
      await from.getByRole('button', { name: texts.card.putBack }).click();
      for (const frame of [from, to]) await frame.waitForFunction(isAtRest);
    },
  };
}

function counterPair(from: Frame, to: Frame): Pair {
  let count = 0;
  return {
    from,
    to,
    async act(expect) {
      count += 1;
      await expect('output', String(count));
      await from.getByRole('button').click();
    },
    tidyUp: async () => undefined,
  };
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = ((by % list.length) + list.length) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
