import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type FrameLocator } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const DANISH_LETTERS = /[æøå]/i;

interface Texts {
  readonly da: string;
  readonly en: string;
}

function questions(): readonly Texts[] {
  const file = join(import.meta.dirname, '..', '..', 'decks', 'digitale-kompetencer.json');
  const { cards } = JSON.parse(readFileSync(file, 'utf8')) as { cards: { question: Texts }[] };
  return cards.map(({ question }) => question);
}

test('[E2E-14] A person whose Teams is English reads everything in English, cards too, at the same table', async ({
  page,
}) => {
  const { mette, jonas } = await Meeting.atTheTable(page, { settings: { Jonas: { language: 'en' } } });
  const { panel, stage } = jonas;
  const isEnglish = async (...frames: readonly FrameLocator[]) => {
    for (const frame of frames) {
      await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
      await expect(frame.locator('body')).not.toHaveText(DANISH_LETTERS, { useInnerText: true });
    }
  };
  await expect(stage.getByRole('list', { name: 'Cards face down' }).getByRole('button')).toHaveCount(35);
  await isEnglish(panel, stage);

  await stage.getByRole('button', { name: 'Turn a card' }).click();
  const question = await mette.question();
  const english = questions().find(({ da }) => da === question)?.en ?? 'a question of the deck';
  await expect(stage.getByRole('heading', { level: 2, name: english, exact: true })).toBeVisible();
  await expect(jonas.card.getByRole('heading', { name: english, exact: true })).toBeVisible();
  await stage.getByRole('button', { name: 'Show examples' }).click();
  await expect(stage.getByRole('list', { name: 'Examples of answers' })).toBeVisible();
  await isEnglish(panel, stage);

  await stage.getByRole('button', { name: 'Park' }).click();
  await stage.getByRole('button', { name: 'Undo: card parked' }).click();
  await mette.seesQuestion(question);
  await expect(stage.getByText('Undone. The card is out again.').first()).toBeVisible();
  for (const place of ['Cards', 'My notes', 'Now']) {
    await panel.getByRole('tab', { name: place, exact: true }).click();
    await isEnglish(panel);
  }
  await panel.getByRole('button', { name: 'The table: roles, cards and packing up' }).click();
  await isEnglish(panel, stage);
});
