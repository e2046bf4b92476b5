/** Seats at tables for tests: a small deck, plain replicas without a service, and two replicas under the test's control. */
import { independentView } from 'fluid-framework/alpha';
import type { Deck, TableDeck } from '../../../src/domain/deck/deck.ts';
import { newTable, type TableSetup } from '../../../src/domain/table/newTable.ts';
import { type Table, tableConfiguration } from '../../../src/domain/table/schema.ts';
import type { Seat } from '../../../src/domain/table/seat.ts';

/** Two areas, three and two cards, in both languages. */
export const smallDeck: Deck = {
  format: 'dialogkort-deck/1',
  id: 'small',
  version: 1,
  languages: ['da', 'en'],
  title: { da: 'Lille kortsæt', en: 'Small deck' },
  description: { da: 'Til prøver', en: 'For tests' },
  areas: [
    { id: 'green', title: { da: 'Grønt', en: 'Green' }, colour: 'teal', sign: 'sprout' },
    { id: 'blue', title: { da: 'Blåt', en: 'Blue' }, colour: 'blue', sign: 'chip' },
  ],
  cards: [
    card('g1', 'green'),
    card('g2', 'green'),
    card('g3', 'green'),
    card('b1', 'blue'),
    card('b2', 'blue'),
  ],
};

function card(id: string, area: string): Deck['cards'][number] {
  return {
    id,
    area,
    question: { da: `Spørgsmål ${id}?`, en: `Question ${id}?` },
    examples: { da: [`Svar ${id}`], en: [`Answer ${id}`] },
  };
}

/** A table in one replica, as it is after `newTable`. */
export function tableWithoutService(deck: TableDeck = smallDeck, setup: TableSetup = {}): Table {
  const tree = independentView(tableConfiguration);
  tree.initialize(newTable(deck, setup));
  return tree.root;
}

export interface SeatOptions {
  readonly organiser?: boolean;
  readonly canWrite?: () => boolean;
  readonly present?: () => ReadonlySet<string>;
  /** By default everything is. */
  readonly isSealed?: Seat['isSealed'];
}

/** Random numbers and ids that repeat from run to run. */
export function seatAt(table: Table, id: string, options: SeatOptions = {}): Seat {
  let ids = 0;
  return {
    table,
    actor: { id, organiser: options.organiser ?? false },
    canWrite: options.canWrite ?? (() => true),
    present: options.present ?? (() => new Set([id])),
    isSealed: options.isSealed ?? (() => true),
    random: seededRandom(1),
    newId: () => `${id}-own-${++ids}`,
  };
}

/** Mulberry32: small, and good enough to deal cards in a test. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
