import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';
import { writePdf } from '../support/import/pdf.ts';
import { Dice } from '../support/import/random.ts';
import { type PrintedDeck, printSheets } from '../support/import/sheets.ts';
import { examples, guide, question } from '../support/import/wording.ts';

const PAPER = resolve(import.meta.dirname, '../../../shared/source/kl-dialogkort.pdf');
const CARDS_OF_AREAS = [8, 5];

function generated(): { readonly deck: PrintedDeck; readonly pdf: Buffer } {
  const dice = new Dice(11);
  const deck: PrintedDeck = {
    areas: [['Samarbejde'], ['Trivsel']],
    cards: CARDS_OF_AREAS.flatMap((count, area) =>
      Array.from({ length: count }, () => ({
        area,
        question: question(dice),
        examples: examples(dice, 'For eksempel:'),
      })),
    ),
  };
  const pages = printSheets(
    deck,
    {
      rows: 2,
      columns: 3,
      page: [842, 595],
      margin: 20,
      backs: 'mirrored before',
      areaPerSheet: true,
      size: 10,
      guide: guide(),
    },
    dice,
  );
  return { deck, pdf: Buffer.from(writePdf(pages)) };
}

/** The decks' page of one person, opened from the menu. */
async function openDecks(person: Attendee): Promise<Locator> {
  const menu = await person.openMenu();
  await menu.getByRole('button', { name: 'Vælg, hent eller lav et kortsæt …' }).click();
  const page = person.panel.getByRole('dialog', { name: 'Kortsæt' });
  await expect(page.getByRole('heading', { name: 'Digitale kompetencer' })).toBeVisible();
  return page;
}

async function importFile(person: Attendee, file: { name: string; buffer: Buffer } | string) {
  await person.press('Hent fra en fil');
  await person.panel
    .locator('input[type=file]')
    .setInputFiles(typeof file === 'string' ? file : { ...file, mimeType: 'application/pdf' });
  await expect(person.panel.getByRole('button', { name: 'Ret kort 1', exact: true })).toBeVisible();
}

function cardsOf(person: Attendee, area: string | RegExp): Locator {
  return person.panel.getByRole('region', { name: area }).getByRole('button', { name: /^Ret kort \d+$/ });
}

test('[E2E-60] Somebody imports a PDF, puts a card right, uses the deck and keeps it for the team', async ({
  page,
}) => {
  const { deck, pdf } = generated();
  const meeting = await Meeting.begin(page, { people: ['colleague'] });
  const { mette, jonas } = meeting;
  await meeting.addApp();

  await test.step('Every card of the file is there, in its area', async () => {
    await openDecks(mette);
    await importFile(mette, { name: 'vores kort.pdf', buffer: pdf });
    await expect(cardsOf(mette, 'Samarbejde')).toHaveCount(8);
    await expect(cardsOf(mette, 'Trivsel')).toHaveCount(5);
    for (const card of deck.cards) {
      await expect(mette.panel.getByText(card.question, { exact: true }).first()).toBeAttached();
    }
  });

  await test.step('Mette rewrites a card, takes that back and does it again', async () => {
    await mette.press('Ret kort 1');
    const field = mette.panel.getByRole('textbox', { name: 'Spørgsmål' });
    await field.fill('Hvad vil vi blive bedre til?');
    await mette.press('Færdig med kortet');
    await mette.press('Fortryd');
    await expect(mette.panel.getByText('Hvad vil vi blive bedre til?')).toBeHidden();
    await mette.press('Gentag');
    await expect(mette.panel.getByText('Hvad vil vi blive bedre til?')).toBeVisible();
  });

  await test.step('A title that is missing keeps the deck from being kept, and is found', async () => {
    await mette.panel.getByText('Navn og beskrivelse').click();
    const name = mette.panel.getByRole('textbox', { name: 'Navn', exact: true });
    await name.fill('');
    await mette.press('Gem for holdet');
    await expect(mette.panel.getByRole('alert').getByText('Kortsættet, navn: mangler.')).toBeVisible();
    await name.fill('Vores kort');
    await mette.press('Gem for holdet');
    await expect(mette.panel.getByText('Gemt for holdet (udgave 1).').first()).toBeVisible();
  });

  await test.step('The deck is laid on the table, and the meeting is about its cards', async () => {
    await mette.press('Brug her');
    await mette.press('Start mødet');
    await mette.press('Vis bordet for alle');
    await expect(jonas.faceDown).toHaveCount(13);
  });

  await test.step('Jonas finds the deck and changes it; the running meeting keeps its cards', async () => {
    await openDecks(jonas);
    await jonas.press('Ret Vores kort');
    await jonas.press('Ret kort 2');
    await jonas.press('Fjern kort 2');
    await jonas.press('Gem for holdet');
    await expect(jonas.panel.getByText('Gemt for holdet (udgave 2).').first()).toBeVisible();
    await expect(mette.faceDown).toHaveCount(13);
  });
});

