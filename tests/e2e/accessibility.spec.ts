import { expect } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const OWN_QUESTION = 'Hvad skal vi holde op med?';

// Opacity that is on its way makes contrast look worse than it is.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Every theme and both languages at once: Mette's is light and Danish. */
const DIFFERENT = {
  people: ['colleague', 'colleague', 'guest'],
  settings: {
    Jonas: { theme: 'dark', language: 'en' },
    Amina: { theme: 'contrast' },
    Karen: { theme: 'contrast', language: 'en' },
  },
} as const;

test('[E2E-20] The page on which the app is added passes axe in every theme and both languages, and so does the meeting around it', async ({
  page,
}) => {
  await Meeting.begin(page, { ...DIFFERENT, tab: 'configurable' });
  await expectAccessible(page);
  for (const [name, title] of [
    ['Mette', 'Dialogkort i jeres møde'],
    ['Jonas', 'Dialogue cards in your meeting'],
    ['Amina', 'Dialogkort i jeres møde'],
  ] as const) {
    await page.getByRole('button', { name: `Tilføj app som ${name}` }).click();
    const configuration = page.frameLocator(`iframe[title="Opsætning for ${name}"]`);
    await expect(configuration.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Gem' })).toBeEnabled();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Annuller' }).click();
  }
});

test('[E2E-21] Side panel and stage pass axe in every theme and both languages, from before the start until after the end', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, DIFFERENT);
  const { mette, jonas, amina, karen } = meeting;
  const passes = (what: string) => test.step(what, () => expectAccessible(page));

  await meeting.addApp();
  await jonas.panel.getByRole('tab', { name: 'Cards', exact: true }).click();
  await amina.goToOwnCards();
  await expect(mette.panel.getByRole('button', { name: 'Læg kortene på bordet' })).toBeVisible();
  await passes('before the start: now, cards, own cards');

  await mette.press('Læg kortene på bordet');
  await mette.press('Vis bordet for alle');
  await expect(karen.stage.getByText('You are looking on.')).toBeVisible();
  await jonas.panel.getByText('Understanding technology').first().click();
  await amina.panel.getByRole('textbox', { name: 'Dit spørgsmål' }).fill(OWN_QUESTION.repeat(20));
  await expect(amina.panel.getByText('for langt til et kort')).toBeVisible();
  await passes('the spread, an unfolded area, an own card that is too long');

  await amina.writeOwnCard(OWN_QUESTION);
  await jonas.stage.getByRole('button', { name: 'Turn a card' }).click();
  await jonas.stage.getByRole('button', { name: 'Show examples' }).click();
  await mette.pressOnStage('Vis eksempler');
  await mette.panel.getByText('Eksempler på svar').click();
  await karen.stage.getByRole('button', { name: 'Show examples' }).click();
  await passes('a card and its examples');

  await mette.pressOnStage('Parkér');
  await mette.pressOnStage('Vend et kort');
  await mette.pressOnStage('Spring over');
  await mette.pressOnStage('Vend et kort');
  await mette.pressOnStage('Næste kort');
  await expect(karen.stage.getByRole('list', { name: /^Discussed/ })).toBeVisible();
  await mette.openMenu();
  await jonas.panel.getByRole('button', { name: '4 here' }).click();
  await amina.openMenu();
  await passes('piles of cards, the menu, the people');

  await mette.panel.getByRole('button', { name: 'Pak kortene sammen …' }).click();
  await jonas.panel.getByRole('button', { name: 'Close' }).click();
  await amina.panel.getByRole('button', { name: 'Luk', exact: true }).click();
  await jonas.panel.getByRole('tab', { name: 'Cards', exact: true }).click();
  await passes('the question whether to end, cards that have been out');

  await mette.panel.getByRole('alertdialog').getByRole('button', { name: 'Pak kortene sammen' }).click();
  await jonas.panel.getByRole('tab', { name: 'Now', exact: true }).click();
  await expect(jonas.panel.getByRole('heading', { name: 'The cards are packed up' })).toBeVisible();
  await expect(amina.stage.getByRole('heading', { name: 'Tak for snakken' })).toBeVisible();
  await passes('after the end');

  await mette.press('Læg kortene på bordet igen');
  await expect(jonas.stage.getByRole('button', { name: 'Put the cards on the table' })).toBeVisible();
  await expect(amina.stage.getByRole('button', { name: 'Læg kortene på bordet' })).toBeVisible();
  await passes('a stage before the start');
});

test.describe('where there is no table to see', () => {
  test.use({ expectedErrors: [/503/] });

  test('[E2E-22] The pages that open and those that could not pass axe in every theme and both languages', async ({
    page,
  }) => {
    const meeting = await Meeting.begin(page, {
      people: DIFFERENT.people.slice(0, 2),
      settings: { Jonas: DIFFERENT.settings.Jonas, Amina: DIFFERENT.settings.Amina },
    });
    const { mette, jonas, amina } = meeting;
    const { promise: answer, resolve: letGo } = Promise.withResolvers<void>();
    await page.route('**/api/sessions', async (route) => {
      await answer;
      await route.fulfill({
        status: 503,
        json: { error: { code: 'directory_unavailable', message: 'The directory gives no answer.' } },
      });
    });
    await meeting.addApp();
    for (const { panel } of [mette, amina]) {
      await expect(panel.getByText('Kortene bliver lagt frem …')).toBeVisible();
    }
    await expect(jonas.panel.getByText('The cards are being laid out …')).toBeVisible();
    await expectAccessible(page);

    letGo();
    for (const { panel } of [mette, amina]) {
      await expect(panel.getByRole('heading', { name: 'Vi venter på Microsoft 365' })).toBeVisible();
    }
    await expect(jonas.panel.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expectAccessible(page);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['da-DK', 'en-GB']) {
    test(`[E2E-22] The page outside Teams passes axe in ${locale} and ${colorScheme}`, async ({ page }) => {
      const meeting = await Meeting.begin(page);
      const { origin } = await meeting.person('Mette');
      await page.emulateMedia({ colorScheme });
      await page.goto(`${origin}/?locale=${locale}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('[E2E-23] One person’s whole window passes axe with the colours that the system forces', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const meeting = await Meeting.atTheTable(page, { focus: 'Mette' });
  const { mette } = meeting;
  await expectAccessible(page);
  await mette.pressOnStage('Vend et kort');
  await mette.pressOnStage('Vis eksempler');
  await expectAccessible(page);
  await mette.pressOnStage('Parkér');
  await mette.goTo('Kort');
  await mette.openMenu();
  await expectAccessible(page);
});
