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
  primary: { width: '100%', maxWidth: '400px', minHeight: '44px' },
  /** Two by two; one below the other where two do not fit. */
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
    gap: tokens.spacingHorizontalS,
    maxWidth: '400px',
  },
  single: { display: 'grid', maxWidth: '400px' },
  /** With signs: they stand below each other. */
  aligned: { justifyContent: 'flex-start', textAlign: 'start', paddingInline: tokens.spacingHorizontalS },
  secondary: {
    minWidth: 0,
    maxWidth: 'none',
    fontWeight: tokens.fontWeightRegular,
  },
});
