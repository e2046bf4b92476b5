/** Tables of cards as people lay them out: names and order of columns, areas, examples and what else they write beside. */
import type { Dice } from './random.ts';
import { question, remarks } from './wording.ts';

export interface TableCard {
  readonly area: string;
  readonly question: string;
  readonly examples: readonly string[];
}

export interface LaidSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Indices of rows that the author hid. */
  readonly hidden: readonly number[];
}

export interface TableDeck {
  readonly sheets: readonly LaidSheet[];
  readonly cards: readonly TableCard[];
  /** Codes of everything that is to be said about it, in any order. */
  readonly said: readonly string[];
  readonly habits: string;
}

const AREA_NAMES = ['Samarbejde', 'Trivsel og ro', 'Borgerkontakt', 'Faglighed', 'IT og digitale vaner'];
const AREA_COLUMNS = ['Område', 'OMRÅDE', 'Emne', 'Tema ', 'Kategori', 'Kompetenceområde', 'Område:'];
const QUESTION_COLUMNS = [
  'Spørgsmål',
  'spørgsmål',
  'Dialogspørgsmål',
  'Spørgsmål (højst 400 tegn)',
  'Spørgsmål til dialog',
];
const EXAMPLE_COLUMNS = ['Eksempler', 'Eksempel', 'For eksempel', 'Eksempler på svar'];
const OTHER_COLUMNS = ['Noter', 'Ansvarlig', 'Godkendt af'];
const PEOPLE = ['Bo Holm', 'Ane Lund', 'Kim Bak'];

export function makeTableDeck(dice: Dice, { sheetPerArea = false } = {}): TableDeck {
  const areaStyle = sheetPerArea ? 'sheet' : dice.pick(['each row', 'once', 'own row', 'none']);
  const exampleStyle = dice.pick(['paragraph', 'lines', 'bulleted lines', 'rows below', 'columns', 'none']);
  const counting = dice.pick(['no', 'Kort', 'Nr.', 'Kort nr.', 'Spørgsmål nr.']);
  const hasOther = dice.chance(0.3);
  const hides = dice.chance(0.3);
  const above = dice.pick([[], [], ['Kort til teamet'], ['Kort til teamet', '', 'Brug dem på mødet i maj.']]);
  const isCounted = counting === 'no' && dice.chance(0.2);
  const areas = dice.shuffle(AREA_NAMES).slice(0, dice.between(2, 3));
  const cards: TableCard[] = [];

  const layOut = (own: readonly string[], name: string): LaidSheet => {
    const columns = dice.shuffle([
      ...(areaStyle === 'each row' || areaStyle === 'once' ? ['area'] : []),
      'question',
      ...(counting === 'no' ? [] : ['counting']),
      ...(hasOther ? ['other'] : []),
    ]);
    // Examples stand to the right of their question, where several columns may hold them.
    const order = exampleStyle === 'none' ? columns : [...columns, 'examples'];
    const names: Readonly<Record<string, string>> = {
      area: dice.pick(AREA_COLUMNS),
      question: dice.pick(QUESTION_COLUMNS),
      examples: dice.pick(EXAMPLE_COLUMNS),
      counting,
      other: dice.pick(OTHER_COLUMNS),
    };
    const row = (cells: Readonly<Record<string, string>>, more: readonly string[] = []) => [
      ...order.map((column) => cells[column] ?? ''),
      ...more,
    ];
    const rows: string[][] = [...above.map((text) => [text]), row(names)];
    const hidden: number[] = [];
    for (const area of own) {
      if (areaStyle === 'own row') rows.push([area]);
      const count = dice.between(2, 4);
      for (let index = 0; index < count; index++) {
        const isHidden = hides && index === 1;
        const asked = question(dice);
        const examples = exampleStyle === 'none' ? [] : remarks(dice, 2).map((text) => `${text}`);
        const first = {
          area: areaStyle === 'each row' || index === 0 ? area : '',
          question: isCounted ? `${cards.length + 1}. ${asked}` : asked,
          counting: counting === 'Kort' ? `Kort ${cards.length + 1}` : String(cards.length + 1),
          other: dice.pick(PEOPLE),
          examples: EXAMPLE_CELLS[exampleStyle]?.(examples) ?? '',
        };
        if (isHidden) hidden.push(rows.length);
        rows.push(row(first, exampleStyle === 'columns' ? examples.slice(1) : []));
        if (exampleStyle === 'rows below') {
          for (const each of examples.slice(1)) {
            if (isHidden) hidden.push(rows.length);
            rows.push(row({ examples: each }));
          }
        }
        if (!isHidden)
          cards.push({ area: areaStyle === 'none' ? 'Spørgsmål' : area, question: asked, examples });
      }
      if (dice.chance(0.3)) rows.push([]);
    }
    return { name, rows, hidden };
  };
  const sheets = sheetPerArea ? areas.map((area) => layOut([area], area)) : [layOut(areas, 'Ark1')];
  return {
    sheets,
    cards,
    said: [
      ...(hides ? sheets.map(() => 'rows-hidden') : []),
      ...(hasOther ? sheets.map(() => 'columns-left-out') : []),
      ...(areaStyle === 'none' ? ['no-areas'] : []),
    ],
    habits: JSON.stringify({
      areaStyle,
      exampleStyle,
      counting,
      hasOther,
      hides,
      above: above.length,
      isCounted,
    }),
  };
}

const EXAMPLE_CELLS: Readonly<Record<string, (entries: readonly string[]) => string>> = {
  paragraph: (entries) => `For eksempel: ${entries.join('; ')}`,
  lines: (entries) => entries.join('\n'),
  'bulleted lines': (entries) => entries.map((entry) => `• ${entry}`).join('\n'),
  'rows below': ([first = '']) => first,
  columns: ([first = '']) => first,
  none: () => '',
};
