import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

/** As new Teams does from the second file on, and phones always: a frame's file goes nowhere, and nobody is told. */
const KEEP_FILES_BACK = `if (window !== window.top) {
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.hasAttribute('download')) click.call(this);
  };
}`;

async function openDecks({ mette }: { readonly mette: Attendee }): Promise<void> {
  const cards = await mette.openFromMenu('Kort og formål');
  await cards.getByRole('button', { name: 'Vælg, hent eller lav et kortsæt …' }).click();
}

/** Follows a link that opens a window of its own. */
async function follow(page: Page, person: Attendee, link: string): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await person.panel.getByRole('link', { name: link }).click();
  return opening;
}

async function downloaded(page: Page, button: string): Promise<{ name: string; contents: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), contents: await readFile(await file.path()) };
}

test.beforeEach(({ page }) => page.context().addInitScript(KEEP_FILES_BACK));

test('[EXPORT-9] Where Teams keeps the files of a deck back, Mette gets them in the browser', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, { people: [], focus: 'Mette' });
  const { mette } = meeting;
  await meeting.addApp();
  await openDecks(meeting);
  await mette.panel.getByLabel('Mere med Digitale kompetencer').click();
  await mette.press('Gem som fil: Digitale kompetencer');
  await expect(mette.panel.getByText('Kom der ingen fil?')).toBeVisible();
  await mette.press('Lav et link');
  await expect(mette.panel.getByRole('link', { name: 'Åbn kortsættet i et nyt vindue' })).toBeFocused();
  await expectAccessible(page);

  const browser = await follow(page, mette, 'Åbn kortsættet i et nyt vindue');
  await expect(browser.getByRole('heading', { level: 1, name: 'Digitale kompetencer' })).toBeVisible();
  await expectAccessible(browser);
  // The ticket has left the address, and loading the page again needs no new one.
  expect(browser.url()).toMatch(/\/deck-files\?locale=\w+$/);
  await browser.reload();
  const deck = await downloaded(browser, 'Gem som fil');
  expect(deck.name).toBe('digitale-kompetencer.json');
  expect(JSON.parse(deck.contents.toString('utf8')).cards).toHaveLength(35);
  const paper = await downloaded(browser, 'Lav papirkort');
  expect(paper.name).toBe('digitale-kompetencer.pdf');
  expect(paper.contents.subarray(0, 5).toString()).toBe('%PDF-');
  // Here files are not kept back.
  await expect(browser.getByText('Filen er klar: 9 ark.')).toBeVisible();
  await expect(browser.getByText('Kom der ingen fil?')).toBeHidden();
});

test('[EXPORT-9] Where Teams keeps paper cards and templates back, Mette gets them in the browser', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, { people: [], focus: 'Mette' });
  const { mette } = meeting;
  await meeting.addApp();
  await openDecks(meeting);
  await mette.press('Se kortene i Digitale kompetencer');
  await mette.press('Lav papirkort');
  await expect(mette.panel.getByText('Kom der ingen fil?')).toBeVisible();
  await expect(mette.panel.getByRole('button', { name: 'Lav et link' })).toBeVisible();
  await mette.press('Tilbage til kortsættene');

  await mette.press('Hent fra en fil');
  await mette.press('Hent en skabelon som Excel');
  await expect(mette.panel.getByText('Kom der ingen fil?')).toBeVisible();
  await expectAccessible(page);
  const browser = await follow(page, mette, 'Åbn skabelonerne i et nyt vindue');
  await expect(browser.getByRole('heading', { level: 1, name: 'Skabeloner til et kortsæt' })).toBeVisible();
  await expectAccessible(browser);
  expect((await downloaded(browser, 'Hent en skabelon som Excel')).name).toBe('kortsaet-skabelon.xlsx');
});

test.describe('with a link that is over', () => {
  test.use({ expectedErrors: [/401 \(Unauthorized\).*\/api\/deck-file/] });

  test('[EXPORT-9] the deck’s page says so, with what to do', async ({ page }) => {
    const meeting = await Meeting.begin(page);
    const { origin } = await meeting.person('Mette');
    await page.goto(`${origin}/deck-files?locale=da#ticket=eyJhbGciOiJIUzI1NiJ9.e30.AAAA`);
    await expect(page.getByText('Linket er løbet ud.')).toBeVisible();
  });
});
