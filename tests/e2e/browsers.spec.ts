import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { useOldestBrowser, useTooOldBrowser } from '../support/e2e/oldBrowser.ts';
import { test } from '../support/e2e/test.ts';

for (const path of ['/', '/panel', '/stage', '/configure', '/deck-files', '/recap']) {
  test(`[BUILD-5] In a browser that is too old ${path} says so in a sentence, in the person’s language`, async ({
    page,
  }) => {
    const meeting = await Meeting.begin(page);
    const { origin } = await meeting.person('Mette');
    await useTooOldBrowser(page);
    await page.goto(`${origin}${path}?locale=da-DK`);
    await expect(
      page.getByRole('heading', { name: 'Din browser er for gammel til Dialogkort' }),
    ).toBeVisible();
    await expect(page.getByText('iPad med iOS 16.4')).toBeVisible();
    await page.goto(`${origin}${path}?locale=en-GB`);
    await expect(
      page.getByRole('heading', { name: 'Your browser is too old for Dialogue cards' }),
    ).toBeVisible();
  });
}

test('[BUILD-6] In a browser that lacks all that the oldest supported ones lack, people hold their meeting', async ({
  page,
}) => {
  const lacking = await useOldestBrowser(page);
  expect(lacking).toEqual(expect.arrayContaining(['Object.groupBy', 'Promise.withResolvers']));
  const meeting = await Meeting.atTheTable(page);
  const { mette, jonas } = meeting;
  const there = await mette.panel.locator('body').evaluate(
    (_body, names) =>
      names.filter((name) => {
        const path = name.split('.');
        return path.reduce<unknown>((object, part) => Object(object)[part], globalThis) !== undefined;
      }),
    lacking,
  );
  expect(there).toEqual([]);

  await jonas.press('Vend et kort');
  const question = await jonas.question();
  await mette.seesQuestion(question);
  await mette.goTo('Noter');
  await mette.press('Det er forstået');
  await mette.panel
    .getByRole('textbox', { name: `Note: ${question}`, exact: true })
    .fill('Vi hjælper hinanden ved kaffen.');
  await expect(mette.panel.getByText('Alt er gemt')).toBeVisible();
  await jonas.writeOwnCard('Hvad savner I?');
  await mette.goTo('Nu');
  await mette.press('Næste kort');

  const menu = await mette.openMenu();
  await menu.getByRole('button', { name: 'Pak kortene sammen …' }).click();
  await mette.panel.getByRole('alertdialog').getByRole('button', { name: 'Pak kortene sammen' }).click();
  const talkedAbout = mette.panel.getByRole('region', { name: 'Talt om' });
  await expect(talkedAbout.getByRole('heading', { level: 3, name: question })).toBeVisible();
  await mette.panel.getByText('Gem eller del opsamlingen').click();
  const [word] = await Promise.all([page.waitForEvent('download'), mette.press('Word')]);
  expect(word.suggestedFilename()).toMatch(/\.docx$/);
});
