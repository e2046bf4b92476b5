import { z } from 'zod';
import { type Endpoints, nothing, time, type Wire } from './endpoint.ts';
import { ticketReply } from './viewing.ts';

const version = z.int().min(0).max(1_000_000_000);
const localized = z.record(z.string(), z.string());

const deckSummary = z.strictObject({
  id: z.string(),
  version: z.number(),
  languages: z.array(z.string()),
  title: localized,
  description: localized,
  areas: z.number(),
  cards: z.number(),
  /** `builtIn`: comes with the app. `organisation`: from the server's own folder of decks. `team`: of this meeting. */
  origin: z.enum(['builtIn', 'organisation', 'team']),
});
export type DeckSummary = Wire<z.output<typeof deckSummary>>;

const teamDeckSummary = deckSummary.extend({ savedAt: time });
export type TeamDeckSummary = Wire<z.output<typeof teamDeckSummary>>;

const teamDeckList = z.strictObject({
  /** Last saved first. */
  decks: z.array(teamDeckSummary),
  maxDecks: z.number(),
  /** Of one deck as JSON. */
  maxBytes: z.number(),
});
export type TeamDeckList = Wire<z.output<typeof teamDeckList>>;

/** As `decks/*.json` has it; `src/domain/deck` holds its schema. */
const deck = z.unknown();
const catalogueSummary = z.strictObject({ id: z.string(), title: localized });
export type CatalogueSummary = Wire<z.output<typeof catalogueSummary>>;

/** As `decks/catalogues/*.json` has it; `src/domain/catalogue` holds its schema. */
const catalogue = z.unknown();

const keepTeamDeckRequest = z.strictObject({
  /** The server sets its version. */
  deck,
  /** The version that was edited, 0 for a new deck. If the stored version differs: `version_conflict`. */
  basedOn: version,
});
export type KeepTeamDeckRequest = Wire<z.output<typeof keepTeamDeckRequest>>;

export const DECK_ENDPOINTS = {
  /** Decks may hold a publisher's wording: not public. */
  listDecks: { caller: 'personOrTicket', keptByBrowser: true, reply: z.array(deckSummary) },
  deck: { caller: 'personOrTicket', keptByBrowser: true, reply: deck },
  /** Those that a deck can name, the default one first. */
  catalogues: { caller: 'person', keptByBrowser: true, reply: z.array(catalogueSummary) },
  /** The default catalogue for an unknown id. Viewers need it at tables of earlier releases. */
  catalogue: { caller: 'personOrTicket', keptByBrowser: true, reply: catalogue },
  /** The meeting's own decks. */
  teamDecks: { caller: 'person', reply: teamDeckList },
  teamDeck: { caller: 'person', isLarge: true, reply: deck },
  /** A setting of the server limits its size. */
  keepTeamDeck: { caller: 'person', body: keepTeamDeckRequest, isLarge: true, reply: teamDeckSummary },
  /** Removing a missing deck is not an error. */
  removeTeamDeck: {
    caller: 'person',
    query: z.strictObject({ version: z.coerce.number().pipe(version) }),
    reply: nothing,
  },
  /** For a plain browser: gives access to this deck only, for a quarter of an hour. */
  deckTicket: { caller: 'person', isLarge: true, reply: ticketReply },
  deckFile: { caller: 'deckTicket', isLarge: true, reply: deck },
} satisfies Endpoints;
