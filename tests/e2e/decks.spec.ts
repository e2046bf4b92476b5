import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
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
  const cards = await person.openFromMenu('Kort og formål');
  await cards.getByRole('button', { name: 'Vælg, hent eller lav et kortsæt …' }).click();
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

test('[E2E-60] A person imports a PDF, corrects a card, uses the deck and saves it for the team', async ({
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
    await mette.press('Gem til jer alle');
    await expect(mette.panel.getByRole('alert').getByText('Kortsættet, navn: mangler.')).toBeVisible();
    await name.fill('Vores kort');
    await mette.press('Gem til jer alle');
    await expect(mette.panel.getByText('Gemt til jer alle (udgave 1).').first()).toBeVisible();
  });

  await test.step('The deck is laid on the table, and the meeting is about its cards', async () => {
    await mette.press('Brug kortsættet');
    await mette.press('Læg kortene på bordet');
    await mette.press('Vis bordet for alle');
    await expect(jonas.faceDown).toHaveCount(13);
  });

  await test.step('Jonas finds the deck and changes it; the running meeting keeps its cards', async () => {
    await openDecks(jonas);
    await jonas.press('Ret Vores kort');
    await jonas.press('Ret kort 2');
    await jonas.press('Fjern kort 2');
    await jonas.press('Gem til jer alle');
    await expect(jonas.panel.getByText('Gemt til jer alle (udgave 2).').first()).toBeVisible();
    await expect(mette.faceDown).toHaveCount(13);
  });
});

