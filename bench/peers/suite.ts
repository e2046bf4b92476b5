/** Measures the product beside other Fluid apps. See ../README.md for how to get them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { ShownFrame } from '../page/client/host.ts';
import { type Opening, openPage } from '../page/open.ts';
import { openStages, type Pair, stagePair } from '../page/pairs.ts';
import { beginMeeting } from '../page/suite.ts';
import { runLap, skewOf, type Visits } from '../page/turn.ts';
import { PRESS, STAGE_HEIGHT, seenIn, stageOf, USABLE, Visit } from '../page/visit.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Figure, type Figures, figure, median, percentile } from '../support/figures.ts';
import { type RunningProduct, startProduct } from '../support/product.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { PEERS, type Peer } from './peers.ts';
import { servePeers } from './servers.ts';

export const name = 'peers';

const LAPS = 40;
const QUICK_LAPS = 3;
const SAY_EVERY_LAPS = 10;
const WARM_UP_LAPS = 5;
const RUNS = 7;
const SLOW_RUNS = 3;
const PRODUCT = 'product';
const KB = 1024;
/** Whatever changes first. */
const ANYTHING = 'html';

/** Two people at the same document. */
interface Place {
  readonly visits: Visits;
  readonly pair: Pair;
}

/** What a newcomer opens. */
interface Entrance {
  readonly page: ShownFrame;
  readonly usable: string;
}

export async function run({ quick, say }: SuiteOptions): Promise<Figures> {
  const folder = process.env.BENCH_PEERS ?? '';
  const pageOf = ({ name, built }: Peer) => join(folder, name, built);
  const peers = folder ? PEERS.filter((peer) => existsSync(join(pageOf(peer), 'index.html'))) : [];
  if (peers.length === 0) {
    say('No peers: BENCH_PEERS has to name a folder with their builds, see bench/README.md.');
    return {};
  }
  const product = await startProduct(say);
  const servers = await servePeers(peers.map(pageOf));
  const browser = await launchBrowser(say);
  try {
    const places = new Map<string, Place>();
    const entrances = new Map<string, Entrance>();
    for (const peer of peers) {
      say(`… opening ${peer.name}`);
      const { place, entrance } = await enter(
        browser,
        product,
        peer,
        servers.origins.get(pageOf(peer)) ?? '',
      );
      places.set(peer.name, place);
      entrances.set(peer.name, entrance);
    }
    const present = await Visit.begin(browser, product, 2);
    const { seat } = await beginMeeting(present, product);
    entrances.set(PRODUCT, { page: stageOf(seat), usable: USABLE });
    const openings = await openAll(browser, product, entrances, quick, say);
    await present.end();

    const visits = [await Visit.begin(browser, product), await Visit.begin(browser, product)] as const;
    places.set(PRODUCT, { visits, pair: stagePair(...(await openStages(visits, product))) });
    return { ...openings, ...(await pressAll(places, quick ? QUICK_LAPS : LAPS, say)) };
  } finally {
    await browser.close();
    await servers.stop();
    await product.stop();
  }
}

async function enter(
  browser: Browser,
  product: RunningProduct,
  peer: Peer,
  origin: string,
): Promise<{ readonly place: Place; readonly entrance: Entrance }> {
  const { usable } = peer;
  const begin = () => Visit.begin(browser, product, 1, usable);
  const visits = [await begin(), await begin()] as const;
  const from = await visits[0].show({ src: `${origin}/`, height: STAGE_HEIGHT });
  await seenIn(from);
  // Its document has an id once the service has it.
  await from.waitForFunction(() => location.hash.length > 1);
  const page = { src: `${origin}/${new URL(from.url()).hash}`, height: STAGE_HEIGHT };
  const to = await visits[1].show(page);
  await seenIn(to);
  await peer.prepare?.(from, to);
  const pair: Pair = {
    from,
    to,
    act: async (expect) => {
      const pressed = peer.pressed(from);
      await pressed.waitFor();
      await expect(ANYTHING);
      await pressed.click(PRESS);
    },
    tidyUp: async () => peer.tidyUp?.(from, to),
  };
  return { place: { visits, pair }, entrance: { page, usable } };
}

async function openAll(
  browser: Browser,
  product: RunningProduct,
  entrances: ReadonlyMap<string, Entrance>,
  quick: boolean,
  say: (line: string) => void,
): Promise<Figures> {
  const figures: Record<string, Figure> = {};
  for (const [suffix, wanted] of [
    ['', RUNS],
    ['.slow', SLOW_RUNS],
  ] as const) {
    const runs = quick ? 1 : wanted;
    const openings = new Map<string, Opening[]>([...entrances.keys()].map((each) => [each, []]));
    for (let run = 0; run < runs; run++) {
      say(`… opening${suffix && ' slowly'}: ${run + 1} of ${runs}`);
      for (const [each, { page, usable }] of entrances)
        openings.get(each)?.push(await openPage(browser, product, page, suffix !== '', usable));
    }
    const middle = (each: string, moment: keyof Opening) =>
      median((openings.get(each) ?? []).map((opening) => opening[moment]));
    for (const peer of entrances.keys()) {
      if (peer === PRODUCT) continue;
      for (const moment of ['firstPaint', 'shown', 'usable'] as const) {
        const ours = middle(PRODUCT, moment);
        // A peer shows nothing of its document before it is usable.
        const theirs = middle(peer, moment === 'shown' ? 'usable' : moment);
        figures[`peers.${peer}.${moment}${suffix}`] = figure(ours, theirs, 'ms');
      }
    }
  }
  return figures;
}

async function pressAll(
  places: ReadonlyMap<string, Place>,
  laps: number,
  say: (line: string) => void,
): Promise<Figures> {
  const skews = new Map<string, number>();
  for (const [each, { visits }] of places) skews.set(each, await skewOf(visits));
  const times = new Map<string, number[]>([...places.keys()].map((each) => [each, []]));
  for (let lap = -WARM_UP_LAPS; lap < laps; lap++) {
    for (const [each, { pair, visits }] of places) {
      const { nextFrame } = await runLap(pair, visits, skews.get(each) ?? 0);
      if (lap >= 0) times.get(each)?.push(nextFrame);
    }
    if (lap > 0 && lap % SAY_EVERY_LAPS === 0) say(`… pressing: ${lap} of ${laps}`);
  }
  const heaps = new Map<string, number>();
  for (const [each, { visits }] of places) heaps.set(each, (await visits[1].heapBytes()) / KB ** 2);
  const figures: Record<string, Figure> = {};
  for (const peer of places.keys()) {
    if (peer === PRODUCT) continue;
    for (const percent of [50, 95]) {
      const of = (each: string) => percentile(times.get(each) ?? [], percent);
      figures[`peers.${peer}.nextFrame.p${percent}`] = figure(of(PRODUCT), of(peer), 'ms');
    }
    figures[`peers.${peer}.heap`] = figure(heaps.get(PRODUCT) ?? 0, heaps.get(peer) ?? 0, 'MB');
  }
  return figures;
}
