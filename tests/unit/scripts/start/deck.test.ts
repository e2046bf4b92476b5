import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataFolder } from '../../../../scripts/start/dataFolder.ts';
import { layOutDeck } from '../../../../scripts/start/deck.ts';
import { EXIT_CODES } from '../../../../scripts/start/errors.ts';
import { Output } from '../../../../scripts/start/output.ts';
import { productParts } from '../../../../scripts/start/plan.ts';
import { readSettings } from '../../../../scripts/start/settings.ts';
import { checkDeckFile } from '../../../../src/domain/deck/check.ts';

describe('[START-10] a start with a deck', () => {
  let path: string;
  let data: DataFolder;
  const said: string[] = [];
  const output = new Output((line) => said.push(line));
  const never = new AbortController().signal;

  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'start-deck-'));
    said.length = 0;
    data = {
      path,
      folder: (name) => {
        mkdirSync(join(path, name), { recursive: true });
        return join(path, name);
      },
      release: () => undefined,
    };
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));

  const file = (name: string, text: string) => {
    writeFileSync(join(path, name), text);
    return join(path, name);
  };
  const decks = (folder: string) =>
    readdirSync(folder).map((name) =>
      checkDeckFile({ name, text: readFileSync(join(folder, name), 'utf8') }),
    );

  test('a table is made a deck, alone in its folder, and the server begins meetings with it', async () => {
    const first = await layOutDeck(
      file('a.csv', 'Område;Spørgsmål\nTid;Hvad venter?\n'),
      data,
      output,
      never,
    );
    expect(first.id).toBe('a');
    const deck = await layOutDeck(
      file('Vores kort.csv', 'Område;Spørgsmål;Eksempler\nTid;Hvornår?;\nSted;Hvor?;For eksempel: Her\n'),
      data,
      output,
      never,
    );
    expect(deck.id).toBe('vores-kort');
    expect(decks(deck.folder)).toMatchObject([{ deck: { cards: [{}, {}] } }]);
    expect(said.at(-1)).toBe('Deck: Vores kort, 2 cards');
    const settings = readSettings({}, ['--deck', 'Vores kort.csv']);
    expect(settings.deck).toMatch(/[\\/]Vores kort\.csv$/);
    const secrets = { fluidKey: 'f', serverKey: 's', entraClientSecret: 'e' };
    const [server] = productParts(settings, { simulator: 1, app: 2 }, data, secrets, deck);
    expect(server?.env).toMatchObject({ DECK_DIR: deck.folder, DEFAULT_DECK: 'vores-kort' });
  });

  test('a copy of a built-in deck does not hide behind the built-in one', async () => {
    const { id } = await layOutDeck('decks/digitale-kompetencer.json', data, output, never);
    expect(id).toBe('digitale-kompetencer-fra-fil');
  });

  test.each([
    ['empty.csv', '', /empty\.csv: The file is empty\./],
    ['bad.json', '{', /bad\.json: The file is not valid JSON/],
    ['long.csv', `Område;Spørgsmål\nTid;${'x'.repeat(401)}?\n`, /question\.da: too long/],
  ])('%s is refused with a sentence and an exit code of its own', async (name, text, sentence) => {
    await expect(layOutDeck(file(name, text), data, output, never)).rejects.toMatchObject({
      message: expect.stringMatching(sentence),
      exitCode: EXIT_CODES.deck,
    });
    expect(readdirSync(path)).toEqual([name]);
  });

  test('a file that is not there is named', async () => {
    await expect(layOutDeck(join(path, 'none.pdf'), data, output, never)).rejects.toThrow(
      /none\.pdf cannot be read/,
    );
  });
});
