/**
 * The areas' colours on paper: strong enough for a sign and a name on white (4.5 : 1 and more), and different in
 * lightness, so that a grey copy still distinguishes neighbours.
 */
import type { AreaColour } from '../domain/deck/area.ts';

/** Red, green, blue from 0 to 1. */
export type Rgb = readonly [number, number, number];

export const INK: Rgb = [0.1, 0.1, 0.12];
export const QUIET: Rgb = [0.36, 0.36, 0.4];

export const PAPER_COLOURS: Readonly<Record<AreaColour, Rgb>> = {
  blue: [0.0, 0.24, 0.53],
  teal: [0.0, 0.42, 0.44],
  marigold: [0.55, 0.36, 0.0],
  berry: [0.62, 0.1, 0.48],
  purple: [0.33, 0.15, 0.56],
  forest: [0.12, 0.4, 0.14],
  pumpkin: [0.66, 0.24, 0.02],
  mink: [0.3, 0.29, 0.28],
};
