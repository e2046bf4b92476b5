/**
 * Everything that needs Fluid, in one module, so that the page loads it with one dynamic import after its first paint.
 */
import type { Deck } from '../../domain/deck/deck.ts';

export { newTable } from '../../domain/table/newTable.ts';
export { whenLive } from '../../fluid/sharedDocument.ts';
export { createTableDocument, openTableDocument } from '../../fluid/tableDocument.ts';
export { createTokenProvider } from '../../fluid/tokens.ts';
export { Outbox } from './outbox.ts';
export { TableSession } from './tableSession.ts';

/** Needed only by whoever comes first. */
export const loadFirstTable = () => import(/* webpackChunkName: "optional-first-table" */ './firstTable.ts');

/** The server hands out only decks that have passed the schema, which is too large to carry to every page. */
export function asDeck(fromServer: unknown): Deck {
  return fromServer as Deck;
}

/** From here, so that the chunk does not carry Fluid once more. */
export const loadNotes = () => import(/* webpackChunkName: "optional-notes-document" */ './notesModule.ts');

export type TableModule = typeof import('./tableModule.ts');
