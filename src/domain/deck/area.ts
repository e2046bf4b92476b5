/** How areas are told apart besides their name. A deck names a colour and a sign; the views map them to a theme. */

/** Names of colours in Fluent's palette that stay apart from each other and raise no alarm (no red). */
export const AREA_COLOURS = [
  'blue',
  'teal',
  'marigold',
  'berry',
  'purple',
  'forest',
  'pumpkin',
  'mink',
] as const;

export type AreaColour = (typeof AREA_COLOURS)[number];

/** Names of the signs drawn for this product. */
export const AREA_SIGNS = ['tool', 'chip', 'speech', 'sprout', 'book', 'compass', 'puzzle', 'star'] as const;

export type AreaSign = (typeof AREA_SIGNS)[number];
