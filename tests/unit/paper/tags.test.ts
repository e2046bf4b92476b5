/** The tags of a printed deck as pdf.js reads them back. */
import { paperFonts } from '../../../scripts/deck/print.ts';
import { inLanguage } from '../../../src/domain/deck/localized.ts';
import { openPdf } from '../../../src/import/pdf/openPdf.ts';
import { printDeck } from '../../../src/paper/printDeck.ts';
import { printLargeDeck } from '../../../src/paper/printLargeDeck.ts';
import { printLeaderSheet } from '../../../src/paper/printLeaderSheet.ts';
import { builtInDeck, deckOfTexts } from '../../support/paper/decks.ts';
import { readPaper } from '../../support/paper/readPaper.ts';

jest.setTimeout(60_000);

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

async function pagesOf(pdf: Uint8Array) {
  const { task, close } = await openPdf(pdf);
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const tree = (await page.getStructTree()) as Node | null;
    const { items } = await page.getTextContent({ includeMarkedContent: false });
    const sizes = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [Math.hypot(item.transform[0], item.transform[1])] : [],
    );
    pages.push({ roles: rolesOf(tree), figures: figuresOf(tree), sizes });
  }
  const marks: unknown = await document.getMarkInfo();
  await close();
  return { pages, isMarked: new Map(marks as Iterable<[string, boolean]>).get('Marked') === true };
}

const rolesOf = (node: Node | null): readonly string[] =>
  node === null ? [] : [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesOf)];
const figuresOf = (node: Node | null): readonly string[] =>
  node === null
    ? []
    : [...(node.role === 'Figure' ? [node.alt ?? ''] : []), ...(node.children ?? []).flatMap(figuresOf)];

test('[PAPER-14] each card is a heading with its area, its examples as a list, and a named code; the rest is skipped', async () => {
  const { pdf } = await printDeck(builtInDeck(), 'da', paperFonts());
  const { pages, isMarked } = await pagesOf(pdf);
  expect(isMarked).toBe(true);
  const [front, back] = pages;
  expect(front?.roles.filter((role) => role === 'H1')).toHaveLength(4);
  expect(front?.roles.filter((role) => role === 'L')).toHaveLength(4);
  expect(front?.figures).toHaveLength(4);
  expect(front?.figures[0]).toMatch(/^Firkantkode med kortets kode, [0-9A-Z]{4}$/);
  const first = front?.roles.slice(front.roles.indexOf('Sect'), front.roles.indexOf('Figure') + 1) ?? [];
  expect(first.filter((role) => role !== 'LI' && role !== 'LBody')).toEqual([
    'Sect',
    'P',
    'H1',
    'P',
    'L',
    'P',
    'Figure',
  ]);
  // The back repeats the area.
  expect(back?.roles.filter((role) => role !== 'Root')).toEqual([]);
});

test('[PAPER-15] in large print each card begins a page, and no text is smaller than 18 points', async () => {
  const deck = builtInDeck();
  const { pdf, sheets, incomplete } = await printLargeDeck(deck, 'da', paperFonts());
  const { pages, isMarked } = await pagesOf(pdf);
  expect([isMarked, incomplete, pages.length]).toEqual([true, [], sheets]);
  expect(pages.filter(({ roles }) => roles.includes('H1'))).toHaveLength(deck.cards.length);
  for (const { sizes } of pages) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
});

test('[PAPER-15] a card that is too long for a page goes on on the next one, and loses nothing', async () => {
  const question = 'Hvad '.repeat(80).trim();
  const examples = Array.from({ length: 12 }, (_, at) => `${'Eksempel '.repeat(20)}${at}`);
  const deck = deckOfTexts([{ question, examples }]);
  const { pdf } = await printLargeDeck(deck, 'da', paperFonts());
  const { task, close } = await openPdf(pdf);
  const document = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(...items.flatMap((item) => ('str' in item ? [item.str] : [])));
  }
  await close();
  const whole = texts.join(' ').replace(/\s+/g, ' ');
  for (const text of [inLanguage(deck.cards[0]?.question ?? {}, 'da'), ...examples])
    expect(whole).toContain(text);
});

