import { makeStyles, tokens } from '@fluentui/react-components';

const CARD = {
  display: 'block',
  width: '100%',
  padding: 0,
  border: 'none',
  backgroundColor: 'transparent',
  color: 'inherit',
  font: 'inherit',
  textAlign: 'start',
} as const;

export const useHandledStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '0.5em',
    minWidth: 0,
    minHeight: 0,
  },
  /** Only then: a card on its way from the middle is not cut off at the edge. */
  overflowing: { overflowY: 'auto' },
  none: {
    boxSizing: 'border-box',
    flexGrow: 1,
    display: 'grid',
    placeItems: 'center',
    margin: 0,
    padding: '1em',
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: '0.8em',
    color: tokens.colorNeutralForeground3,
    fontSize: '0.82em',
    lineHeight: 1.35,
    textAlign: 'center',
    textWrap: 'balance',
  },
  noneScrolling: { flexGrow: 0 },
  /** The same edge for all, so that cards lie in line; it is seen where cards wait. */
  tray: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: '0.45em',
    padding: '0.5em',
    border: '1px solid transparent',
    borderRadius: '0.7em',
  },
  parked: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: {
    margin: 0,
    fontSize: '0.82em',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.3,
    color: tokens.colorNeutralForeground2,
  },
  count: { fontWeight: tokens.fontWeightRegular },
  grid: {
    display: 'grid',
    placeContent: 'start',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  still: CARD,
  card: {
    ...CARD,
    cursor: 'pointer',
    borderRadius: '7% / 5%',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});