test.describe('when two people change the same deck', () => {
  // The server's refusal is what the test is about.
  test.use({ expectedErrors: [/409 \(Conflict\).*\/decks\//] });

  test('[E2E-61] who comes later keeps theirs as a copy, and closing a page loses nothing', async ({
    page,
  }) => {
    const meeting = await Meeting.begin(page, { people: ['colleague'] });
    const { mette, jonas } = meeting;
    await meeting.addApp();

    await openDecks(mette);
    await mette.press('Lav et nyt');
    await mette.panel.getByRole('textbox', { name: 'Navn', exact: true }).fill('Om vagter');
    await mette.panel.getByRole('textbox', { name: 'Områdets navn' }).fill('Vagter');
    await mette.press('Tilføj et kort i Vagter');
    await mette.panel.getByRole('textbox', { name: 'Spørgsmål' }).fill('Hvornår er en vagt god?');
    await mette.press('Gem for holdet');
    await expect(mette.panel.getByText('Gemt for holdet (udgave 1).').first()).toBeVisible();

    await openDecks(jonas);
    await jonas.press('Ret Om vagter');
    await jonas.press('Ret kort 1');
    await jonas.panel.getByRole('textbox', { name: 'Spørgsmål' }).fill('Hvornår er en vagt for lang?');

    await mette.panel.getByRole('textbox', { name: 'Spørgsmål' }).fill('Hvornår er en vagt rolig?');
    await mette.press('Gem for holdet');
    await expect(mette.panel.getByText('Gemt for holdet (udgave 2).').first()).toBeVisible();

    await jonas.press('Gem for holdet');
    const question = jonas.panel.getByRole('alertdialog', {
      name: 'En anden har ændret kortsættet imens',
    });
    await question.getByRole('button', { name: 'Gem mit som en kopi' }).click();
    await jonas.press('Tilbage til kortsættene');
    const leaving = jonas.panel.getByRole('alertdialog', { name: 'Gem kortsættet for holdet?' });
    await leaving.getByRole('button', { name: 'Gem det senere' }).click();
    await jonas.reload();

    await openDecks(jonas);
    await jonas.press('Fortsæt med Kopi af Om vagter');
    await expect(jonas.panel.getByText('Hvornår er en vagt for lang?')).toBeVisible();
    await jonas.press('Gem for holdet');
    await expect(jonas.panel.getByText('Gemt for holdet (udgave 1).').first()).toBeVisible();
    await jonas.press('Tilbage til kortsættene');
    const list = jonas.panel.getByRole('region', { name: 'Holdets egne' });
    await expect(list.getByRole('heading', { level: 4 })).toHaveText(['Kopi af Om vagter', 'Om vagter']);
  });
});

test('[E2E-62] a file that is no deck is refused in a sentence, and reading can be stopped', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, { people: [] });
  const { mette } = meeting;
  await meeting.addApp();
  await openDecks(mette);
  await mette.press('Hent fra en fil');
  const input = mette.panel.locator('input[type=file]');
  const refusals: readonly (readonly [string, Buffer, RegExp])[] = [
    ['tom.pdf', Buffer.alloc(0), /Filen er tom/],
    ['billede.pdf', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /hverken PDF, tekst/],
    ['ødelagt.pdf', Buffer.from('%PDF-1.7\nikke mere'), /beskadiget/],
    ['side.html', Buffer.from('<!doctype html><script>alert(1)</script>'), /webside/],
  ];
  for (const [name, buffer, sentence] of refusals) {
    await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await expect(mette.panel.getByRole('alert').getByText(sentence)).toBeVisible();
  }
  await mette.press('Tilbage til kortsættene');
  await expect(mette.panel.getByRole('region', { name: 'Ikke gemt endnu' })).toBeHidden();
});

const paperTest = existsSync(PAPER) ? test : test.skip;
if (!existsSync(PAPER)) {
  process.stderr.write(`Skipped the publisher's document: there is no ${join('shared', 'source')} here.\n`);
}

paperTest('The publisher’s document gives 35 cards, and both ways to read its sheets', async ({ page }) => {
  const meeting = await Meeting.begin(page, { people: [] });
  const { mette } = meeting;
  await meeting.addApp();
  await openDecks(mette);
  await importFile(mette, PAPER);
  const counts = async () => {
    const region = mette.panel.getByRole('region');
    const areas = region.filter({ hasNot: mette.panel.getByRole('region') });
    const found: number[] = [];
    for (const area of await areas.all()) {
      const cards = await area.getByRole('button', { name: /^Ret kort \d+$/ }).count();
      if (cards > 0) found.push(cards);
    }
    return found;
  };
  await expect(mette.panel.getByRole('radio', { name: /Efter arkets plads/ })).toBeChecked();
  expect(await counts()).toEqual([11, 6, 10, 8]);
  await mette.panel.getByRole('radio', { name: /Som trykt/ }).check();
  await expect.poll(async () => [...(await counts())].sort()).toEqual([17, 6, 6, 6]);
  await mette.press('Brug her');
  await mette.press('Start mødet');
  await mette.press('Vis bordet for alle');
  await expect(mette.faceDown).toHaveCount(35);
});
