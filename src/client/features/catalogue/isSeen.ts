import type { CardView } from '../../../domain/table/cardView.ts';
import type { Phase } from '../../../domain/table/tableView.ts';

/** Before the meeting everybody may look; once it runs the cards lie face down; afterwards nothing is a secret. */
export function isSeen({ place }: Pick<CardView, 'place'>, phase: Phase): boolean {
  return phase !== 'running' || place !== 'faceDown';
}
