import { makeStyles, tokens } from '@fluentui/react-components';

export const useStageStyles = makeStyles({
  /**
   * A warm table under a lamp. An element of its own: the browser works out the stage's style anew whenever something comes or goes
   * in it, takes the gradient for another one then, and would draw the whole stage anew.
   */
  ground: {
    height: '100%',
    backgroundColor: `color-mix(in srgb, ${tokens.colorPaletteMarigoldBackground2} 14%, ${tokens.colorNeutralBackground4})`,
    backgroundImage: `radial-gradient(ellipse 80% 75% at 50% 40%, color-mix(in srgb, ${tokens.colorPaletteMarigoldBackground2} 7%, ${tokens.colorNeutralBackground1}), transparent)`,
  },
  root: {
    boxSizing: 'border-box',
    position: 'relative',
    height: '100%',
    padding: '0.9em 1.4em 1.1em',
    overflowX: 'hidden',
    overflowY: 'auto',
    // Everything on the stage is sized by this: read from the back of a room, and on a phone.
    // The smaller of its shares of width and height.
    fontSize: 'clamp(15px, min(1.6vw, 2.6vh), 46px)',
    // The line for phones has a place of its own above the card.
    '&:has(> [data-phones-line])': { paddingBlockStart: '3.3em' },
    // The square code has a column of its own, or a row where the stage is higher than wide.
    '&:has(> [data-phones-code])': {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) clamp(12.5em, 24vw, 30em)',
      gridTemplateRows: 'minmax(0, 1fr)',
      columnGap: '1.2em',
      '@media (orientation: portrait)': {
        gridTemplateColumns: 'minmax(0, 1fr)',
        gridTemplateRows: 'minmax(0, 1fr) auto',
        rowGap: '0.8em',
      },
    },
    lineHeight: 1.4,
    color: tokens.colorNeutralForeground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  /** A table in the theme for contrast is plain. */
  plain: { backgroundColor: tokens.colorNeutralBackground1, backgroundImage: 'none' },
  /** Read from the far end of a room, where only the card itself is large enough otherwise. */
  wall: { fontSize: 'clamp(15px, min(1.95vw, 3.15vh), 56px)' },
  scrolling: {
    padding: '0.6em 0.8em',
    '&:has(> [data-phones-line])': { paddingBlockStart: '0.6em' },
    '&:has(> [data-phones-code])': { display: 'block' },
    // After all cards, so that it lies over none.
    '& > aside': { position: 'static', marginBlockStart: '0.8em' },
  },
});
