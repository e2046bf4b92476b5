import { makeStyles, tokens } from '@fluentui/react-components';

export const useActionsStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  /** What stands out and what else may be done lie in the column by themselves. */
  parted: { display: 'contents' },
  /** Stays in sight however long the card is, as long as there is room for both. */
  inSight: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    maxWidth: '400px',
    marginBlock: `-${tokens.spacingVerticalS}`,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-height: 480px)': { position: 'static' },
  },
  /** The way to the end stands beside what is next, never below it. */
  first: { display: 'flex', gap: tokens.spacingHorizontalS, maxWidth: '400px' },
  primary: { flexGrow: 1, minWidth: 0, maxWidth: 'none', minHeight: '44px' },
  wrapUp: { flexShrink: 0, minWidth: 0, paddingInline: tokens.spacingHorizontalM, minHeight: '44px' },
  row: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    maxWidth: '400px',
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'start',
    gap: '2px',
    minWidth: 0,
    maxWidth: 'none',
    minHeight: '48px',
    paddingInline: '2px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    '& > svg': { fontSize: '20px', width: '20px', height: '20px' },
  },
  /** Two by two; one below the other where two do not fit. One that is alone in its line takes all of it. */
  grid: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, maxWidth: '400px' },
  single: { display: 'grid', maxWidth: '400px' },
  secondary: {
    flex: '1 1 112px',
    minWidth: 0,
    maxWidth: 'none',
    fontWeight: tokens.fontWeightRegular,
  },
});
