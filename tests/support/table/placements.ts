import type { PlacementSubject } from '../../../src/domain/table/conversation/view.ts';

/** A statement to place oneself to. */
export const FILLS: PlacementSubject = {
  statement: 'Det her fylder hos os',
  lowest: 'Næsten ikke',
  highest: 'Rigtig meget',
};
