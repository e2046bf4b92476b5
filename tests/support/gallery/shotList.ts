/** The pictures that are worth looking at: every view in every theme and language, and every state at several sizes. */
import type { Page } from '@playwright/test';
import { DECK_SHOTS } from './deckShots.ts';
import { PREPARE_SHOTS } from './prepareShots.ts';
import { ROUND_STATES } from './roundStates.ts';
import { STATES } from './states.ts';
import {
  copyDetails,
  openCatalogue,
  openExport,
  openGuestHelp,
  openHelp,
  openMine,
  openOwnCards,
  openPlace,
  openRecapSoFar,
  openRounds,
  searchCatalogue,
  showExamples,
  untilRecap,
} from './steps.ts';

export interface Shot {
  readonly name: string;
  /** Of the gallery's address. */
  readonly query: string;
  readonly width: number;
  readonly height: number;
  readonly forced?: boolean;
  /** What is done before the picture is taken. */
  readonly after?: (page: Page) => Promise<void>;
}

const THEMES = ['light', 'dark', 'contrast'] as const;
const LANGUAGES = ['da', 'en'] as const;
const STAGE = { width: 1280, height: 720 };
const SIZES = {
  phone: { width: 320, height: 480 },
  tall: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  laptop: { width: 1024, height: 576 },
  room: { width: 1920, height: 1080 },
  wall: { width: 3840, height: 2160 },
} as const;

/** Where what takes turns for the room is tight: width and height. */
const TIGHT = [
  [320, 640],
  [480, 360],
  [660, 500],
  [700, 900],
  [1024, 500],
  [1024, 330],
  [1366, 768],
] as const;

const NARROW_PANEL = { width: 280, height: 720 };

const ROUNDS = Object.keys(ROUND_STATES);
const states = Object.keys(STATES).filter((state) => !ROUNDS.includes(state));

