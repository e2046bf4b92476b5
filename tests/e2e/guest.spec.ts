import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

test('[E2E-7] A guest without an account follows the stage, has no side panel and no button that does nothing', async ({
  page,
}) => {
  const { mette, karen } = await Meeting.atTheTable(page, { people: ['guest'] });
  const help = karen.stage.getByRole('button', { name: 'Hjælp' });
  // Whoever has no side panel finds help here; nothing else is to press.
  await expect(help).toBeVisible();
  const buttons = karen.stage.getByRole('button').and(karen.stage.locator(':not(:text-is("Hjælp"))'));
  await expect(karen.stage.getByText('Du ser med.')).toBeVisible();
  await expect(karen.panelFrame).toBeHidden();
  await expect(karen.stage.getByRole('img', { name: /^Kort \d+, .*, ikke vendt$/ })).toHaveCount(35);
  await expect(buttons).toHaveCount(0);

  await mette.pressOnStage('Vend et kort');
  const question = await mette.question();
  await karen.seesQuestion(question);
  await expect(buttons).toHaveCount(1);
  await expect(buttons).toHaveAccessibleName('Vis eksempler');
  await buttons.click();
  await expect(karen.stage.getByRole('list', { name: 'Eksempler på svar' })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('p');
  await karen.seesQuestion(question);

  await mette.pressOnStage('Parkér');
  await expect(karen.pile('Parkeret')).toHaveCount(1);
  await expect(karen.pile('Parkeret').getByRole('img')).toHaveAccessibleName(
    new RegExp(question.slice(0, 20)),
  );
  await expect(buttons).toHaveCount(0);
  await expect(mette.panel.getByRole('button', { name: '2 er med' })).toBeVisible();
});

test.describe('When the stage is closed to guests', () => {
  // The guest's page learns it by being refused.
  test.use({ expectedErrors: [/401 \(Unauthorized\)|The ticket is no longer valid/] });

  test('[ACCESS-21] a facilitator sees who opened it to them, and they see why they are out', async ({
    page,
  }) => {
    const { mette, karen } = await Meeting.atTheTable(page, { people: ['guest'] });
    await mette.panel.getByRole('button', { name: '2 er med' }).click();
    const openedBy = mette.panel.getByText('Bordet er åbent for gæster uden konto. Vist af dig.');
    await expect(openedBy).toBeVisible();
    await mette.press('Luk for gæster');
    await expect(openedBy).toBeHidden();
    await expect(karen.stage.getByText('Visningen er løbet ud')).toBeVisible();
  });
});
