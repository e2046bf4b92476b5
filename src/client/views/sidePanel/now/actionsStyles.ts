import { makeStyles, tokens } from '@fluentui/react-components';

export const useActionsStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '400px' },
  primary: { width: '100%', maxWidth: 'none', minHeight: '44px' },
  /** Two by two; one below the other where two do not fit. */
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  single: { display: 'grid' },
  secondary: {
    minWidth: 0,
    maxWidth: 'none',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
  },
});