export const SHOTS: readonly Shot[] = [
  ...LANGUAGES.flatMap((language) =>
    THEMES.map((theme) => ({
      name: `help-panel-${theme}-${language}`,
      query: `view=sidePanel&theme=${theme}&lang=${language}&state=turned`,
      width: 280,
      height: 1400,
      after: openHelp,
    })),
  ),
  {
    name: 'help-panel-jonas-ended',
    query: 'view=sidePanel&state=ended&me=jonas',
    width: 320,
    height: 1400,
    after: openHelp,
  },
  {
    name: 'help-panel-copied',
    query: 'view=sidePanel&state=spread',
    width: 280,
    height: 720,
    after: copyDetails,
  },
  {
    name: 'help-panel-forced',
    query: 'view=sidePanel',
    width: 320,
    height: 1400,
    forced: true,
    after: openHelp,
  },
  ...LANGUAGES.map((language) => ({
    name: `help-stage-guest-${language}`,
    query: `view=stage&state=turned&me=viewer&lang=${language}`,
    after: openGuestHelp,
    ...STAGE,
  })),
  { name: 'help-stage-guest-foot', query: 'view=stage&state=turned&me=viewer', ...SIZES.phone },
  ...states.flatMap((state) =>
    THEMES.map((theme) => ({
      name: `stage-${state}-${theme}`,
      query: `view=stage&theme=${theme}&state=${state}`,
      ...STAGE,
    })),
  ),
  ...['spread', 'turned', 'preparing'].flatMap((state) =>
    Object.entries(SIZES).map(([size, box]) => ({
      name: `stage-${state}-${size}`,
      query: `view=stage&state=${state}`,
      ...box,
    })),
  ),
  ...['spread', 'turned', 'ended'].map((state) => ({
    name: `stage-${state}-english`,
    query: `view=stage&lang=en&state=${state}`,
    ...STAGE,
  })),
  ...['spread', 'turned'].map((state) => ({
    name: `stage-${state}-forced`,
    query: `view=stage&state=${state}`,
    forced: true,
    ...STAGE,
  })),
  ...THEMES.map((theme) => ({
    name: `stage-examples-${theme}`,
    query: `view=stage&state=turned&theme=${theme}`,
    after: showExamples,
    ...STAGE,
  })),
  { name: 'stage-examples-phone', query: 'view=stage&state=turned', after: showExamples, ...SIZES.phone },
  { name: 'stage-long', query: 'view=stage&state=turned&long', ...STAGE },
  { name: 'stage-long-examples', query: 'view=stage&state=turned&long', after: showExamples, ...STAGE },
  { name: 'stage-long-phone', query: 'view=stage&state=turned&long', ...SIZES.phone },
  ...[5, 12, 60].flatMap((deck) =>
    ['fresh', 'first'].map((state) => ({
      name: `stage-${state}-${deck}-cards`,
      query: `view=stage&state=${state}&deck=${deck}`,
      ...STAGE,
    })),
  ),
  ...(['preparing', 'led', 'turned'] as const).flatMap((state) =>
    (['jonas', 'viewer'] as const).map((me) => ({
      name: `stage-${state}-${me}`,
      query: `view=stage&state=${state}&me=${me}`,
      ...STAGE,
    })),
  ),
  {
    name: 'stage-undo',
    query: 'view=stage&state=turned',
    after: async (page) => {
      await page.getByRole('button', { name: /^Spring over/ }).click();
      await page.getByRole('button', { name: /^Fortryd/ }).click();
    },
    ...STAGE,
  },
  ...LANGUAGES.flatMap((language) =>
    THEMES.flatMap((theme) => [
      ...['preparing', 'spread', 'turned', 'own', 'ended'].map((state) => ({
        name: `panel-${state}-${theme}-${language}`,
        query: `view=sidePanel&theme=${theme}&lang=${language}&state=${state}`,
        width: 320,
        height: 720,
      })),
      ...['configure', 'outside', 'opening', 'failed'].map((view) => ({
        name: `${view}-${theme}-${language}`,
        query: `view=${view}&theme=${theme}&lang=${language}`,
        width: 800,
        height: 640,
      })),
    ]),
  ),
  ...LANGUAGES.flatMap((language) =>
    THEMES.flatMap((theme) =>
      Object.entries({ wheel: openCatalogue, place: openPlace, search: searchCatalogue }).map(
        ([what, after]) => ({
          name: `catalogue-${what}-${theme}-${language}`,
          query: `view=sidePanel&theme=${theme}&lang=${language}&state=spread`,
          width: 280,
          height: 900,
          after,
        }),
      ),
    ),
  ),
  {
    name: 'catalogue-place-forced',
    query: 'view=sidePanel&state=turned',
    width: 320,
    height: 900,
    forced: true,
    after: openPlace,
  },
  ...ROUNDS.flatMap((state) => [
    { name: `round-${state}-stage`, query: `view=stage&state=${state}`, ...STAGE },
    { name: `round-${state}-phone`, query: `view=stage&me=jonas&state=${state}`, ...SIZES.phone },
    { name: `round-${state}-panel`, query: `view=sidePanel&state=${state}`, ...NARROW_PANEL },
    {
      name: `round-${state}-panel-jonas`,
      query: `view=sidePanel&me=jonas&theme=dark&lang=en&state=${state}`,
      ...NARROW_PANEL,
    },
  ]),
  ...['tools', 'placing', 'placed', 'timeIsUp', 'closing'].flatMap((state) => [
    { name: `round-${state}-room`, query: `view=stage&theme=dark&lang=en&state=${state}`, ...SIZES.room },
    { name: `round-${state}-tablet`, query: `view=stage&state=${state}`, ...SIZES.tablet },
    { name: `round-${state}-contrast`, query: `view=stage&theme=contrast&state=${state}`, ...STAGE },
    {
      name: `round-${state}-panel-contrast`,
      query: `view=sidePanel&theme=contrast&state=${state}`,
      ...NARROW_PANEL,
    },
    { name: `round-${state}-forced`, query: `view=stage&state=${state}`, forced: true, ...STAGE },
  ]),
  ...['doorOpen', 'choosing', 'pointed'].flatMap((state) => [
    ...Object.entries(SIZES).map(([size, box]) => ({
      name: `room-${state}-${size}`,
      query: `view=stage&state=${state}`,
      ...box,
    })),
    ...TIGHT.map(([width, height]) => ({
      name: `room-${state}-${width}x${height}`,
      query: `view=stage&state=${state}&theme=dark`,
      ...{ width, height },
    })),
  ]),
  ...LANGUAGES.map((language) => ({
    name: `round-menu-${language}`,
    query: `view=sidePanel&state=first&lang=${language}`,
    after: openRounds,
    ...NARROW_PANEL,
  })),
  ...LANGUAGES.flatMap((language) =>
    THEMES.flatMap((theme) => [
      {
        name: `recap-panel-${theme}-${language}`,
        query: `view=sidePanel&theme=${theme}&lang=${language}&state=harvested`,
        width: 280,
        height: 2600,
        after: untilRecap,
      },
      {
        name: `recap-page-${theme}-${language}`,
        query: `view=recap&theme=${theme}&lang=${language}&state=harvested`,
        width: 900,
        height: 1700,
        after: openExport,
      },
    ]),
  ),
  ...THEMES.map((theme) => ({
    name: `recap-stage-${theme}`,
    query: `view=stage&theme=${theme}&state=recapShown`,
    after: untilRecap,
    ...STAGE,
  })),
  {
    name: 'recap-sheet',
    query: 'view=sidePanel&state=recapShown',
    width: 280,
    height: 900,
    after: openRecapSoFar,
  },
  ...LANGUAGES.flatMap((language) =>
    THEMES.flatMap((theme) => [
      {
        name: `notes-${theme}-${language}`,
        query: `view=sidePanel&theme=${theme}&lang=${language}&state=turned`,
        width: 280,
        height: 1500,
        after: openMine,
      },
      {
        name: `own-words-${theme}-${language}`,
        query: `view=sidePanel&theme=${theme}&lang=${language}&state=turned&me=jonas&unsent`,
        width: 280,
        height: 900,
        after: openMine,
      },
    ]),
  ),
  ...LANGUAGES.map((language) => ({
    name: `own-cards-${language}`,
    query: `view=sidePanel&lang=${language}&state=own`,
    width: 280,
    height: 900,
    after: openOwnCards,
  })),
  ...LANGUAGES.map((language) => ({
    name: `note-takers-${language}`,
    query: `view=sidePanel&lang=${language}&state=turned`,
    width: 280,
    height: 1300,
    after: async (page: Page) => {
      await page.getByRole('button', { name: /^(Bordet|The table): / }).click();
      await page.getByRole('region', { name: /^(Referent|Note-taker)$/ }).waitFor();
    },
  })),
  {
    name: 'notes-empty',
    query: 'view=sidePanel&state=spread',
    width: 280,
    height: 720,
    after: openMine,
  },
  {
    name: 'notes-forced',
    query: 'view=sidePanel&state=turned',
    width: 280,
    height: 1500,
    forced: true,
    after: openMine,
  },
  { name: 'notes-ended', query: 'view=sidePanel&state=ended', width: 280, height: 900, after: openMine },
  { name: 'recap-tab', query: 'view=tab&state=harvested', width: 1100, height: 1200, after: untilRecap },
  { name: 'recap-empty', query: 'view=tab&state=endedEmpty', width: 600, height: 500 },
  {
    name: 'recap-page-forced',
    query: 'view=recap&state=harvested',
    width: 900,
    height: 1200,
    forced: true,
    after: untilRecap,
  },
  ...PREPARE_SHOTS,
  ...DECK_SHOTS,
];
