import { expect } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

test('[HELP-2] [PRIVACY-12] The help shows the person’s role first, what the app stores of them, and a way back', async ({
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
    for (const line of ['bliver gemt i 90 dage', 'En log hos serveren', 'Skriv ikke om andres helbred'])
      await expect(help.getByText(line)).toBeVisible();
    await expect(help.getByRole('heading', { name: 'Tilgængelighed' })).toBeVisible();
    await help.getByRole('button', { name: 'Ryd denne enhed …' }).click();
    await expect(help.getByText('er så væk for altid')).toBeVisible();
    await help.getByRole('button', { name: 'Ja, ryd enheden' }).click();
    await expect(help.getByText('Enheden er ryddet.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  }

  await karen.pressOnStage('Hjælp');
  const help = karen.stage.getByRole('dialog', { name: 'Hjælp' });
  await expect(help.getByRole('group').first()).toContainText('Gæst · din rolle nu');
  await help.getByRole('button', { name: 'Luk' }).click();
  await expect(karen.stage.getByText('Du ser med.')).toBeVisible();
});

test('[HELP-4] The technical details hold no person, meeting or card', async ({ page }) => {
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
  for (const secret of ['Mette', 'Jonas', 'meeting_', '@thread', question])
    expect(details).not.toContain(secret);
  await mette.press('Kopiér tekniske oplysninger');
  await expect(
    mette.panel.getByRole('status').filter({ hasText: /^(Kopieret\.|Det kunne ikke kopieres)/ }),
  ).toBeVisible();
});

test.describe('where the app lacks its consent', () => {
  // A refusal.
  test.use({ expectedErrors: [/403 \(Forbidden\).*\/api\/sessions/] });

  test('[HELP-6] A page that could not open has the details, with the id under which the server knows its refusal', async ({
    page,
  }) => {
    const meeting = await Meeting.begin(page);
    await page.route('**/api/sessions', (route) =>
      route.fulfill({
        status: 403,
        headers: { 'x-request-id': 'request-7' },
        json: { error: { code: 'directory_refused', message: 'Consent is missing.' } },
      }),
    );
    await meeting.addApp();
    const { panel } = meeting.mette;
    await expect(panel.getByRole('heading', { name: 'Dialogkort mangler en tilladelse' })).toBeVisible();
    await panel.getByText('Tekniske oplysninger', { exact: true }).click();
    const details = panel.getByRole('textbox', { name: 'Oplysninger, der kan kopieres' });
    await expect(details).toHaveValue(/^table: none, directory_refused$/m);
    await expect(details).toHaveValue(/^last refusal: directory_refused at .+, request request-7$/m);
    for (const secret of ['Mette', 'meeting_', '@thread'])
      expect(await details.inputValue()).not.toContain(secret);
    await expectAccessible(page);
  });
});
