/** What the gallery is measured in: each view in each state, and the sizes that it is looked at. */
import type { Page } from '@playwright/test';
import { DECK_PAGES } from './deckShots.ts';
import { type GalleryState, STATES } from './states.ts';
import * as step from './steps.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Scene {
  readonly name: string;
  /** Of the gallery's address, without theme and language. */
  readonly path: string;
  readonly sizes: readonly Size[];
  /** Done at the first of the sizes. */
  readonly after?: (page: Page) => Promise<void>;
  /** Its colours are those of the system, not of Teams. */
  readonly isPhone?: true;
  /** Much like another one: seen in the whole matrix only. */
  readonly isRare?: true;
}

const size = (width: number, height: number): Size => ({ width, height });
/** Four times magnified, a window of 1280 × 1024 has this left. */
const MAGNIFIED = size(320, 256);
const STAGE = [size(1280, 720), size(320, 568), size(568, 320), size(640, 480), size(1920, 1080), MAGNIFIED];
const PANEL = [size(280, 720), size(320, 720), size(640, 720), MAGNIFIED];
const PAGE = [size(900, 700), size(320, 640), MAGNIFIED];
const PHONE = [size(390, 844), size(320, 568), MAGNIFIED];

const states = Object.keys(STATES) as GalleryState[];
const AS_PREPARING: readonly GalleryState[] = ['prepared', 'ordered', 'carried'];
/** In which a participant sees another panel than the facilitator. */
const OF_PARTICIPANTS: readonly GalleryState[] = [
  ...([
    'preparing',
    'carried',
    'spread',
    'turned',
    'led',
    'understand',
    'tools',
    'speaking',
    'silence',
  ] as const),
  ...([
    'silenceOver',
    'timeIsUp',
    'placing',
    'placed',
    'choosing',
    'words',
    'laidOut',
    'closing',
    'recapShown',
    'ended',
  ] as const),
];
/** In which a phone shows something else. */
const OF_PHONES: readonly GalleryState[] = [
  ...([
    'preparing',
    'first',
    'tools',
    'speaking',
    'silence',
    'timer',
    'timeIsUp',
    'placing',
    'placed',
  ] as const),
  ...(['choosing', 'pointed', 'closing', 'ended'] as const),
];

const stage = (state: GalleryState, me = 'mette'): Scene => ({
  name: `stage, ${state}, ${me}`,
  path: `/?view=stage&state=${state}&me=${me}`,
  sizes: STAGE,
});
const panel = (state: GalleryState, me = 'mette', what?: string, after?: Scene['after']): Scene => ({
  name: `panel, ${state}, ${me}${what ? `, ${what}` : ''}`,
  path: `/?view=sidePanel&state=${state}&me=${me}`,
  sizes: PANEL,
  ...(after && { after }),
});
const page = (name: string, query: string, after?: Scene['after'], sizes: readonly Size[] = PAGE): Scene => ({
  name: `page, ${name}`,
  path: `/?view=${query}`,
  sizes,
  ...(after && { after }),
});
const phone = (state: string): Scene => ({
  name: `phone, ${state}`,
  path: `/phone.html?state=${state}`,
  sizes: PHONE,
  isPhone: true,
});

const RARE = { isRare: true } as const;

export const SCENES: readonly Scene[] = [
  ...states.filter((state) => !AS_PREPARING.includes(state)).map((state) => stage(state)),
  ...(['spread', 'turned', 'placing', 'recapShown'] as const).map((state) => stage(state, 'jonas')),
  ...(['preparing', 'turned'] as const).map((state) => stage(state, 'viewer')),
  { ...stage('turned'), name: 'stage, turned, mette, examples', after: step.showExamples },
  { ...stage('turned'), name: 'stage, a long question', path: '/?view=stage&state=turned&long' },
  ...states.map((state) => panel(state)),
  ...OF_PARTICIPANTS.map((state, at) => ({ ...panel(state, 'jonas'), ...(at % 3 !== 0 && RARE) })),
  panel('turned', 'mette', 'notes', step.openMine),
  panel('turned', 'jonas', 'own notes', step.openMine),
  panel('spread', 'mette', 'cards', step.openCards),
  panel('spread', 'mette', 'own card', step.openOwnCards),
  panel('spread', 'mette', 'catalogue', step.openCatalogue),
  panel('spread', 'mette', 'a place', step.openPlace),
  panel('spread', 'mette', 'search', step.searchCatalogue),
  panel('first', 'mette', 'time', step.openRounds),
  panel('turned', 'mette', 'menu', step.openMenu),
  panel('turned', 'mette', 'people', step.openPeople),
  panel('turned', 'mette', 'help', step.openHelp),
  panel('turned', 'mette', 'what has happened', step.openHappened),
  panel('recapShown', 'mette', 'recap so far', step.openRecapSoFar),
  panel('ordered', 'mette', 'prepare', step.openPrepare),
  panel('ended', 'mette', 'delete', step.askDelete),
  page('recap', 'recap&state=harvested', step.openExport),
  page('tab', 'tab&state=harvested', step.untilRecap),
  page('tab, empty', 'tab&state=endedEmpty'),
  page('configure', 'configure', step.chooseBeforehand),
  page('outside', 'outside'),
  page('opening', 'opening'),
  page('failed', 'failed'),
  ...Object.entries(DECK_PAGES).map(([name, after], at) => ({
    ...page(`decks, ${name}`, 'decks&state=preparing', after, [size(280, 900), size(1000, 900), MAGNIFIED]),
    ...(at % 2 !== 0 && RARE),
  })),
  ...['door', 'waiting', ...OF_PHONES].map((state, at) => ({ ...phone(state), ...(at % 2 !== 0 && RARE) })),
];
