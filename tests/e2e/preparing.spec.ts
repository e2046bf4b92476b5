import { expect } from '@playwright/test';
import { choose, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

test('[E2E-70] A leader chooses beforehand, a colleague prepares with her, and one press starts the meeting', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, { people: ['colleague'], tab: 'configurable' });
  const { mette, jonas } = meeting;

  await test.step('Mette chooses areas and purpose when she adds the app', async () => {
    await page.getByRole('button', { name: 'Tilføj Dialogkort' }).click();
    const configuration = page.frameLocator('iframe[title="Opsætning for Mette"]');
    await configuration.getByText('Vælg på forhånd, hvis du vil').click();
    await configuration.getByRole('checkbox', { name: 'Teknologiforståelse' }).uncheck();
    await configuration.getByRole('radio', { name: /^Kompetenceudvikling/ }).check();
    await configuration.getByRole('combobox', { name: 'Tid til hvert kort' }).selectOption('8');
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(mette.panel.getByText('Digitale kompetencer · 29 kort')).toBeVisible();
  });

  await test.step('Jonas leaves out an area, and both see it', async () => {
    await jonas.press('Gør kortene klar');
    const sheet = jonas.panel.getByRole('dialog', { name: 'Gør kortene klar' });
    await expect(sheet.getByRole('combobox', { name: 'Tid til hvert kort' })).toHaveValue('8');
    await expect(sheet.getByRole('radio', { name: /^Kompetenceudvikling/ })).toBeChecked();
    await sheet.getByRole('checkbox', { name: /^Udvikling og implementering/ }).click();
    await expect(sheet.getByText('21 af 35 kort er med.')).toBeVisible();
    await expect(mette.panel.getByText('Digitale kompetencer · 21 kort')).toBeVisible();
  });

  await test.step('Jonas says that a card is not for them, and takes that back', async () => {
    const sheet = jonas.panel.getByRole('dialog', { name: 'Gør kortene klar' });
    await sheet.getByRole('button', { name: 'Vis kortene i Anvendelseskompetencer' }).click();
    await sheet
      .getByRole('button', { name: /^Ikke for os: / })
      .first()
      .click();
    await expect(mette.panel.getByText('Digitale kompetencer · 20 kort')).toBeVisible();
    await sheet.getByRole('button', { name: /^Tag med igen: / }).click();
    await expect(mette.panel.getByText('Digitale kompetencer · 21 kort')).toBeVisible();
  });

  await test.step('Jonas lays the cards in an order', async () => {
    const sheet = jonas.panel.getByRole('dialog', { name: 'Gør kortene klar' });
    await choose(sheet.getByRole('radio', { name: 'I den rækkefølge, de ligger' }));
    const down = sheet.getByRole('button', { name: /^Flyt ned: / });
    await down.first().focus();
    const label = (await down.first().getAttribute('title')) ?? '';
    await page.keyboard.press('Enter');
    await expect(down.nth(1)).toHaveAttribute('title', label);
    await expect(down.nth(1)).toBeFocused();
    await sheet.getByRole('button', { name: 'Færdig' }).click();
  });

  await test.step('Mette starts with one press, and the cards lie as they were laid', async () => {
    await mette.press('Læg kortene på bordet');
    await mette.press('Vis bordet for alle');
    await expect(jonas.faceDown).toHaveCount(21);
    await mette.goTo('Kort');
    await mette.goTo('Nu');
    await mette.pressOnStage('Vend et kort');
    await expect(mette.card).toBeVisible();
  });
});
