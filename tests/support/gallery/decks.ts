/** What the gallery's server says of decks, and documents to import in it. */
import builtIn from '../../../decks/digitale-kompetencer.json' with { type: 'json' };
import type { Call } from '../../../src/client/session/api.ts';
import type { Deck } from '../../../src/domain/deck/deck.ts';
import type { DeckSummary, TeamDeckList } from '../../../src/shared/api.ts';

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

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/decks': [
    summary(DECK, 'builtIn'),
    {
      ...summary(DECK, 'organisation'),
      id: 'kommunens',
      title: { da: 'Kommunens kort', en: 'The municipality’s cards' },
    },
  ],
  '/api/sessions/gallery/decks': TEAM_LIST,
  '/api/sessions/gallery/decks/vores-trivsel': TEAM,
  '/api/decks/kommunens': DECK,
  [`/api/decks/${DECK.id}`]: DECK,
};

export const galleryDecksCall: Call = async <T>(_method: string, path: string): Promise<T> =>
  ANSWERS[path] as T;

/** A deck as somebody has written it: twelve areas, and something missing. */
export const CSV = [
  'Område;Spørgsmål;Eksempler',
  'Samarbejde;Hvornår hjalp vi sidst hinanden?;For eksempel: Da en var syg; da alt brændte på',
  'Samarbejde;Fortæl om en god dag;',
  'Trivsel;Hvad giver dig energi på en <b>almindelig</b> dag?;For eksempel: En gåtur',
  'Trivsel;Hvornår hjalp vi sidst hinanden?;',
].join('\r\n');
