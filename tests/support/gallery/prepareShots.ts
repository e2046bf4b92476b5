/** Pictures of preparing and following up, in the narrowest side panel. */
import type { Page } from '@playwright/test';
import type { Shot } from './shotList.ts';
import { askDelete, chooseBeforehand, openEndedMenu, openPrepare, unfoldArea } from './steps.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
const LANGUAGES = ['da', 'en'] as const;
const WIDTH = 280;

interface Scene {
  readonly state: string;
  readonly height: number;
  readonly after?: (page: Page) => Promise<void>;
}

const SCENES: Readonly<Record<string, Scene>> = {
  'last-time': { state: 'carried', height: 900 },
  choices: { state: 'prepared', height: 1500, after: openPrepare },
  area: { state: 'prepared', height: 1800, after: unfoldArea },
  order: { state: 'ordered', height: 1800, after: openPrepare },
  'ended-menu': { state: 'ended', height: 700, after: openEndedMenu },
  'ended-delete': { state: 'ended', height: 700, after: askDelete },
};

const CONFIGURE_SHOTS: readonly Shot[] = LANGUAGES.flatMap((language) =>
  THEMES.map((theme) => ({
    name: `prepare-configure-${theme}-${language}`,
    query: `view=configure&theme=${theme}&lang=${language}`,
    width: 620,
    height: 1500,
    after: chooseBeforehand,
  })),
);

export const PREPARE_SHOTS: readonly Shot[] = LANGUAGES.flatMap((language) =>
  THEMES.flatMap((theme) =>
    Object.entries(SCENES).map(([name, { state, ...scene }]) => ({
      name: `prepare-${name}-${theme}-${language}`,
      query: `view=sidePanel&theme=${theme}&lang=${language}&state=${state}`,
      width: WIDTH,
      ...scene,
    })),
  ),
).concat(CONFIGURE_SHOTS);
