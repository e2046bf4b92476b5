/** The decks' pages: the list, a file and what is doubtful in it, a deck to look at, and the editor. */
import type { Page } from '@playwright/test';
import { CSV } from './decks.ts';
import type { Shot } from './shotList.ts';

const NARROW = { width: 280, height: 900 };
const TAB = { width: 1000, height: 900 };

const press = (name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};
const importCsv = async (page: Page) => {
  await press(/^(Hent fra en fil|Import from a file)/)(page);
  await page.locator('input[type=file]').setInputFiles({
    name: 'vores kort.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(CSV),
  });
  await page
    .getByRole('button', { name: /^(Brug kortsættet|Use here)/ })
    .first()
    .waitFor();
};
const refused = async (page: Page) => {
  await press(/^(Hent fra en fil|Import from a file)/)(page);
  await page.locator('input[type=file]').setInputFiles({
    name: 'billede.png',
    mimeType: 'image/png',
    buffer: Buffer.from([137, 80, 78, 71, 0, 0, 1]),
  });
  await page.getByRole('alert').filter({ hasText: /PDF/ }).waitFor();
};
const edit = async (page: Page) => {
  await press(/^(Ret|Edit) Trivsel/)(page);
  await page.getByRole('button', { name: /^(Ret kort|Edit card) 1$/ }).waitFor();
};
const editAreas = async (page: Page) => {
  await edit(page);
  await page.locator('summary', { hasText: /Områder|Areas/ }).click();
};
const translate = async (page: Page) => {
  await edit(page);
  await page.locator('summary', { hasText: /Navn og|Name and/ }).click();
  await press(/engelsk|English/)(page);
  await press(/^(Ret kort|Edit card) 1$/)(page);
  await press(/^(Gem til jer alle|Keep for the team)/)(page);
};
const leave = async (page: Page) => {
  await edit(page);
  await press(/^(Flyt Kort 1 ned|Move Card 1 down)/)(page);
  await press(/^(Tilbage|Back)/)(page);
};

export const DECK_PAGES: Readonly<Record<string, ((page: Page) => Promise<void>) | undefined>> = {
  list: async (page) => {
    await page.getByText(/Trivsel i hjemmeplejen/).waitFor();
  },
  import: press(/^(Hent fra en fil|Import from a file)/),
  doubts: importCsv,
  refused,
  look: press(/^(Se kortene i|See the cards in) Trivsel/),
  edit,
  areas: editAreas,
  translate,
  new: press(/^(Lav et nyt|Make a new one)/),
  leave,
};

export const DECK_SHOTS: readonly Shot[] = [
  ...Object.entries(DECK_PAGES).flatMap(([name, after]) => [
    ...(['light', 'dark', 'contrast'] as const).map((theme) => ({
      name: `decks-${name}-${theme}`,
      query: `view=decks&state=preparing&theme=${theme}`,
      ...NARROW,
      ...(after && { after }),
    })),
    {
      name: `decks-${name}-english`,
      query: 'view=decks&state=preparing&lang=en',
      ...NARROW,
      ...(after && { after }),
    },
    { name: `decks-${name}-tab`, query: 'view=decks&state=preparing', ...TAB, ...(after && { after }) },
  ]),
  {
    name: 'decks-areas-forced',
    query: 'view=decks&state=preparing',
    after: editAreas,
    forced: true,
    ...NARROW,
  },
];
