/**
 * The table's view: plain, immutable values derived from the shared tree for one person and one language. The
 * client's views read nothing else of the tree.
 */

import type { Language } from '../../shared/language.ts';
import { type Catalogue, EMPTY_CATALOGUE } from '../catalogue/catalogue.ts';
import type { Area, Card } from '../deck/deck.ts';
import { inLanguage, languageTaken } from '../deck/localized.ts';
import { cardIds, cardsById, deckOf } from './cardIds.ts';
import type { AreaView, CardPlace, CardView } from './cardView.ts';
import type { ConversationView } from './conversation/view.ts';
import { viewConversation } from './conversation/viewConversation.ts';
import { mayFacilitate, mayLayCards, mayStart, mayTakeFacilitation } from './permissions.ts';
import { Ended, type HandledAs, Preparing, type Table, type TableAccess } from './schema.ts';
import { contentOfOwnCard } from './sealedContents.ts';
import type { ParticipantId, Seat } from './seat.ts';

export type Phase = 'preparing' | 'running' | 'ended';

export interface TableView {
  readonly phase: Phase;
  readonly access: TableAccess;
  readonly deckTitle: string;
  readonly introduction: readonly string[];
  readonly areas: readonly AreaView[];
  /** Where the questions belong, as it was when the deck was laid. */
  readonly catalogue: Catalogue;
  /** Every card in the order of the spread, whatever its place. */
  readonly cards: readonly CardView[];
  readonly current: CardView | undefined;
  /** Increases with each change of the current card. */
  readonly step: number;
  /**
   * The current card is the n-th that this meeting handles, from 1; without a current card, the number of discussed
   * cards.
   */
  readonly ordinal: number;
  /** In the order in which they were handled. */
  readonly discussed: readonly CardView[];
  readonly skipped: readonly CardView[];
  readonly parked: readonly CardView[];
  /** Cards that lie face down. */
  readonly left: number;
  readonly facilitators: readonly ParticipantId[];
  /** What goes on around the cards. */
  readonly conversation: ConversationView;
  readonly may: {
    readonly start: boolean;
    readonly layCards: boolean;
    readonly facilitate: boolean;
    readonly takeFacilitation: boolean;
    readonly addOwnCard: boolean;
  };
}

/** `catalogue` is that of a table whose deck was laid by an earlier release. */
export function viewTable(seat: Seat, language: Language, catalogue = EMPTY_CATALOGUE): TableView {
  const { table } = seat;
  const deck = deckOf(table);
  const ids = cardIds(table);
  const writable = seat.canWrite();
  const deckCards = cardsById(deck);
  // Reversed: of two cards under one id the first wins.
  const ownCards = new Map([...table.ownCards].reverse().map((card) => [card.id, card]));
  const areaIdOf = (id: string) => deckCards.get(id)?.area ?? ownCards.get(id)?.areaId;
  const phase = phaseOf(table);
  const { placeOf, stepOf } = readPlaces(table, phase);

  const areas = deck.areas.map((area) => {
    const there = ids.filter((id) => areaIdOf(id) === area.id);
    return viewArea(area, language, there.length, there.filter((id) => placeOf(id) === 'faceDown').length);
  });
  const areaById = new Map(areas.map((area) => [area.id, area]));

  const phones = new Set(table.conversation?.phones?.ids);
  const facilitates = table.facilitators.has(seat.actor.id);
  const cards = ids.flatMap((id, index): CardView[] => {
    const base = { id, number: index + 1, area: areaById.get(areaIdOf(id) ?? ''), place: placeOf(id) };
    const deckCard = deckCards.get(id);
    if (deckCard) {
      const { place } = deckCard;
      return [{ ...base, ...(place && { cataloguePlace: place }), ...textOf(deckCard, language) }];
    }
    const own = ownCards.get(id);
    if (!own) return [];
    const mayChange = writable && phase !== 'ended' && (facilitates || own.author === seat.actor.id);
    const author = seat.isSealed(contentOfOwnCard(own), own.seal) ? own.author : undefined;
    const isFromPhone = phones.has(own.author);
    return [{ ...base, question: own.question, examples: [], own: { author, isFromPhone, mayChange } }];
  });

  const handled = (as: HandledAs) =>
    cards.filter((card) => card.place === as).sort((a, b) => stepOf(a.id) - stepOf(b.id));
  const current = cards.find((card) => card.place === 'middle');
  const discussed = handled('discussed');

  return {
    phase,
    access: table.access === 'led' ? 'led' : 'open',
    deckTitle: inLanguage(deck.title, language),
    introduction: deck.introduction ? inLanguage(deck.introduction, language) : [],
    areas,
    catalogue: deck.catalogueCopy ?? catalogue,
    cards,
    current,
    step: table.middle.step,
    ordinal: discussed.length + (current ? 1 : 0),
    discussed,
    skipped: handled('skipped'),
    parked: handled('parked'),
    left: cards.filter((card) => card.place === 'faceDown').length,
    facilitators: [...table.facilitators.keys()],
    conversation: viewConversation(seat, language, ids, areaById),
    may: {
      start: writable && mayStart(seat) === undefined,
      layCards: writable && mayLayCards(seat) === undefined,
      facilitate: writable && mayFacilitate(seat) === undefined,
      takeFacilitation: writable && mayTakeFacilitation(seat) === undefined,
      addOwnCard: writable && phase !== 'ended',
    },
  };
}

export function phaseOf(table: Table): Phase {
  if (table.phase instanceof Preparing) return 'preparing';
  return table.phase instanceof Ended ? 'ended' : 'running';
}

interface Places {
  readonly placeOf: (id: string) => CardPlace;
  /** When the card was handled; greater is later. */
  readonly stepOf: (id: string) => number;
}

/** Reads the tree once for all cards: each read of a node costs as much as deriving a card. */
function readPlaces(table: Table, phase: Phase): Places {
  const { cardId: current, step } = table.middle;
  const handled = new Map([...table.handled].map(([id, entry]) => [id, { as: entry.as, step: entry.step }]));
  return {
    placeOf: (id) => {
      // The last current card is often not laid away before the end; it counts as discussed.
      if (id === current) return phase === 'ended' ? 'discussed' : 'middle';
      const as = handled.get(id)?.as;
      // A place of a later release counts as handled.
      return as === undefined ? 'faceDown' : as === 'skipped' || as === 'parked' ? as : 'discussed';
    },
    stepOf: (id) => (id === current ? step + 1 : (handled.get(id)?.step ?? 0)),
  };
}

function viewArea(area: Area, language: Language, total: number, left: number): AreaView {
  const { id, colour, sign } = area;
  const title = inLanguage(area.title, language);
  return { id, colour, sign, title, language: languageTaken(area.title, language), total, left };
}

function textOf(card: Card, language: Language): Pick<CardView, 'question' | 'examples' | 'language'> {
  return {
    question: inLanguage(card.question, language),
    language: languageTaken(card.question, language),
    examples: inLanguage(card.examples, language),
  };
}
