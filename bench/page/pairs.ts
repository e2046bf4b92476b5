/** Two pages of which one shows what is done on the other. */
import type { Frame } from '@playwright/test';
import { stage as stageStrings } from '../../src/client/features/table/stage/stageStrings.ts';
import type { RunningProduct } from '../support/product.ts';
import { PRESS, seatOf, seenIn, stageOf, type Visit } from './visit.ts';

const texts = stageStrings.da;

export interface Pair {
  readonly from: Frame;
  readonly to: Frame;
  /** Clicks, and declares what is expected on the other page. */
  readonly act: (expect: (selector: string, text?: string) => Promise<void>) => Promise<void>;
  /** Makes both pages ready for the next round. */
  readonly tidyUp: () => Promise<void>;
}

/**
 * A leader's stage with the cards on the table, and a colleague's. One card has been talked about: with the first one all
 * cards move to the table's edge, with each later one only the turned card does.
 */
export async function openStages(
  [a, b]: readonly [Visit, Visit],
  { meeting }: RunningProduct,
): Promise<[leader: Frame, colleague: Frame]> {
  const view = await meeting.startOver();
  const leader = await a.show(stageOf(await seatOf(meeting, view, 0)));
  await leader.getByRole('button', { name: texts.welcome.start }).click();
  await seenIn(leader);
  const colleague = await b.show(stageOf(await seatOf(meeting, view, 1)));
  await seenIn(colleague);
  await leader.getByRole('button', { name: texts.spread.next }).click();
  await leader.getByRole('button', { name: texts.card.finish }).click();
  await colleague.getByRole('list', { name: texts.handled.discussed }).waitFor();
  return [leader, colleague];
}

/** In the row a card's right-hand part lies under its neighbour. */
const VISIBLE = { x: 12, y: 12 } as const;

/** The cards are turned one after the other, from the first place of the spread to the last and again. */
export function stagePair(from: Frame, to: Frame): Pair {
  let turns = 0;
  let id = '';
  const isAtRest = (card: string) =>
    document.querySelector(`[data-card="${card}"][data-side="face"]`) === null &&
    document.getAnimations().length === 0;
  return {
    from,
    to,
    async act(expect) {
      const cards = from.getByRole('list', { name: texts.spread.name }).getByRole('button');
      const card = cards.nth(turns % (await cards.count()));
      turns += 1;
      id = (await card.getAttribute('data-card')) ?? '';
      await expect(`[data-card="${id}"][data-side="face"] h2`);
      await card.click({ ...PRESS, position: VISIBLE });
    },
    async tidyUp() {
      await from.getByRole('button', { name: texts.card.putBack }).click();
      for (const frame of [from, to]) await frame.waitForFunction(isAtRest, id);
    },
  };
}

export function counterPair(from: Frame, to: Frame): Pair {
  let count = 0;
  return {
    from,
    to,
    async act(expect) {
      count += 1;
      await expect('output', String(count));
      await from.getByRole('button').click(PRESS);
    },
    tidyUp: async () => undefined,
  };
}
