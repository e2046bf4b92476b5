/** The areas' signs, drawn for this product: lines of one weight on a field of 24 × 24, to be stroked, not filled. */
import type { AreaSign } from './area.ts';

/** The areas' signs, and one for own cards. */
export type SignName = AreaSign | 'own';

export const SIGN_FIELD = 24;
export const SIGN_LINE_WIDTH = 1.5;

/** Path data. */
export const SIGNS: Readonly<Record<SignName, string>> = {
  // A hand around the shaft of a spanner.
  tool:
    'M9.6 2.6v3.2l2.4 1.4 2.4-1.4V2.6a4.4 4.4 0 0 1 .1 8.2v.4M9.6 2.6a4.4 4.4 0 0 0-.1 8.2v.4' +
    'M8.8 11.2h6.9a2 2 0 0 1 2 2v3.4a2 2 0 0 1-2 2H8.8a1.85 1.85 0 0 1-.6-3.6 1.85 1.85 0 0 1 .6-3.8z' +
    'M8.4 14.9h4.4M17.7 12.9l3.3-1.1M17.7 17l3.3 1M9.8 18.6v2.1a1 1 0 0 0 1 1h2.4a1 1 0 0 0 1-1v-2.1',
  // An eye in a chip.
  chip:
    'M7.2 4.8h9.6a2.4 2.4 0 0 1 2.4 2.4v9.6a2.4 2.4 0 0 1-2.4 2.4H7.2a2.4 2.4 0 0 1-2.4-2.4V7.2a2.4 2.4 0 0 1 2.4-2.4z' +
    'M9 4.8V2.3M15 4.8V2.3M9 21.7v-2.5M15 21.7v-2.5M4.8 9H2.3M4.8 15H2.3M21.7 9h-2.5M21.7 15h-2.5' +
    'M7.3 12c1.3-2 2.9-3.1 4.7-3.1s3.4 1.1 4.7 3.1c-1.3 2-2.9 3.1-4.7 3.1S8.6 14 7.3 12zM12 10.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4z',
  // Two bubbles, one answering the other.
  speech:
    'M4.4 3.2h9a2 2 0 0 1 2 2v4.6a2 2 0 0 1-2 2H8.3L5 14.7v-2.9h-.6a2 2 0 0 1-2-2V5.2a2 2 0 0 1 2-2z' +
    'M18.4 8.6h1.2a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H19v3.2l-3.6-3.2h-4.2a2 2 0 0 1-2-2v-.9',
  // A sprout on a step.
  sprout:
    'M2.4 21.2v-2.8h8.2v-3.2h11v6zM16 15.2V8.6M16 11.4c-3.3.2-5.2-1.4-5.5-4.8 3.4-.2 5.3 1.4 5.5 4.8z' +
    'M16 8.6c-.2-3.3 1.4-5.3 5-5.8.4 3.6-1.4 5.6-5 5.8z',
  // An open book.
  book:
    'M12 6.1c-1.8-1.4-4.8-2-9-1.9v14c4.2-.1 7.2.5 9 1.9 1.8-1.4 4.8-2 9-1.9v-14c-4.2-.1-7.2.5-9 1.9z' +
    'M12 6.1v14M6 8.2c1.2 0 2.2.2 3 .5M6 11.8c1.2 0 2.2.2 3 .5',
  compass: 'M12 2.6a9.4 9.4 0 1 0 0 18.8 9.4 9.4 0 0 0 0-18.8zM16.2 7.8l-2.5 5.9-5.9 2.5 2.5-5.9zM12 12h.01',
  // One piece with two knobs and a notch.
  puzzle: 'M4.4 8h3.5a2.5 2.5 0 1 1 4.8 0h3.5v3.5a2.5 2.5 0 1 1 0 4.8v4.3H4.4v-4.3a2.5 2.5 0 1 0 0-4.8z',
  star: 'M12 2.9l2.8 5.8 6.4.9-4.6 4.4 1.1 6.3-5.7-3-5.7 3 1.1-6.3L2.8 9.6l6.4-.9z',
  // A pencil.
  own: 'M3.6 20.4l1-4.5L16 4.5a1.9 1.9 0 0 1 2.7 0l.8.8a1.9 1.9 0 0 1 0 2.7L8.1 19.4zM13.8 6.7l3.5 3.5M4.6 15.9l3.5 3.5',
};
