/** Measures the product's pages in a browser. See ../README.md for the figures. */

import type { Browser, Response } from '@playwright/test';
import { stage as stageStrings } from '../../src/client/features/table/stage/stageStrings.ts';
import { launchBrowser } from '../support/browser.ts';
import type { Figures } from '../support/figures.ts';
import { type RunningProduct, startEarlierProduct, startProduct } from '../support/product.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { measureJavaScript } from './javascript.ts';
import { countForcedLayouts } from './layouts.ts';
import { measureLongMeetings } from './long.ts';
import { measureOpening, type Ongoing } from './open.ts';
import { measureTurns } from './turn.ts';
import { bareFluidAt, seatOf, seenIn, sidePanelOf, stageOf, Visit } from './visit.ts';

export const name = 'page';
export const parts = ['turn', 'load', 'long', 'layouts'] as const;

export async function run(options: SuiteOptions): Promise<Figures> {
  const { against, part, say } = options;
  const product = await startProduct(say);
  const before = against === undefined ? undefined : await startEarlierProduct(against, product, say);
  const browser = await launchBrowser(say);
  const isWanted = (name: (typeof parts)[number]) => part === undefined || part === name;
  try {
    return {
      ...(isWanted('turn') && (await measureTurns(browser, product, before, options))),
      ...(isWanted('load') && (await measureLoading(browser, product, before, options))),
      ...(isWanted('layouts') && (await countForcedLayouts(browser, product, options))),
      ...(isWanted('long') && (await measureLongMeetings(browser, product, options))),
    };
  } finally {
    await browser.close();
    await before?.stop();
    await product.stop();
  }
}

async function measureLoading(
  browser: Browser,
  product: RunningProduct,
  before: RunningProduct | undefined,
  options: SuiteOptions,
): Promise<Figures> {
  const present = await Visit.begin(browser, product, before ? 4 : 2);
  const ongoing = await beginMeeting(present, product);
  const ongoingBefore = before && (await beginMeeting(present, before));
  const openings = await measureOpening(browser, product, ongoing, ongoingBefore?.seat, options);
  return { ...openings, ...(await measureJavaScript(browser, product, ongoing.seat)) };
}

/**
 * The leader has the cards on the table and the first one turned, with the side panel beside it; the server has a preview
 * of that. A colleague is about to join.
 */
export async function beginMeeting(present: Visit, { meeting, gateways }: RunningProduct): Promise<Ongoing> {
  const view = await meeting.startOver();
  const { welcome, spread } = stageStrings.da;
  const leaderSeat = await seatOf(meeting, view, 0);
  const leader = await present.show(stageOf(leaderSeat));
  // Only the side panel asks the server for the role that a preview has to come from.
  await seenIn(await present.show(sidePanelOf(leaderSeat)));
  const kept = leader.page().waitForResponse(isPreviewKept);
  await leader.getByRole('button', { name: welcome.start }).click();
  await leader.getByRole('button', { name: spread.next }).click();
  await leader.getByRole('heading', { level: 2 }).waitFor();
  await kept;

  const [gatewayA = '', gateway = ''] = gateways.bareFluid;
  const bare = await present.show(bareFluidAt(gatewayA));
  await seenIn(bare);
  const documentId = (await bare.evaluate(() => document.body.dataset.document)) ?? '';
  return { seat: await seatOf(meeting, view, 1), bareFluid: { gateway, documentId } };
}

async function isPreviewKept(response: Response): Promise<boolean> {
  if (!response.url().endsWith('/preview') || !response.ok()) return false;
  const { preview } = response.request().postDataJSON() as { preview?: unknown };
  return preview !== undefined && ((await response.json()) as { kept: boolean }).kept;
}
