import { makeStyles, tokens } from '@fluentui/react-components';

const CARD = {
  display: 'block',
  position: 'relative',
  width: '100%',
  padding: 0,
  border: 'none',
  backgroundColor: 'transparent',
  color: 'inherit',
} as const;

export const useSpreadStyles = makeStyles({
  room: {
    position: 'relative',
    minWidth: 0,
    minHeight: 0,
    // Cards have no text of the stage's size: with each question's the browser would style and draw them all anew.
    '--beside': 'initial',
    fontSize: '1rem',
  },
  /** Too many cards for the room: it scrolls, rather than let them become too small to hit. */
  overflowing: { overflowY: 'auto', padding: '4px' },
  grid: {
    position: 'absolute',
    inset: 0,
    display: 'grid',
    placeContent: 'center',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  flowing: { position: 'static' },
  /** The cards lie at the edge of the table, and partly below it. */
  row: { overflow: 'hidden', '@media (prefers-reduced-motion: no-preference)': { scrollBehavior: 'smooth' } },
  overflowingRow: { overflowX: 'auto' },
  inRow: {
    placeContent: 'start safe center',
    // Room for the card that is lifted.
    insetBlockStart: '6px',
    // A picture of its own: whatever moves or comes above it, thirty backs are not drawn again.
    willChange: 'transform',
    '& > li > *': { width: 'var(--card)' },
  },
  place: { minWidth: 0 },
  /** Something has lain here. */
  empty: {
    boxSizing: 'border-box',
    borderRadius: '7% / 5%',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    opacity: 0.7,
  },
  /** In the row the neighbour fills the place. */
  gap: { opacity: 0 },
  still: CARD,
  card: {
    ...CARD,
    cursor: 'pointer',
    borderRadius: '7% / 5%',
    '@media (prefers-reduced-motion: no-preference)': {
      '& > div': { transitionProperty: 'translate', transitionDuration: tokens.durationFast },
    },
    ':hover > div': { translate: '0 -4px' },
    ':active > div': { translate: '0 0' },
    ':focus-visible': {
      outline: `max(3px, 0.18em) solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '3px',
      zIndex: 1,
    },
  },
  dealt: { width: '100%' },
});