test('[PLAN-5] the facilitator’s sheet is tagged: steps are headings, cues and cards lists, and the lines for notes are skipped', async () => {
  const long = 'Et stikord, der er længere end en linje. '.repeat(6);
  const cards = Array.from({ length: 60 }, (_, at) => `Spørgsmål ${at}`);
  const steps = [
    { title: 'Indledende runde', time: '0–5 min.', cues: [long, 'Spørg'] },
    { title: 'Kortene', cues: ['Vend'], lists: [{ heading: 'Anvendelse', items: cards }] },
  ];
  const sheet = { title: 'Drejebog', words: '45 minutter i alt.', notes: 'Noter', steps };
  const { pages, isMarked } = await pagesOf(await printLeaderSheet(sheet, 'da', paperFonts()));
  expect(isMarked).toBe(true);
  expect(pages.length).toBeGreaterThan(1);
  const roles = pages.flatMap((page) => page.roles);
  expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
  expect(roles.filter((role) => role === 'H2')).toHaveLength(2);
  // A page's tree holds a step as a whole, also what of it is on another page.
  const told = pages.map((page) => page.roles.filter((role) => role === 'LBody').length);
  expect(Math.max(...told)).toBe(2 + 1 + cards.length);
  expect(Math.min(...pages.flatMap(({ sizes }) => sizes))).toBeGreaterThanOrEqual(11);
});

describe('[PLAN-5] the facilitator’s sheet on paper', () => {
  const cue = 'Et stikord, der er længere end en linje. '.repeat(4).trim();
  // They fill the first page.
  const items = Array.from({ length: 28 }, (_, at) => `Spørgsmål ${at}`);
  const printed = async () => {
    const steps = [
      { title: 'Før', cues: [cue] },
      { title: 'Kortene', cues: ['Vend'], lists: [{ items }] },
    ];
    const sheet = { title: 'Drejebog', words: '45 minutter i alt.', notes: 'Noter', steps };
    return readPaper(await printLeaderSheet(sheet, 'da', paperFonts()));
  };

  test('every line of a cue stands below its first, and the dash before them', async () => {
    const [first = []] = await printed();
    const lines = first.filter(({ text }) => cue.includes(text.trim()) && text.length > 10);
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines.map(({ x }) => Math.round(x))).size).toBe(1);
    const dash = first.find(({ text }) => text.startsWith('–'));
    expect(dash?.x).toBeLessThan(lines[0]?.x ?? 0);
  });

  test('pages have numbers, and notes that are parted from their step name it', async () => {
    const texts = (await printed()).map((page) => page.map(({ text }) => text).join(''));
    expect(texts).toHaveLength(2);
    for (const [at, text] of texts.entries()) expect(text).toContain(`${at + 1} / 2`);
    expect(texts[1]).toContain('Kortene · Noter');
  });
});

test('[PAPER-15] in large print every line of an example stands below its first', async () => {
  const example = 'Et eksempel, der fylder mere end en linje på papiret. '.repeat(3).trim();
  const deck = deckOfTexts([{ question: 'Hvad nu?', examples: [example] }]);
  const [page = []] = await readPaper((await printLargeDeck(deck, 'da', paperFonts())).pdf);
  const lines = page.filter(({ text }) => example.includes(text.trim()) && text.length > 10);
  expect(lines.length).toBeGreaterThan(1);
  expect(new Set(lines.map(({ x }) => Math.round(x))).size).toBe(1);
});

test('[PAPER-14] our words on the paper are in the language of the deck', async () => {
  const deck = deckOfTexts([{ question: 'Hvad nu?', examples: ['Et eksempel'] }]);
  const [page = []] = await readPaper((await printDeck(deck, 'en', paperFonts())).pdf);
  expect(page.map(({ text }) => text)).toContain('For eksempel');
});
