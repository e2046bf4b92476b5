import { makeStyles, tokens } from '@fluentui/react-components';

export const useActionsStyles = makeStyles({
  /** Stays in sight however long the card is, as long as there is room for both. */
  root: {
    position: 'sticky',
    bottom: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    maxWidth: '400px',
    marginBlock: `-${tokens.spacingVerticalS}`,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-height: 480px)': { position: 'static' },
  },
  primary: { width: '100%', maxWidth: 'none', minHeight: '44px' },
  /** Two by two; one below the other where two do not fit. */
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  single: { display: 'grid' },
  /** With signs: they stand below each other. */
  aligned: { justifyContent: 'flex-start', textAlign: 'start', paddingInline: tokens.spacingHorizontalS },
  secondary: {
    minWidth: 0,
    maxWidth: 'none',
    fontWeight: tokens.fontWeightRegular,
  },
});
