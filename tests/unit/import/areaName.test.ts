import { areaNameOf } from '../../../src/domain/import/areaName.ts';
import { Backs } from '../../../src/domain/import/backs.ts';
import { Vocabulary } from '../../../src/domain/import/vocabulary.ts';

function name(lines: readonly string[], ...known: readonly string[]) {
  const vocabulary = new Vocabulary();
  for (const line of known) vocabulary.add(line);
  return areaNameOf(lines, vocabulary);
}

describe('the name of an area [IMPORT-9]', () => {
  test.each([
    [['Samarbejds kultur'], 'Samarbejdskultur'],
    [['Udviklings', 'planer'], 'Udviklingsplaner'],
    [['Sikker-', 'hed'], 'Sikkerhed'],
    [['Teknologi', 'valg'], 'Teknologivalg'],
    [['Trivsel', 'og ro'], 'Trivsel og ro'],
    [['Tryghed og', 'fællesskab'], 'Tryghed og fællesskab'],
    [['Digital', 'dannelse'], 'Digital dannelse'],
    [['Kommunens', 'haver'], 'Kommunens haver'],
    [['Børn', 'Unge'], 'Børn Unge'],
    [['trivsel'], 'Trivsel'],
  ])('%j is read as %s', (lines, expected) => {
    expect(name(lines).name).toBe(expected);
  });

  test('the running text decides where it can', () => {
    expect(name(['Have', 'arbejde'], 'Vi taler om havearbejde.')).toEqual({ name: 'Havearbejde' });
    expect(name(['Natur', 'fag'], 'Vi taler om natur fag for fag.')).toEqual({ name: 'Natur fag' });
  });

  test('otherwise the other reading is kept for the person to choose', () => {
    expect(name(['Natur', 'fag'])).toEqual({ name: 'Natur fag', other: 'Naturfag' });
  });
});

describe('the line that all backs share [IMPORT-9]', () => {
  const cell = (...paragraphs: string[][]) => ({
    row: 0,
    column: 0,
    blocks: paragraphs.map((lines) => ({ lines, size: 10 })),
  });
  const namesOf = (...cells: ReturnType<typeof cell>[]) => {
    const backs = new Backs(cells, new Vocabulary());
    return cells.map((each) => backs.nameOf(backs.keyOf(each)).name);
  };

  test('is no part of a name, above or below it, however it is broken', () => {
    expect(
      namesOf(
        cell(['Trivsel', 'Samtalekort til', 'alle']),
        cell(['Samtalekort', 'til alle', 'Faglighed']),
        cell(['Tryghed og ro'], ['Samtalekort til alle']),
      ),
    ).toEqual(['Trivsel', 'Faglighed', 'Tryghed og ro']);
  });

  test('is told from words that names happen to share', () => {
    expect(namesOf(cell(['Digital', 'dannelse']), cell(['Digital', 'trivsel']))).toEqual([
      'Digital dannelse',
      'Digital trivsel',
    ]);
    expect(namesOf(cell(['Ro og', 'samarbejde']), cell(['Tid og', 'samarbejde']))).toEqual([
      'Ro og samarbejde',
      'Tid og samarbejde',
    ]);
  });

  test('in a deck of one area is told by what it says', () => {
    expect(namesOf(cell(['Samtalekort til alle'], ['Trivsel']))).toEqual(['Trivsel']);
  });

  test('one area is one, however its name is broken', () => {
    const backs = new Backs([cell(['Trivsel og', 'ro']), cell(['Trivsel', 'og ro'])], new Vocabulary());
    expect(backs.keyOf(cell(['Trivsel og', 'ro']))).toBe(backs.keyOf(cell(['Trivsel', 'og ro'])));
  });
});
