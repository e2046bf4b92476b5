/** What the gallery's server says of decks, and documents to import in it. */

import builtIn from '../../../decks/digitale-kompetencer.json' with { type: 'json' };
import type { DeckCalls } from '../../../src/client/session/deckApi.ts';
import type { Deck } from '../../../src/domain/deck/deck.ts';
import type { DeckSummary, TeamDeckList } from '../../../src/shared/contract/schemas/decks.ts';
import { ownCatalogue, sixAreas } from '../table/catalogues.ts';

const DECK = builtIn as unknown as Deck;

const TEAM: Deck = {
  ...DECK,
  id: 'vores-trivsel',
  version: 4,
  languages: ['da'],
  title: { da: 'Trivsel i hjemmeplejen' },
  description: { da: 'Vores egne spørgsmål fra foråret, med et par nye om vagtskifte.' },
  cards: DECK.cards.slice(0, 9),
};

function summary(deck: Deck, origin: DeckSummary['origin']): DeckSummary {
  const { id, version, languages, title, description, areas, cards } = deck;
  return { id, version, languages, title, description, areas: areas.length, cards: cards.length, origin };
}

const TEAM_LIST: TeamDeckList = {
  decks: [{ ...summary(TEAM, 'team'), savedAt: '2026-11-20T12:30:00Z' }],
  maxDecks: 50,
  maxBytes: 1024 * 1024,
};

const OFFERED: readonly DeckSummary[] = [
  summary(DECK, 'builtIn'),
  {
    ...summary(DECK, 'organisation'),
    id: 'kommunens',
    title: { da: 'Kommunens kort', en: 'The municipality’s cards' },
  },
];

export const OTHER_CATALOGUE = { ...sixAreas, id: 'statens-model' };

type GalleryCalls = 'listDecks' | 'deck' | 'teamDecks' | 'teamDeck' | 'catalogues' | 'catalogue';

export const galleryDecks: Pick<DeckCalls, GalleryCalls> = {
  catalogues: async () => [ownCatalogue, OTHER_CATALOGUE].map(({ id, title }) => ({ id, title })),
  catalogue: async (id) => (id === OTHER_CATALOGUE.id ? OTHER_CATALOGUE : ownCatalogue),
  listDecks: async () => OFFERED,
  deck: async () => DECK,
  teamDecks: async () => TEAM_LIST,
  teamDeck: async () => TEAM,
};

/** A deck as somebody has written it: twelve areas, and something missing. */
export const CSV = [
  'Område;Spørgsmål;Eksempler',
  'Samarbejde;Hvornår hjalp vi sidst hinanden?;For eksempel: Da en var syg; da alt brændte på',
  'Samarbejde;Fortæl om en god dag;',
  'Trivsel;Hvad giver dig energi på en <b>almindelig</b> dag?;For eksempel: En gåtur',
  'Trivsel;Hvornår hjalp vi sidst hinanden?;',
].join('\r\n');