test.describe('when two people change the same deck', () => {
  // The refusals of the server are what these tests are about.
  test.use({ expectedErrors: [/40[49] \(.*\/decks\//] });

  test('[E2E-61] the later person keeps their version as a copy, and closing a page loses nothing', async ({
    page,
  }) => {
    const { jonas } = await withTwoVersions(page);
    const question = await askedAfterKeeping(jonas);
    await question.getByRole('button', { name: 'Gem mit som en kopi' }).click();
    await jonas.press('Tilbage til kortsættene');
    const leaving = jonas.panel.getByRole('alertdialog', { name: 'Gem kortsættet til jer alle?' });
    await leaving.getByRole('button', { name: 'Gem det senere' }).click();
    await jonas.reload();

    await openDecks(jonas);
    await jonas.press('Fortsæt med Kopi af Om vagter');
    await expect(jonas.panel.getByText(LATER)).toBeVisible();
    await jonas.press('Gem til jer alle');
    await expect(jonas.panel.getByText('Gemt til jer alle (udgave 1).').first()).toBeVisible();
    await jonas.press('Tilbage til kortsættene');
    const list = jonas.panel.getByRole('region', { name: 'Jeres egne' });
    await expect(list.getByRole('heading', { level: 4 })).toHaveText(['Kopi af Om vagter', 'Om vagter']);
  });

  test('[DECK-36] the new version replaces the own one on screen and on the device, and is edited on', async ({
    page,
  }) => {
    const { jonas } = await withTwoVersions(page);
    const question = await askedAfterKeeping(jonas);
    await question.getByRole('button', { name: 'Hent den nye, og kassér mit' }).click();
    await expect(jonas.panel.getByText(SECOND)).toBeVisible();
    await expect(jonas.panel.getByText(LATER)).toBeHidden();
    await expect(jonas.panel.getByText('Gemt til jer alle (udgave 2).').first()).toBeVisible();

    await jonas.press('Ret kort 1');
    await jonas.panel.getByRole('textbox', { name: 'Spørgsmål' }).fill('Hvornår er en vagt delt?');
    await jonas.press('Gem til jer alle');
    await expect(jonas.panel.getByText('Gemt til jer alle (udgave 3).').first()).toBeVisible();
    await jonas.press('Tilbage til kortsættene');
    await expect(jonas.panel.getByRole('region', { name: 'Ikke gemt endnu' })).toBeHidden();
  });

  test('[DECK-36] going on with editing keeps the own deck, which asks again when it is kept', async ({
    page,
  }) => {
    const { jonas } = await withTwoVersions(page);
    const question = await askedAfterKeeping(jonas);
    await question.getByRole('button', { name: 'Ret videre' }).click();
    await expect(question).toBeHidden();
    await expect(jonas.panel.getByRole('textbox', { name: 'Spørgsmål' })).toHaveValue(LATER);
    const again = await askedAfterKeeping(jonas);
    await again.getByRole('button', { name: 'Ret videre' }).click();
    await jonas.reload();
    await openDecks(jonas);
    await jonas.press('Fortsæt med Om vagter');
    await expect(jonas.panel.getByText(LATER)).toBeVisible();
  });

  test('[DECK-36] of a deck that was deleted there is no new version, and the own one becomes a copy', async ({
    page,
  }) => {
    const { mette, jonas } = await withTwoVersions(page);
    await mette.press('Tilbage til kortsættene');
    await mette.panel.getByText('Mere', { exact: true }).first().click();
    await mette.press('Slet Om vagter');
    await mette.press('Ja, slet: Om vagter');
    await expect(mette.panel.getByText('Kortsættet er slettet.').first()).toBeVisible();

    const question = await askedAfterKeeping(jonas);
    await expect(question.getByText('Kortsættet er slettet af en anden imens.')).toBeVisible();
    await expect(question.getByRole('button', { name: 'Hent den nye, og kassér mit' })).toBeHidden();
    await question.getByRole('button', { name: 'Gem mit som en kopi' }).click();
    await jonas.press('Gem til jer alle');
    await expect(jonas.panel.getByText('Gemt til jer alle (udgave 1).').first()).toBeVisible();
    await expect(jonas.panel.getByText(LATER)).toBeVisible();
  });
});

const SECOND = 'Hvornår er en vagt rolig?';
const LATER = 'Hvornår er en vagt for lang?';

/** Mette has kept a second version of a deck while Jonas, who is still in the first, has written something else. */
async function withTwoVersions(page: Page): Promise<{ mette: Attendee; jonas: Attendee }> {
  const meeting = await Meeting.begin(page, { people: ['colleague'] });
  const { mette, jonas } = meeting;
  await meeting.addApp();

  await openDecks(mette);
  await mette.press('Lav et nyt');
  await mette.panel.getByRole('textbox', { name: 'Navn', exact: true }).fill('Om vagter');
  await mette.panel.getByRole('textbox', { name: 'Områdets navn' }).fill('Vagter');
  await mette.press('Tilføj et kort i Vagter');
  await mette.panel.getByRole('textbox', { name: 'Spørgsmål' }).fill('Hvornår er en vagt god?');
  await mette.press('Gem til jer alle');
  await expect(mette.panel.getByText('Gemt til jer alle (udgave 1).').first()).toBeVisible();

  await openDecks(jonas);
  await jonas.press('Ret Om vagter');
  await jonas.press('Ret kort 1');
  await jonas.panel.getByRole('textbox', { name: 'Spørgsmål' }).fill(LATER);

  await mette.panel.getByRole('textbox', { name: 'Spørgsmål' }).fill(SECOND);
  await mette.press('Gem til jer alle');
  await expect(mette.panel.getByText('Gemt til jer alle (udgave 2).').first()).toBeVisible();
  return { mette, jonas };
}

async function askedAfterKeeping(person: Attendee): Promise<Locator> {
  await person.press('Gem til jer alle');
  const question = person.panel.getByRole('alertdialog', { name: 'En anden har ændret kortsættet imens' });
  await expect(question).toBeVisible();
  return question;
}

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
    ['billede.pdf', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /Filen er et billede/],
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

test('The publisher’s document gives 35 cards, and both ways to read its sheets', async ({ page }) => {
  // biome-ignore lint/suspicious/noSkippedTests: the publisher's document stands on the machines of those who may have it
  test.skip(!existsSync(PAPER), `there is no ${PAPER}`);
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
  await mette.press('Brug kortsættet');
  await mette.press('Læg kortene på bordet');
  await mette.press('Vis bordet for alle');
  await expect(mette.faceDown).toHaveCount(35);
});
