import { expect } from '@playwright/test';
import { expectFocusInSight, tabTo } from '../support/e2e/keyboard.ts';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

test('[E2E-12] Mette runs a meeting with the keyboard alone, and the focus stays in sight when Jonas turns a card', async ({
  page,
}) => {
  const { mette, jonas } = await Meeting.atTheTable(page);
  const onStage = (name: string) => mette.stage.getByRole('button', { name, exact: true });
  const inPanel = (name: string) => mette.panel.getByRole('button', { name, exact: true });
  const { keyboard } = page;

  await test.step('she walks over the cards and turns one', async () => {
    const [first, second] = [mette.faceDown.nth(0), mette.faceDown.nth(1)];
    await tabTo(page, first, 'Shift+Tab');
    await keyboard.press('ArrowRight');
    await expectFocusInSight(second);
    await keyboard.press('End');
    await expectFocusInSight(mette.faceDown.last());
    await keyboard.press('Home');
    await keyboard.press('Enter');
    await jonas.seesQuestion(await mette.question());
    await expect(mette.stage.locator(':focus')).toHaveCount(1);
  });

  await test.step('Jonas goes on while she stands on a button', async () => {
    await tabTo(page, onStage('Næste kort'));
    const before = await mette.question();
    await jonas.pressElsewhere('Næste kort');
    await expect(mette.card.getByRole('heading')).not.toHaveText(before);
    await expectFocusInSight(onStage('Næste kort'));
    await jonas.pressElsewhere('Spring over');
    await expect(mette.pile('Sprunget over')).toHaveCount(1);
    // Not on the button that turns a card for everybody.
    await expectFocusInSight(mette.stage.locator(':focus'));
    await expect(onStage('Vend et kort')).not.toBeFocused();
    await keyboard.press('Enter');
    await tabTo(page, onStage('Vend et kort'));
  });

  await test.step('she turns, goes on, parks and takes that back', async () => {
    await keyboard.press('Space');
    const before = await mette.question();
    await jonas.seesQuestion(before);
    await tabTo(page, onStage('Næste kort'));
    await keyboard.press('Enter');
    await expect(mette.pile('Talt om')).toHaveCount(2);
    // The panel may draw after the stage.
    await expect(mette.card.getByRole('heading')).not.toHaveText(before);
    const question = await mette.question();
    await keyboard.press('p');
    await tabTo(page, onStage('Genvejstaster'));
    await expect(jonas.pile('Parkeret')).toHaveCount(0);
    await keyboard.press('Space');
    await keyboard.press('p');
    await expect(jonas.pile('Parkeret')).toHaveCount(1);
    await keyboard.press('u');
    await jonas.seesQuestion(question);
  });

  await test.step('she looks into the places of the panel and ends', async () => {
    await tabTo(page, mette.panel.getByRole('tab', { name: 'Nu' }));
    await keyboard.press('ArrowRight');
    await expectFocusInSight(mette.panel.getByRole('tab', { name: 'Kort', exact: true }));
    await expect(mette.panel.getByText('Talt om')).toBeVisible();
    await tabTo(page, inPanel('Bordet: roller, kort og afslutning'), 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(mette.panel.getByRole('dialog', { name: 'Bordet' })).toBeVisible();
    await keyboard.press('Escape');
    await expectFocusInSight(inPanel('Bordet: roller, kort og afslutning'));
    await keyboard.press('Enter');
    await tabTo(page, inPanel('Pak kortene sammen …'));
    await keyboard.press('Enter');
    await expectFocusInSight(inPanel('Bliv ved bordet'));
    await tabTo(page, inPanel('Pak kortene sammen'), 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(jonas.stage.getByRole('heading', { name: 'Tak for snakken' })).toBeVisible();
    await expect(mette.panel.locator(':focus')).toHaveCount(1);
  });
});

test('[E2E-13] A person who writes is not interrupted when others turn cards', async ({ page }) => {
  const { mette, jonas } = await Meeting.atTheTable(page);
  const words = 'Hvem spørger du, når du ikke kan finde ud af det?'.split(' ');
  const field = jonas.panel.getByRole('textbox', { name: 'Dit spørgsmål' });
  await jonas.goToOwnCards();
  await field.click();

  const steps = ['Vend et kort', 'Næste kort', 'Parkér', 'Vend et kort'];
  for (const [index, word] of words.entries()) {
    await page.keyboard.type(index === 0 ? word : ` ${word}`);
    const step = steps[index];
    if (step !== undefined) await mette.pressElsewhere(step);
  }
  await expect(jonas.pile('Parkeret')).toHaveCount(1);
  await jonas.seesQuestion(await mette.question());
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(words.join(' '));
});
