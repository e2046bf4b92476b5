import { joinLines } from '../../../src/domain/import/hyphens.ts';
import { Vocabulary } from '../../../src/domain/import/vocabulary.ts';

function join(lines: readonly string[], ...known: readonly string[]): string {
  const vocabulary = new Vocabulary();
  for (const line of known) vocabulary.add(line);
  return joinLines(lines, vocabulary).text;
}

describe('the lines of a paragraph [IMPORT-3]', () => {
  test.each([
    [['Vi mødes på fre-', 'dag'], 'Vi mødes på fredag'],
    [['Ring til it-', 'afdelingen'], 'Ring til it-afdelingen'],
    [['Skriv en e-', 'mail'], 'Skriv en e-mail'],
    [['Grundlæggende læse-', 'og regnefærdigheder'], 'Grundlæggende læse- og regnefærdigheder'],
    [['Både ind-, ud- og', 'omveje'], 'Både ind-, ud- og omveje'],
    [['Bussen til Nord-', 'Sjælland'], 'Bussen til Nord-Sjælland'],
    [['Planen for 2026-', '2027'], 'Planen for 2026-2027'],
    [['Reglerne fra EU-', 'landene'], 'Reglerne fra EU-landene'],
    [['Vi prøver -', 'og lærer'], 'Vi prøver - og lærer'],
    [['Et langt ord: sam\u00ad', 'arbejdet'], 'Et langt ord: samarbejdet'],
    [['Et langt ord: sam‐', 'arbejdet'], 'Et langt ord: samarbejdet'],
    [['  Stray \t blanks ', '', ' and\u00a0more '], 'Stray blanks and more'],
  ])('%j read as one', (lines, text) => {
    expect(join(lines)).toBe(text);
  });

  test('a blank left behind a hyphen inside a line is mended too', () => {
    expect(join(['Hvad gør I i have- arbejdet?'])).toBe('Hvad gør I i havearbejdet?');
  });

  test('the document itself is the best witness', () => {
    expect(join(['Ring til web-', 'redaktøren'])).toBe('Ring til webredaktøren');
    expect(join(['Ring til web-', 'redaktøren'], 'Spørg vores web-redaktøren først')).toBe(
      'Ring til web-redaktøren',
    );
    expect(join(['Det er en skal-', 'opgave'], 'Alle opgaver tæller')).toBe('Det er en skal-opgave');
    expect(join(['Gode vil-', 'kår'])).toBe('Gode vilkår');
  });

  test('what the document does not witness is a doubt', () => {
    const vocabulary = new Vocabulary();
    expect(joinLines(['fre-', 'dag'], vocabulary).doubts).toEqual([{ printed: 'fre- dag', read: 'fredag' }]);
    vocabulary.add('Vi ses fredag morgen');
    expect(joinLines(['fre-', 'dag'], vocabulary).doubts).toEqual([]);
  });

  test('emoji, right-to-left text and combining marks stay as they are', () => {
    const text = 'Hvad betyder 👩‍👩‍👧 og مرحبا בית é?';
    expect(join([text])).toBe(text);
  });

  test('a word of a million letters takes no time', () => {
    const word = 'å'.repeat(1_000_000);
    expect(join([word])).toBe(word);
  });
});
