/** Lists of questions as people type them: marks, headings, blank lines, wrapping and examples of many habits. */
import type { Dice } from './random.ts';
import { question, remarks } from './wording.ts';

export interface ListedCard {
  readonly area: string;
  readonly question: string;
  readonly examples: readonly string[];
}

export interface ListText {
  readonly text: string;
  readonly cards: readonly ListedCard[];
  readonly habits: string;
}

const AREA_NAMES = ['Samarbejde', 'Trivsel og ro', 'Borgerkontakt', 'Faglighed', 'IT og digitale vaner'];

/** What stands before the `index`th question. */
const MARKS: Readonly<Record<string, (index: number) => string>> = {
  none: () => '',
  'number.': (index) => `${index + 1}. `,
  'number)': (index) => `${index + 1}) `,
  '(number)': (index) => `(${index + 1}) `,
  'number tab': (index) => `${index + 1}.\t`,
  'bare number': (index) => `${index + 1} `,
  letter: (index) => `${String.fromCharCode(97 + (index % 26))}) `,
  dash: () => '- ',
  'en dash': () => '– ',
  star: () => '* ',
  bullet: () => '• ',
  'bullet tab': () => '•\t',
  dot: () => '·       ',
  'symbol font': () => '\uf0b7\t',
  'round letter': () => 'o\t',
  arrow: () => 'Ø  ',
  box: () => '☐ ',
  brackets: () => '[ ] ',
  label: (index) => `Spørgsmål ${index + 1}: `,
  card: (index) => `Kort ${index + 1}: `,
  'card above': (index) => `Kort ${index + 1}\n`,
};

const HEADINGS: Readonly<Record<string, (name: string, index: number) => string>> = {
  plain: (name) => name,
  colon: (name) => `${name}:`,
  capitals: (name) => name.toLocaleUpperCase('da'),
  brackets: (name) => `[${name}]`,
  label: (name) => `Område: ${name}`,
  theme: (name, index) => `Tema ${index + 1}: ${name}`,
  markdown: (name) => `## ${name}`,
  strong: (name) => `**${name}**`,
  underlined: (name) => `${name}\n${'='.repeat(name.length)}`,
};

/** How the examples stand; each gives the lines below the question, or what follows it on its own line. */
const EXAMPLES: Readonly<Record<string, (entries: readonly string[]) => string>> = {
  none: () => '',
  'same line': (entries) => ` For eksempel: ${entries.join('; ')}`,
  'own line': (entries) => `\nEksempler: ${entries.join('; ')}`,
  indented: (entries) => entries.map((entry) => `\n      ${entry}`).join(''),
  'deeper dashes': (entries) => entries.map((entry) => `\n    - ${entry}`).join(''),
  'list below label': (entries) => `\nEksempler:${entries.map((entry) => `\n    • ${entry}`).join('')}`,
};

const WIDTHS = [0, 0, 46, 60, 72] as const;

export function makeListText(dice: Dice): ListText {
  const mark = dice.pick(Object.keys(MARKS));
  const heading = dice.pick(Object.keys(HEADINGS));
  const kind = dice.pick(Object.keys(EXAMPLES));
  const width = dice.pick(WIDTHS);
  const isSpaced = dice.chance(0.4);
  const goesOn = dice.chance(0.5);
  const areas = dice.shuffle(AREA_NAMES).slice(0, dice.between(1, 3));
  const cards: ListedCard[] = [];
  const parts = areas.map((area, place) => {
    const first = goesOn ? cards.length : 0;
    const texts = Array.from({ length: dice.between(3, 6) }, (_, index) => {
      const card = {
        area: heading === 'capitals' ? area.toLocaleUpperCase('da') : area,
        question: question(dice),
        examples: kind === 'none' ? [] : remarks(dice, 2),
      };
      cards.push(card);
      const asked = wrapped(`${MARKS[mark]?.(first + index)}${card.question}`, width);
      return `${asked}${EXAMPLES[kind]?.(card.examples)}`;
    });
    return `${HEADINGS[heading]?.(area, place)}${dice.chance(0.5) ? '\n\n' : '\n'}${texts.join(isSpaced ? '\n\n' : '\n')}`;
  });
  return {
    text: `${parts.join('\n\n')}\n`,
    cards,
    habits: JSON.stringify({ mark, heading, kind, width, isSpaced, goesOn }),
  };
}

/** Broken before the word that would stand beyond the width, as mail programs do; below the text, not the mark. */
function wrapped(text: string, width: number): string {
  if (width === 0) return text;
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(`   ${word}`);
    else lines[lines.length - 1] = lines.length === 1 && line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
