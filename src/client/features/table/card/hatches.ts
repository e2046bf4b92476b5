/**
 * A shape for each of the areas' colours, for when colours say nothing: lines on a tile of 12 × 12 that joins on to the
 * next one. SVG, since forced colours take gradients away.
 */
import type { AreaColour } from '../../../../domain/deck/area.ts';

export const HATCH_TILE = 12;

/** Path data. */
export const HATCHES: Readonly<Record<AreaColour, string>> = {
  blue: 'M0 6h12',
  teal: 'M6 0v12',
  marigold: 'M-2 2l4-4M0 12L12 0M10 14l4-4',
  berry: 'M6 4.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  purple: 'M0 0l12 12M12 0L0 12',
  forest: 'M0 9l3-6 3 6 3-6 3 6',
  pumpkin: 'M0 6h12M6 0v12',
  mink: 'M2 6h3M8 6h2',
};
