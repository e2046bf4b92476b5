import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

test('[CAT-7] the catalogue opens where the card belongs that is out, and goes on by arrow keys and by search', async ({
  page,
}) => {
  const { mette } = await Meeting.atTheTable(page, { focus: 'Mette' });
  const { panel } = mette;
  await mette.press('Vend et kort');
  const question = await mette.question();
  await panel.getByRole('tab', { name: 'Katalog' }).click();

  await expect(panel.getByText('Kortet, der ligger fremme, hører til her.')).toBeVisible();
  const card = panel.getByRole('listitem').filter({ hasText: question });
  await expect(card).toContainText('ligger fremme nu');

  const wheel = panel.getByRole('radiogroup', { name: 'Kompetencehjulet' });
  const places = wheel.getByRole('radio');
  await expect(places).toHaveCount(12);
  const here = wheel.getByRole('radio', { checked: true });
  const name = (await here.getAttribute('aria-label')) ?? '';
  await here.focus();
  await page.keyboard.press('ArrowRight');
  await expect(here).not.toHaveAttribute('aria-label', name);
  await expect(here).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(here).toHaveAttribute('aria-label', name);

  await panel.getByRole('searchbox', { name: 'Søg i kataloget' }).fill('phishing');
  await panel.getByRole('button', { name: /^Data- og informationssikkerhed/ }).click();
  const heading = panel.getByRole('heading', { level: 2, name: 'Data- og informationssikkerhed' });
  await expect(heading).toBeFocused();
});
