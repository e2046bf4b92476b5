import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

// Whoever is at a table that is deleted loses its document: Fluid says so, and what asks for it learns that it is gone. What
// is loaded first of the meeting that has ended before it may still say that it runs.
test.use({
  expectedErrors: [
    /The document does not exist|There is no such session or document for you|The token has been revoked|401 \(Unauthorized\).*\/(documents|repos|deltas)\/|404 \(Not Found\).*\/(api\/sessions|repos)\/|409 \(Conflict\).*\/roles\/claim/,
  ],
});

test('[E2E-71] A meeting that ended too soon goes on, the next one offers what is left, and a deleted one is gone', async ({
  page,
}) => {
  const meeting = await Meeting.atTheTable(page, { people: ['colleague'] });
  const { mette, jonas } = meeting;
  const end = async () => {
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: 'Pak kortene sammen …' }).click();
    const question = mette.panel.getByRole('alertdialog', { name: 'Pak kortene sammen?' });
    await question.getByRole('button', { name: 'Pak kortene sammen' }).click();
    await expect(jonas.panel.getByRole('heading', { name: 'Kortene er pakket sammen' })).toBeVisible();
  };

  await test.step('They talk about a card, and Mette ends the meeting', async () => {
    await mette.pressOnStage('Vend et kort');
    await mette.pressOnStage('Færdig');
    await end();
  });

  await test.step('It was too soon: Mette opens it again, and Jonas goes on', async () => {
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: 'Tag kortene frem igen' }).click();
    await expect(jonas.faceDown).toHaveCount(34);
    await jonas.pressOnStage('Vend et kort');
    await jonas.pressOnStage('Færdig');
    await expect(mette.pile('Talt om')).toHaveCount(2);
    await end();
  });

  await test.step('The next meeting offers the cards that are left, and tells who led', async () => {
    await mette.goTo('Kort');
    await mette.goTo('Nu');
    await mette.press('Læg kortene på bordet igen');
    const since = jonas.panel.getByRole('region', { name: 'Siden sidst' });
    await expect(since).toContainText('Mette');
    await expect(since).toContainText('I har ingen åbne aftaler.');
    await expect(jonas.panel.getByText('Digitale kompetencer · 33 kort')).toBeVisible();
    await since.getByRole('button', { name: 'Brug dem alle igen' }).click();
    await expect(mette.panel.getByText('Digitale kompetencer · 35 kort')).toBeVisible();
  });

  await test.step('Mette deletes it after it has ended, and the meeting before it is the last one again', async () => {
    await mette.press('Læg kortene på bordet');
    await end();
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: 'Slet alt fra dette bord …' }).click();
    const question = mette.panel.getByRole('alertdialog', { name: 'Slet alt fra dette bord?' });
    await question.getByRole('button', { name: 'Slet det hele', exact: true }).click();
    await expect(question).toBeHidden();
    await expect(mette.panel.getByRole('heading', { name: 'Kortene er pakket sammen' })).toBeVisible();
    await expect(mette.panel.getByText('I talte om 2 kort.')).toBeVisible();
  });

  await test.step('she undoes that at once, deletes it again, and finds it in the menu', async () => {
    await mette.panel.getByRole('button', { name: 'Fortryd', exact: true }).click();
    await expect(mette.panel.getByText('I talte om 2 kort.')).toBeHidden();
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: 'Slet alt fra dette bord …' }).click();
    const question = mette.panel.getByRole('alertdialog', { name: 'Slet alt fra dette bord?' });
    await question.getByRole('button', { name: 'Slet det hele', exact: true }).click();
    await expect(mette.panel.getByText('I talte om 2 kort.')).toBeVisible();
    await (await mette.openMenu()).getByRole('button', { name: 'Hent bordet tilbage' }).click();
    await expect(mette.panel.getByText('I talte om 2 kort.')).toBeHidden();
  });
});
