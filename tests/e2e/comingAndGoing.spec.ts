import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const OWN_QUESTION = 'Hvad gør vi, når nettet er væk?';
const AWAY = 'Forbindelsen er væk et øjeblik.';

test('[E2E-3] A person who joins late sees the current card and where all the others lie', async ({
  page,
}) => {
  const meeting = await Meeting.atTheTable(page);
  const { mette, jonas, amina } = meeting;
  await mette.pressOnStage('Vend et kort');
  await mette.pressOnStage('Parkér');
  await mette.pressOnStage('Vend et kort');
  const question = await mette.question();

  await meeting.addPerson('Kollega');
  await amina.seesQuestion(question);
  await expect(amina.card.getByRole('heading', { name: question })).toBeVisible();
  await expect(amina.pile('Parkeret')).toHaveCount(1);
  await expect(amina.faceDown).toHaveCount(33);

  await amina.pressOnStage('Næste kort');
  await expect(jonas.pile('Talt om')).toHaveCount(1);
});

test('[E2E-4] A person who reloads is back at the same card, with their role and words', async ({ page }) => {
  const { mette, jonas } = await Meeting.atTheTable(page);
  await jonas.goToOwnCards();
  await jonas.panel.getByRole('textbox', { name: 'Dit spørgsmål' }).fill(OWN_QUESTION);
  await mette.pressOnStage('Vend et kort');
  const question = await mette.question();
  await jonas.seesQuestion(question);

  await mette.reload();
  await jonas.reload();
  for (const person of [mette, jonas]) await person.seesQuestion(question);
  await jonas.goToOwnCards();
  await expect(jonas.panel.getByRole('textbox', { name: 'Dit spørgsmål' })).toHaveValue(OWN_QUESTION);
  const menu = await mette.openMenu();
  await expect(menu.getByText('Mødeleder: Mette Lindholm')).toBeVisible();
  await menu.getByRole('button', { name: 'Luk' }).click();

  await mette.pressOnStage('Færdig');
  for (const person of [mette, jonas]) await expect(person.pile('Talt om')).toHaveCount(1);
});

test.describe('without a network', () => {
  test.use({ expectedErrors: [/net::ERR_|WebSocket/] });

  test('[E2E-5] A person who loses the network for twenty seconds is told, and no work of theirs or others is lost', async ({
    page,
  }) => {
    const { mette, jonas } = await Meeting.atTheTable(page);
    // Announced once, by the panel; seen on both.
    const lines = [
      jonas.panel.getByRole('status').filter({ hasText: AWAY }),
      jonas.stage.getByText(AWAY, { exact: false }),
    ];
    await mette.pressOnStage('Vend et kort');
    const before = await mette.question();
    await jonas.seesQuestion(before);
    await jonas.goToOwnCards();
    for (const line of lines) await expect(line).toBeHidden();

    await page.getByRole('button', { name: 'Jonas mister nettet i 20 sekunder' }).click();
    await jonas.writeOwnCard(OWN_QUESTION);
    await mette.pressOnStage('Næste kort');
    const after = await mette.question();
    await mette.seesQuestion(after);
    for (const line of lines) await expect(line).toBeVisible();
    await expect(jonas.panel.getByText('Det, du har gjort, er gemt her')).toBeVisible();
    await jonas.seesQuestion(before);

    await jonas.seesQuestion(after);
    const own = mette.stage.getByRole('button', { name: 'Vend kort 36, Eget kort' });
    await expect(own).toBeVisible();
    await expect(
      jonas.panel.getByRole('status').filter({ hasText: 'Forbindelsen er der igen.' }),
    ).toBeVisible();
    for (const line of lines) await expect(line).toBeHidden();
    await own.click();
    for (const person of [mette, jonas]) await person.seesQuestion(OWN_QUESTION);
  });
});
