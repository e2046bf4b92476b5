/** Pictures of preparing and following up, in the narrowest side panel. */
import type { Page } from '@playwright/test';
import type { Shot } from './shotList.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
const LANGUAGES = ['da', 'en'] as const;
const WIDTH = 280;

const openPrepare = async (page: Page) => {
  await page.getByRole('button', { name: /^(Gør kortene klar|Get the cards ready)$/ }).click();
  await page.getByRole('dialog').getByRole('combobox').waitFor();
};

const unfoldArea = async (page: Page) => {
  await openPrepare(page);
  await page
    .getByRole('button', { name: /^(Vis kortene i|Show the cards in)/ })
    .first()
    .click();
};

const openEndedMenu = async (page: Page) => {
  await page.getByRole('button', { name: /^(Bordet: |The table: )/ }).click();
  await page.getByRole('button', { name: /^(Slet alt fra dette bord|Delete everything)/ }).waitFor();
};

const askDelete = async (page: Page) => {
  await openEndedMenu(page);
  await page.getByRole('button', { name: /^(Slet alt fra dette bord|Delete everything)/ }).click();
};

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

const chooseBeforehand = async (page: Page) => {
  await page.getByText(/^(Vælg på forhånd|Choose beforehand)/).click();
  await page.getByRole('combobox').first().waitFor();
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
