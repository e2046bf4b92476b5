import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

for (const [kind, where] of [
  ['channel', 'a meeting in a channel'],
  ['call', 'a call from a chat'],
] as const) {
  test(`[E2E-90] In ${where} the app is there at one press, and two people turn cards together`, async ({
    page,
  }) => {
    const meeting = await Meeting.begin(page, { kind });
    const { mette, jonas } = meeting;
    await page.getByRole('button', { name: 'Tilføj Dialogkort' }).click();
    await mette.press('Læg kortene på bordet');
    await mette.press('Vis bordet for alle');
    await jonas.press('Vend et kort');
    const question = await jonas.question();
    for (const person of [mette, jonas]) await person.seesQuestion(question);
    await expect(mette.panel.getByRole('button', { name: '2 er med' })).toBeVisible();
  });
}

test('[CHANNEL-6] Two meetings in one channel have a table each', async ({ page }) => {
  const meeting = await Meeting.atTheTable(page, { kind: 'channel' });
  const first = await meeting.sessionOf('Mette');
  const again = await meeting.sessionOf('Mette');
  const nextWeek = await meeting.sessionOf('Mette', 'messageid=1700000000000');
  expect(again).toBe(first);
  expect(nextWeek).not.toBe(first);
});

test("[E2E-91] The old tab's settings begin from what was chosen when a person opens them again", async ({
  page,
}) => {
  await Meeting.begin(page, { tab: 'configurable' });
  const configuration = page.frameLocator('iframe[title="Opsætning for Mette"]');
  const purpose = configuration.getByRole('radio', { name: /^Kompetenceudvikling/ });
  await page.getByRole('button', { name: 'Tilføj Dialogkort' }).click();
  await configuration.getByText('Vælg på forhånd, hvis du vil').click();
  await purpose.check();
  await page.getByRole('button', { name: 'Gem', exact: true }).click();

  await page.getByRole('button', { name: 'Indstillinger for fanen hos Mette' }).click();
  await configuration.getByText('Vælg på forhånd, hvis du vil').click();
  await expect(purpose).toBeChecked();
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(configuration.getByText('Vælg på forhånd, hvis du vil')).toBeHidden();
  await page.getByRole('button', { name: 'Indstillinger for fanen hos Mette' }).click();
  await configuration.getByText('Vælg på forhånd, hvis du vil').click();
  await expect(purpose).toBeChecked();
});
