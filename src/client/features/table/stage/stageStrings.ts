/** Everything that the shared stage says. */

import { catalogue } from '../../../ui/strings.ts';
import type { StageKeys } from './shortcuts.ts';

interface StageTexts {
  /** Name of the stage's main region. */
  readonly table: string;
  /** While the table itself is on its way. */
  readonly preview: string;
  readonly welcome: {
    readonly start: string;
    /** Two sentences for who may start, two for who waits. */
    readonly whoStarts: string;
    readonly whoWaits: string;
    readonly cards: (count: number) => string;
  };
  readonly legend: {
    readonly name: string;
  };
  readonly spread: {
    readonly name: string;
    readonly next: string;
    readonly orChoose: string;
    readonly choose: string;
    readonly ledTable: string;
    readonly lookOn: string;
    readonly help: string;
  };
  readonly card: {
    /** The n-th card that this meeting takes up. */
    readonly ordinal: (ordinal: number) => string;
    readonly controls: string;
    readonly next: string;
    readonly finish: string;
    readonly putBack: string;
    readonly skip: string;
    readonly park: string;
    readonly showExamples: string;
    readonly hideExamples: string;
    readonly examples: string;
  };
  readonly handled: {
    readonly name: string;
    readonly discussed: string;
    readonly parked: string;
    readonly skipped: string;
  };
  readonly allDiscussed: {
    readonly title: string;
    readonly body: string;
    readonly parked: (count: number) => string;
    readonly wayOn: string;
  };
  readonly ended: {
    readonly title: string;
    readonly count: (count: number) => string;
    readonly none: string;
    readonly wayOn: string;
  };
  readonly keys: StageKeys;
  /** A button that is pressed in while the letters do something. */
  readonly shortcuts: string;
  readonly undo: string;
}

const da: StageTexts = {
  table: 'Kortbordet',
  preview: 'Sådan lå kortene for lidt siden. Om et øjeblik er du med.',
  welcome: {
    start: 'Læg kortene på bordet',
    whoStarts:
      'Kortene bliver blandet og lagt med bagsiden op. Du bliver mødeleder, og det kan du give videre når som helst.',
    whoWaits: 'Om lidt bliver kortene lagt på bordet. Så vender I ét ad gangen og taler om det, der står.',
    cards: (count) => `${count} kort`,
  },
  legend: {
    name: 'Områder',
  },
  spread: {
    name: 'Kort med bagsiden op',
    next: 'Vend et kort',
    orChoose: 'eller vælg selv et på bordet',
    choose: 'Vælg et kort på bordet',
    ledTable: 'Mødelederen vender næste kort.',
    lookOn: 'Du ser med.',
    help: 'Hjælp',
  },
  card: {
    ordinal: (ordinal) => `${ordinal}. kort`,
    controls: 'Hvad gør vi med kortet?',
    next: 'Næste kort',
    finish: 'Færdig',
    putBack: 'Læg tilbage',
    skip: 'Spring over',
    park: 'Parkér',
    showExamples: 'Vis eksempler',
    hideExamples: 'Skjul eksempler',
    examples: 'Eksempler på svar',
  },
  handled: {
    name: 'Kort, der har været vendt',
    discussed: 'Talt om',
    parked: 'Parkeret',
    skipped: 'Sprunget over',
  },
  allDiscussed: {
    title: 'I er nået hele vejen rundt',
    body: 'Der ligger ikke flere kort med bagsiden op. Tag en runde: Hvad tager hver af jer med herfra?',
    parked: (count) =>
      count === 1
        ? 'Et kort er stadig parkeret. Tag det frem, hvis I har tid.'
        : `${count} kort er stadig parkeret. Tag dem frem, hvis I har tid.`,
    wayOn: 'Mødelederen kan pakke kortene sammen fra sidepanelet.',
  },
  ended: {
    title: 'Tak for snakken',
    count: (count) => (count === 1 ? 'I talte om ét kort.' : `I talte om ${count} kort.`),
    none: 'I nåede ikke at tale om et kort denne gang, og det er helt fint.',
    wayOn: 'Når I mødes igen, kan I lægge kortene på bordet igen fra sidepanelet.',
  },
  keys: { next: 'n', finish: 'f', putBack: 'l', skip: 's', park: 'p', undo: 'u', examples: 'e' },
  shortcuts: 'Genvejstaster',
  undo: 'Fortryd',
};

const en: StageTexts = {
  table: 'The card table',
  preview: 'This is how the cards lay a moment ago. You will be with the others shortly.',
  welcome: {
    start: 'Put the cards on the table',
    whoStarts:
      'The cards are shuffled and laid face down. You become facilitator, and can pass that on whenever you like.',
    whoWaits: 'The cards will soon be on the table. Then you turn one at a time and talk about what it asks.',
    cards: (count) => `${count} cards`,
  },
  legend: {
    name: 'Areas',
  },
  spread: {
    name: 'Cards face down',
    next: 'Turn a card',
    orChoose: 'or choose one on the table',
    choose: 'Choose a card on the table',
    ledTable: 'The facilitator turns the next card.',
    lookOn: 'You are looking on.',
    help: 'Help',
  },
  card: {
    ordinal: (ordinal) => englishOrdinal(ordinal),
    controls: 'What do we do with the card?',
    next: 'Next card',
    finish: 'Done',
    putBack: 'Put back',
    skip: 'Skip',
    park: 'Park',
    showExamples: 'Show examples',
    hideExamples: 'Hide examples',
    examples: 'Examples of answers',
  },
  handled: {
    name: 'Cards that have been turned',
    discussed: 'Discussed',
    parked: 'Parked',
    skipped: 'Skipped',
  },
  allDiscussed: {
    title: 'You have been all the way round',
    body: 'There are no more cards face down. Go round the table: what does each of you take away?',
    parked: (count) =>
      count === 1
        ? 'One card is still parked. Take it up if there is time.'
        : `${count} cards are still parked. Take them up if there is time.`,
    wayOn: 'The facilitator can pack up the cards from the side panel.',
  },
  ended: {
    title: 'Thank you for talking',
    count: (count) => (count === 1 ? 'You talked about one card.' : `You talked about ${count} cards.`),
    none: 'You did not get to a card this time, and that is quite all right.',
    wayOn: 'When you meet again, you can put the cards on the table again from the side panel.',
  },
  keys: { next: 'n', finish: 'd', putBack: 'b', skip: 's', park: 'p', undo: 'u', examples: 'e' },
  shortcuts: 'Keyboard shortcuts',
  undo: 'Undo',
};

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIXES: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
  other: 'th',
  many: 'th',
  zero: 'th',
};

function englishOrdinal(ordinal: number): string {
  return `${ordinal}${SUFFIXES[ORDINALS.select(ordinal)]} card`;
}

export const stage = catalogue<StageTexts>({ da, en });
