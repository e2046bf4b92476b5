/** Apps that a team would pick instead, and how each is used: measured if they have been built beside the project. */
import type { Frame, Locator } from '@playwright/test';
import { PRESS } from '../page/visit.ts';

export interface Peer {
  /** Of its folder in `BENCH_PEERS` as well, and of its figures. */
  readonly name: string;
  /** Where its build lies in that folder. */
  readonly built: string;
  /** CSS of what is there once shared content is shown and can be pressed. */
  readonly usable: string;
  /** Makes both pages ready to be measured. */
  prepare?(from: Frame, to: Frame): Promise<void>;
  /** What is pressed on one page and changes the other. */
  pressed(from: Frame): Locator;
  /** Makes both pages ready for the next press. */
  tidyUp?(from: Frame, to: Frame): Promise<void>;
}

const button = (frame: Frame, name: string): Locator => frame.getByRole('button', { name, exact: true });

/** Of Agile Poker: both have answered the same, and the game waits again. */
async function finishRound(from: Frame, to: Frame): Promise<void> {
  for (const frame of [from, to]) {
    await frame.getByText('5', { exact: true }).click();
    await button(frame, 'Submit').click();
  }
  await button(from, 'Finish').click();
  for (const frame of [from, to]) await button(frame, 'Start game!').waitFor();
}

export const PEERS: readonly Peer[] = [
  {
    name: 'item-counter',
    built: 'dist',
    usable: 'button',
    pressed: (from) => button(from, 'Insert'),
  },
  {
    name: 'brainstorm',
    built: 'dist',
    usable: 'button',
    prepare: async (from, to) => {
      await button(from, 'Add Note').click(PRESS);
      await to.locator('textarea').waitFor();
    },
    // The vote for a note is the only button whose name is a number.
    pressed: (from) => from.getByRole('button', { name: /^\d+$/ }),
  },
  {
    name: 'agile-poker',
    built: 'dist',
    usable: 'button',
    pressed: (from) => button(from, 'Start game!'),
    tidyUp: finishRound,
  },
];
