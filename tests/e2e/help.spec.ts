import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

test('[HELP-2] Whoever asks finds help for their role first, what the app keeps of them, and a way back', async ({
  page,
}) => {
  const { mette, jonas, karen } = await Meeting.atTheTable(page, { people: ['colleague', 'guest'] });
  for (const [person, role] of [
    [mette, 'Mødeleder'],
    [jonas, 'Deltager'],
  ] as const) {
    const menu = await person.openMenu();
    await menu.getByRole('button', { name: 'Hjælp og om appen' }).click();
    const help = person.panel.getByRole('dialog', { name: 'Hjælp og om appen' });
    await expect(help.getByRole('group').first()).toContainText(`${role} · din rolle nu`);
    await expect(help.getByRole('group').first().getByRole('listitem').first()).toBeVisible();
    await expect(help.getByRole('heading', { name: 'Privatliv' })).toBeVisible();
    await expect(help.getByRole('heading', { name: 'Tilgængelighed' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  }

  await karen.pressOnStage('Hjælp');
  const help = karen.stage.getByRole('dialog', { name: 'Hjælp' });
  await expect(help.getByRole('group').first()).toContainText('Gæst · din rolle nu');
  await help.getByRole('button', { name: 'Luk' }).click();
  await expect(karen.stage.getByText('Du ser med.')).toBeVisible();
});

test('[HELP-4] The details for whoever helps name nobody, no meeting and no card', async ({ page }) => {
  const { mette } = await Meeting.atTheTable(page);
  await mette.pressOnStage('Vend et kort');
  const question = await mette.question();
  const menu = await mette.openMenu();
  await menu.getByRole('button', { name: 'Hjælp og om appen' }).click();
  const details = await mette.panel
    .getByRole('textbox', { name: 'Oplysninger, der kan kopieres' })
    .inputValue();
  expect(details).toMatch(/^Dialogkort \d+\.\d+\.\d+$/m);
  expect(details).toMatch(/^connection: live/m);
  for (const secret of ['Mette', 'Jonas', 'meeting_', '19:', question]) expect(details).not.toContain(secret);
  await mette.press('Kopiér tekniske oplysninger');
  await expect(
    mette.panel.getByRole('status').filter({ hasText: /^(Kopieret\.|Det kunne ikke kopieres)/ }),
  ).toBeVisible();
});
