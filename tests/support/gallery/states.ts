/** Tables in the states that the gallery shows, played by verbs as people would. */
import type { Deck } from '../../../src/domain/deck/deck.ts';
import { cardIds } from '../../../src/domain/table/cardIds.ts';
import { showRecap } from '../../../src/domain/table/conversation/verbs/recap.ts';
import type { Seat } from '../../../src/domain/table/seat.ts';
import { finishCard, parkCard, skipCard, turnCard } from '../../../src/domain/table/verbs/cards.ts';
import {
  endMeeting,
  leadTable,
  shareFacilitation,
  startMeeting,
} from '../../../src/domain/table/verbs/meeting.ts';
import { addOwnCard } from '../../../src/domain/table/verbs/ownCards.ts';
import { turnNextCard } from '../table/turnNext.ts';
import { harvest, harvestWell } from './harvest.ts';
import { PREPARE_STATES } from './prepareStates.ts';
import { ROUND_STATES } from './roundStates.ts';

/** Plays the table into a state; `mette` facilitates, `jonas` is her colleague. */
export type Play = (mette: Seat, jonas: Seat) => void;

function discuss(seat: Seat, count: number): void {
  for (let i = 0; i < count; i += 1) {
    turnNextCard(seat);
    finishCard(seat);
  }
}

function playSome(mette: Seat): void {
  discuss(mette, 3);
  turnNextCard(mette);
  parkCard(mette);
  turnNextCard(mette);
  skipCard(mette);
}

export const STATES = {
  preparing: () => undefined,
  ...PREPARE_STATES,
  fresh: (mette) => void startMeeting(mette),
  spread: (mette) => {
    startMeeting(mette);
    playSome(mette);
  },
  turned: (mette) => {
    startMeeting(mette);
    playSome(mette);
    turnNextCard(mette);
  },
  first: (mette) => {
    startMeeting(mette);
    turnNextCard(mette);
  },
  led: (mette) => {
    startMeeting(mette);
    leadTable(mette);
    playSome(mette);
  },
  shared: (mette, jonas) => {
    startMeeting(mette);
    shareFacilitation(mette, jonas.actor.id);
    playSome(mette);
    turnNextCard(mette);
  },
  own: (mette, jonas) => {
    startMeeting(mette);
    discuss(mette, 2);
    addOwnCard(jonas, { question: 'Hvad ville I savne mest, hvis det digitale var væk i en uge?' });
    addOwnCard(mette, { question: 'Hvornår har du sidst lært en kollega noget?', areaId: 'udvikling' });
    turnCard(mette, cardIds(mette.table).at(-2) ?? '');
  },
  many: (mette) => {
    startMeeting(mette);
    playSome(mette);
    discuss(mette, 22);
    turnNextCard(mette);
  },
  last: (mette) => {
    startMeeting(mette);
    playSome(mette);
    discuss(mette, Math.max(0, cardIds(mette.table).length - 6));
    turnNextCard(mette);
  },
  allDiscussed: (mette) => {
    startMeeting(mette);
    playSome(mette);
    discuss(mette, cardIds(mette.table).length);
  },
  ended: (mette) => {
    startMeeting(mette);
    playSome(mette);
    discuss(mette, 4);
    endMeeting(mette);
  },
  harvested: (mette, jonas) => {
    startMeeting(mette);
    playSome(mette);
    harvest(mette, jonas);
    endMeeting(mette);
  },
  harvestedWell: (mette, jonas) => {
    startMeeting(mette);
    playSome(mette);
    harvestWell(mette, jonas);
    endMeeting(mette);
  },
  recapShown: (mette, jonas) => {
    startMeeting(mette);
    playSome(mette);
    harvest(mette, jonas);
    showRecap(mette, true);
  },
  endedEmpty: (mette) => {
    startMeeting(mette);
    endMeeting(mette);
  },
  ...ROUND_STATES,
} as const satisfies Record<string, Play>;

export type GalleryState = keyof typeof STATES;

/** The deck cut or filled up to so many cards, taken evenly from all areas. */
export function resized(deck: Deck, count: number): Deck {
  const cards = Array.from({ length: count }, (_, i) => {
    const card = deck.cards[(i * 8) % deck.cards.length];
    if (!card) throw new Error('the deck is empty');
    const again = Math.floor(i / deck.cards.length);
    return again === 0 ? card : { ...card, id: `${card.id}-${again}` };
  });
  return { ...deck, cards };
}

/** The first card of the spread asks this much. */
export function withLongTexts(deck: Deck): Deck {
  const words =
    'Hvilke velfærdsteknologiske selvbetjeningsløsninger bruger I sammen med borgerne, og hvordan finder I ud af, om de faktisk gør en forskel i hverdagen – for borgerne, for de pårørende og for jer selv? ';
  const question = `${(words + words).slice(0, 399)}?`;
  const example =
    'Et eksempel, der fylder mere end en linje, fordi nogen gerne ville forklare det helt til bunds';
  return {
    ...deck,
    cards: deck.cards.map((card) => ({
      ...card,
      question: { da: question, en: question },
      examples: { da: Array.from({ length: 12 }, (_, i) => `${example} ${i}`), en: [example] },
    })),
  };
}
