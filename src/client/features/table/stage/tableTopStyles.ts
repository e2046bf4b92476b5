import { makeStyles } from '@fluentui/react-components';

/** Width of what lies beside the middle. */
const SIDE = 'clamp(96px, 17vw, 26vw)';

const SIDE_UPRIGHT = '34%';

/** With something in use: room to read it, taken from the cards at the other side. */
const SIDE_ROUND = 'clamp(200px, 25vw, 30vw)';
const RIM_ROUND = 'clamp(90px, 13vw, 20vw)';

export const useTableTopStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    position: 'relative',
    height: '100%',
    display: 'grid',
    columnGap: '1.4em',
    rowGap: '0.9em',
  },
  spread: {
    gridTemplateColumns: `minmax(0, 1fr) ${SIDE}`,
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
    gridTemplateAreas: `"legend legend" "rim handled" "foot foot"`,
  },
  turned: {
    gridTemplateColumns: `${SIDE} minmax(0, 1fr) ${SIDE}`,
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
    gridTemplateAreas: `"legend legend legend" "rim middle handled" "foot foot foot"`,
  },
  /** The width belongs to the card; the rim lies below it. */
  turnedUpright: {
    gridTemplateColumns: `minmax(0, 1fr) ${SIDE_UPRIGHT}`,
    gridTemplateRows: 'auto minmax(0, 2fr) auto minmax(0, 1fr)',
    gridTemplateAreas: `"legend legend" "middle middle" "foot foot" "rim handled"`,
  },
  /** One column, as long as it needs to be. */
  scrolling: {
    height: 'auto',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'none',
    gridTemplateAreas: `"middle" "foot" "rim" "legend" "handled"`,
  },
  /** What is in use lies beside the card, above those that were handled: width costs the card less than height. */
  spreadRound: {
    gridTemplateColumns: `minmax(0, 1fr) ${SIDE_ROUND}`,
    gridTemplateRows: 'auto auto minmax(0, 1fr) auto',
    gridTemplateAreas: `"legend legend" "rim round" "rim handled" "foot foot"`,
  },
  turnedRound: {
    gridTemplateColumns: `${RIM_ROUND} minmax(0, 1fr) ${SIDE_ROUND}`,
    gridTemplateRows: 'auto auto minmax(0, 1fr) auto',
    gridTemplateAreas: `"legend legend legend" "rim middle round" "rim middle handled" "foot foot foot"`,
  },
  turnedUprightRound: {
    gridTemplateColumns: `minmax(0, 1fr) ${SIDE_UPRIGHT}`,
    gridTemplateRows: 'auto minmax(0, 2fr) auto auto minmax(0, 1fr)',
    gridTemplateAreas: `"legend legend" "middle middle" "round round" "foot foot" "rim handled"`,
  },
  scrollingRound: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'none',
    gridTemplateAreas: `"middle" "round" "foot" "rim" "legend" "handled"`,
  },
  /** The picture has just changed under somebody's finger. A pane above all, as `pointer-events` would be inherited. */
  settling: { '::after': { content: '""', position: 'absolute', inset: 0, zIndex: 1 } },
  /** For those who go by headings; the cards speak for themselves. */
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
  round: { gridArea: 'round' },
  foot: { gridArea: 'foot' },
  rim: { gridArea: 'rim' },
  handled: { gridArea: 'handled' },
});
