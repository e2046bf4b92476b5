/**
 * Everything that needs Fluid, in one module, so that the page loads it with one dynamic import after its first paint.
 */
export { copyTable } from '../../domain/table/copyTable.ts';
export { createTableDocument, openTableDocument } from '../../fluid/tableDocument.ts';
export { createTokenProvider } from '../../fluid/tokens.ts';
export { catalogueBeside, createDeckApi, forTable } from './deckApi.ts';
export { createFirstTable } from './firstTable.ts';
export { Outbox } from './outbox.ts';
export { Seals } from './seals.ts';
export { TableSession } from './tableSession.ts';

/** Imported from here, so that the chunk does not carry Fluid once more. */
export const loadNotes = () => import(/* webpackChunkName: "optional-notes-document" */ './notesModule.ts');

/** With the first name or spread at a table. */
export const loadSealing = () => import(/* webpackChunkName: "optional-sealing" */ './sealing.ts');

export type TableModule = typeof import('./tableModule.ts');
