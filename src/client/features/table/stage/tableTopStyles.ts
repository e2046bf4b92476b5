import { makeStyles } from '@fluentui/react-components';

/** What is seen of the deck at the table's edge. */
const ROW = 'clamp(52px, 10.5vh, 118px)';
/** What lies beside the card. */
const BESIDE = 'clamp(180px, 27vw, 30em)';

export const useTableTopStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    position: 'relative',
    height: '100%',
    display: 'grid',
    columnGap: '1.4em',
    rowGap: '0.45em',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr) auto auto',
    gridTemplateAreas: `"legend" "middle" "foot" "row"`,
    fontSize: 'min(1em, var(--beside, 1em))',
    // Of a card of usual shape in the middle.
    '--side': '16%',
  },
  besides: {
    gridTemplateColumns: `minmax(0, 1fr) ${BESIDE}`,
    gridTemplateAreas: `"legend legend" "middle beside" "foot foot" "row row"`,
  },
  /** Higher than wide: the width belongs to the card. */
  upright: {
    gridTemplateRows: 'auto minmax(0, 1fr) auto auto auto',
    gridTemplateAreas: `"legend" "middle" "foot" "handled" "row"`,
  },
  uprightBesides: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr) auto auto auto',
    gridTemplateAreas: `"legend" "middle" "beside" "foot" "row"`,
  },
  /** One column, as long as it needs to be. */
  scrolling: {
    height: 'auto',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'none',
    gridTemplateAreas: `"middle" "beside" "foot" "row" "handled" "legend"`,
  },
  /** The picture has just changed under a finger. A pane above all, as `pointer-events` would be inherited. */
  settling: { '::after': { content: '""', position: 'absolute', inset: 0, zIndex: 4 } },
  /** For navigation by headings; on screen the cards suffice. */
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  legend: { gridArea: 'legend' },
  legendBelow: { justifyContent: 'start' },
  middle: { gridArea: 'middle' },
  /** On a stage that is not much wider than high the card would grow over them. */
  betweenPiles: { marginInline: 'var(--side)' },
  beside: { gridArea: 'beside' },
  foot: { gridArea: 'foot' },
  row: {
    gridArea: 'row',
    height: ROW,
    // To the very edge of the table.
    marginBlockEnd: '-1.1em',
    marginInline: '-0.4em',
  },
  spread: { gridArea: 'row' },
  handled: { gridArea: 'handled' },
  /** At the foot of the table, beside the card. */
  piles: { gridArea: 'middle', alignSelf: 'end' },
});
