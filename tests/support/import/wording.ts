/** Danish questions and examples by chance, for documents that no publisher ever made. */
import type { Dice } from './random.ts';

const OPENINGS = ['Hvordan', 'Hvornår', 'Hvorfor', 'Hvor ofte', 'Med hvem', 'På hvilken måde'];
const VERBS = ['bruger', 'deler', 'planlægger', 'husker', 'oplever', 'drøfter', 'vælger', 'opdager'];
const NOUNS = [
  'cykelturen',
  'frokostpausen',
  'it-udstyret',
  'mødelokalet',
  'e-mailen',
  'haveredskaberne',
  'kaffeautomaten',
  'nabosamarbejdet',
  'børne- og ungeudvalget',
  'kalenderaftalerne',
  'EU-reglerne',
  'rengøringsplanen',
  'ind- og udgange',
];
const TAILS = [
  'på en travl dag',
  'i denne uge',
  'når solen skinner',
  'uden at spørge først',
  'sammen med andre',
  'før frokost',
];
const REMARKS = [
  'vi taler om det',
  'vi skriver det ned',
  'det gør "alle" (fx naboen)',
  'vi lader være',
  'vi spørger 2-3 kolleger',
];

export function question(dice: Dice): string {
  const verb = dice.pick(VERBS);
  const first = `${dice.pick(OPENINGS)} ${verb} I ${dice.pick(NOUNS)} ${dice.pick(TAILS)}?`;
  return dice.chance(0.2) ? `${first} Og hvad med ${dice.pick(NOUNS)} – er det anderledes?` : first;
}

/** Short examples, as one would jot them down. */
export function remarks(dice: Dice, least = 1): string[] {
  return Array.from({ length: dice.between(least, 5) }, () => `${dice.pick(REMARKS)} ${dice.pick(TAILS)}`);
}

export function examples(dice: Dice, label: string): string {
  const entries = remarks(dice);
  const text = entries.join('; ');
  return `${label} ${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

/** A guide that uses the words the cards use, as guides do. */
export function guide(): string[] {
  return [
    'Sådan bruger I kortene',
    `Kortene handler om hverdagen på en arbejdsplads: ${NOUNS.slice(0, 7).join(', ')} og mere endnu.`,
    `Andre handler om ${NOUNS.slice(7).join(', ')}. Tag jer god tid, og lad alle komme til orde undervejs.`,
    'Læg kortene på bordet med bagsiden op. Vend et ad gangen, og læs det højt for de andre. Ingen behøver at blive enige, og I må gerne springe et kort over, hvis det ikke siger jer noget lige nu.',
  ];
}
