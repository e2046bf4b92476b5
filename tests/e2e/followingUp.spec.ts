import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

// Whoever is at a table that is deleted loses its document: Fluid says so, and what asks for it learns that it is gone. What
// is loaded first of the meeting that has ended before it may still say that it runs.
test.use({
  expectedErrors: [
    /The document does not exist|404 \(Not Found\).*\/(api\/sessions|repos)\/|409 \(Conflict\).*\/roles\/claim/,
  ],
});

test('[E2E-71] A meeting that ended too soon goes on, the next one offers what is left, and a deleted one is gone', async ({
  page,
}) => {
  const meeting = await Meeting.atTheTable(page, { people: ['colleague'] });
  const { mette, jonas } = meeting;
  const end = async () => {
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: 'Slut mødet …' }).click();
    const question = mette.panel.getByRole('alertdialog', { name: 'Slut mødet for alle?' });
    await question.getByRole('button', { name: 'Slut mødet' }).click();
    await expect(jonas.panel.getByRole('heading', { name: 'Mødet er slut' })).toBeVisible();
  };

  await test.step('They talk about a card, and Mette ends the meeting', async () => {
    await mette.pressOnStage('Vend et kort');
    await mette.pressOnStage('Færdig');
    await end();
  });

  await test.step('It was too soon: Mette opens it again, and Jonas goes on', async () => {
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: 'Åbn mødet igen' }).click();
    await expect(jonas.faceDown).toHaveCount(34);
    await jonas.pressOnStage('Vend et kort');
    await jonas.pressOnStage('Færdig');
    await expect(mette.pile('Talt om')).toHaveCount(2);
    await end();
  });

  await test.step('The next meeting offers the cards that are left, and tells who led', async () => {
    await mette.goTo('Kort');
    await mette.goTo('Nu');
    await mette.press('Begynd et nyt møde');
    const since = jonas.panel.getByRole('region', { name: 'Siden sidst' });
    await expect(since).toContainText('Mette');
    await expect(since).toContainText('I har ingen åbne aftaler.');
    await expect(jonas.panel.getByText('Digitale kompetencer · 33 kort')).toBeVisible();
    await since.getByRole('button', { name: 'Brug dem alle igen' }).click();
    await expect(mette.panel.getByText('Digitale kompetencer · 35 kort')).toBeVisible();
  });

  await test.step('Mette deletes it after it has ended, and the meeting before it is the last one again', async () => {
    await mette.press('Start mødet');
    await end();
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: 'Slet mødet …' }).click();
    const question = mette.panel.getByRole('alertdialog', { name: 'Slet mødet for alle?' });
    await question.getByRole('button', { name: 'Slet mødet for altid' }).click();
    await expect(question).toBeHidden();
    await expect(mette.panel.getByRole('heading', { name: 'Mødet er slut' })).toBeVisible();
    await expect(mette.panel.getByText('I talte om 2 kort.')).toBeVisible();
  });
});
