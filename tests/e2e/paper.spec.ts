import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { cardCodes } from '../../src/domain/deck/cardCode.ts';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';
import { builtInDeck } from '../support/paper/decks.ts';

test('[PAPER-12] Mette makes paper cards in the panel, and Jonas turns one by its code for all', async ({
  page,
}) => {
  const { mette, jonas } = await Meeting.atTheTable(page);

  await test.step('the file has every card', async () => {
    const cards = await mette.openFromMenu('Kort og formål');
    await cards.getByRole('button', { name: 'Vælg, hent eller lav et kortsæt …' }).click();
    await mette.panel.getByRole('button', { name: 'Se kortene i Digitale kompetencer' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), mette.press('Lav papirkort')]);
    expect(file.suggestedFilename()).toBe('digitale-kompetencer.pdf');
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(mette.panel.getByText('Filen er klar: 9 ark.')).toBeVisible();
  });

  await test.step('the code turns the card it stands on', async () => {
    const [card] = builtInDeck().cards;
    const code = cardCodes(builtInDeck().cards).get(card?.id ?? '') ?? '';
    await jonas.goTo('Kort');
    await jonas.panel.getByText('Har du kortet på papir?').click();
    const field = jonas.panel.getByRole('textbox', { name: 'Kode' });
    await field.fill('AAAB');
    await page.keyboard.press('Enter');
    await expect(jonas.panel.getByText('Det er ikke en kode.')).toBeVisible();
    await field.fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await mette.seesQuestion(card?.question.da ?? '');
    await expect(field).toHaveValue('');
  });
});
