/** `npm run deck` as an administrator meets it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemplate } from '../../../src/import/template.ts';
import { Folder, runDeck } from '../../support/import/files.ts';
import {
  describeWithPaper,
  PAPER_PDF,
  PAPER_TXT,
  paperCards,
  paperGuide,
} from '../../support/import/paper.ts';

// Each file is read in a process or thread of its own, which a busy machine starts slowly.
jest.setTimeout(60_000);

const folder = new Folder();
afterAll(() => folder.remove());

const NAMES = [
  'Anvendelseskompetencer',
  'Teknologiforståelse',
  'Formidling og kommunikation',
  'Udvikling og implementering',
];
/** Index of the area by sheet. */
const BY_POSITION = [0, 0, 1, 2, 2, 3, 3];
const AS_PRINTED = [0, 0, 1, 2, 0, 3, 0];

interface Json {
  readonly title: string;
  readonly introduction: readonly string[];
  readonly areas: readonly { readonly id: string; readonly title: string }[];
  readonly cards: readonly { readonly area: string; readonly question: string; readonly examples: string }[];
  readonly warnings: readonly string[];
}

describeWithPaper('the publisher’s own document', () => {
  const files = [
    ['text', PAPER_TXT],
    ['PDF', PAPER_PDF],
  ] as const;

  describe.each(files)('as %s', (_, path) => {
    test.each([
      ['by position', [], BY_POSITION, [11, 6, 10, 8]],
      ['as printed', ['--as-printed'], AS_PRINTED, [17, 6, 6, 6]],
    ])('gives every card to the letter, %s [IMPORT-15]', (_reading, option, areaOfSheet, counts) => {
      const { code, out, err } = runDeck(['import', path, '--json', ...option]);
      expect(code).toBe(0);
      const json: Json = JSON.parse(out);
      const titles = json.cards.map((card) => json.areas.find(({ id }) => id === card.area)?.title);
      expect(json.cards.map(({ question, examples }, index) => [titles[index], question, examples])).toEqual(
        paperCards().map(({ sheet, question, examples }) => [
          NAMES[areaOfSheet[sheet - 1] ?? -1],
          question,
          examples,
        ]),
      );
      expect(NAMES.map((name) => titles.filter((title) => title === name).length)).toEqual(counts);
      expect(json.areas.map(({ title }) => title)).toEqual(NAMES);

      expect(json.warnings).toHaveLength(2);
      for (const [index, sheet] of [5, 7].entries()) {
        expect(json.warnings[index]).toContain(`Ark ${sheet}`);
        expect(json.warnings[index]).toContain(NAMES[0]);
        expect(json.warnings[index]).toContain(NAMES[BY_POSITION[sheet - 1] ?? -1]);
        expect(err).toContain(json.warnings[index]);
      }
    });

    test('keeps the guide as the introduction [IMPORT-7]', () => {
      const json: Json = JSON.parse(runDeck(['import', path, '--json']).out);
      expect([json.title, ...json.introduction]).toEqual(paperGuide());
    });

    test('becomes a deck that passes its check, with the next version each time [IMPORT-16]', () => {
      const out = join(folder.path, `${path.endsWith('pdf') ? 'pdf' : 'txt'}.json`);
      expect(runDeck(['import', path, '--out', out]).code).toBe(0);
      expect(runDeck(['import', path, '--out', out]).code).toBe(0);
      const checked = runDeck(['check', out]);
      expect(checked.code).toBe(0);
      expect(checked.out).toContain('version 2, da, 4 areas, 35 cards');
      const deck = JSON.parse(readFileSync(out, 'utf8'));
      const [, ...words] = paperCards()[0]?.examples.split(': ') ?? [];
      expect(deck.cards[0].examples.da.join('; ')).toBe(words.join(': '));
    });
  });
});

describe('an administrator', () => {
  const csv = folder.write('kort.csv', makeTemplate('csv', 'da').bytes);

  test('sees what is in a file [IMPORT-16]', () => {
    expect(runDeck(['import', csv])).toEqual({
      code: 0,
      out: 'kort.csv\n  Samarbejde: 2\n  Trivsel: 1\n3 kort\n',
      err: '',
    });
  });

  test('makes a deck of it and finds it on the list [IMPORT-16]', () => {
    const decks = new Folder();
    const { code, err } = runDeck(['import', csv, '--out', join(decks.path, 'vores.json')]);
    expect([code, err]).toEqual([0, `Gemt: ${join(decks.path, 'vores.json')}, version 1.\n`]);
    expect(runDeck(['list'], { DECK_DIR: decks.path }).out).toContain(
      'vores: kort, version 1, da, 2 areas, 3 cards',
    );
    const list = JSON.parse(runDeck(['list', '--json'], { DECK_DIR: decks.path }).out);
    expect(list.map(({ id }: { id: string }) => id)).toContain('vores');
    decks.remove();
  });

  test.each([
    ['no command', [], 2, 'Usage'],
    ['an unknown option', ['import', 'x', '--what'], 2, '--what'],
    ['a language nobody speaks here', ['import', 'x', '--language', 'xx'], 2, 'da or en'],
    ['a file that is not there', ['import', 'nowhere.pdf'], 3, 'nowhere.pdf'],
    [
      'a file without cards',
      ['import', folder.write('tom.txt', 'Ingenting her.')],
      4,
      'tom.txt: Der blev ikke fundet nogen spørgsmål',
    ],
    [
      'the same in English',
      ['import', folder.write('tom.txt', 'Ingenting her.'), '--language', 'en'],
      4,
      'No questions were found',
    ],
    ['a name that no deck can have', ['import', csv, '--out', 'Vores Kort.json'], 2, '--out'],
    ['a folder that is not there', ['import', csv, '--out', '/nowhere/kort.json'], 6, '/nowhere/kort.json'],
    [
      'a file that is no deck, to be overwritten',
      ['import', csv, '--out', folder.write('andet.json', '{}')],
      6,
      'not overwritten',
    ],
    ['a broken deck to check', ['check', folder.write('brudt.json', '{}')], 5, 'brudt.json'],
  ])('who gives %s learns what is wrong [IMPORT-17]', (_, args, code, sentence) => {
    const run = runDeck(args);
    expect(run).toEqual({ code, out: '', err: expect.stringContaining(sentence) });
  });

  test('a file with a card that is too long gives no deck at all [IMPORT-22]', () => {
    const long = folder.write('lang.csv', `Spørgsmål\n"${'Hvad '.repeat(100)}?"\nHvad?`);
    const out = join(folder.path, 'lang.json');
    expect(runDeck(['import', long, '--out', out])).toMatchObject({ code: 5, out: '' });
    expect(existsSync(out)).toBe(false);
  });
});

describe('paper cards', () => {
  test('are printed from a built-in deck, and what keeps them from it is said in a sentence [PAPER-9]', () => {
    const pdf = join(folder.path, 'kort.pdf');
    expect(runDeck(['print', 'digitale-kompetencer', '--out', pdf])).toMatchObject({ code: 0 });
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(runDeck(['print', 'digitale-kompetencer'])).toMatchObject({ code: 2 });
    expect(runDeck(['print', 'findes-ikke', '--out', pdf])).toMatchObject({ code: 3 });
    expect(runDeck(['print', folder.write('tom.json', '{}'), '--out', pdf])).toMatchObject({ code: 5 });
    const nowhere = runDeck([
      'print',
      'digitale-kompetencer',
      '--out',
      join(folder.path, 'findes-ikke/kort.pdf'),
    ]);
    expect(nowhere).toMatchObject({ code: 6 });
    expect(nowhere.err).toContain('cannot be written');
  });
});
