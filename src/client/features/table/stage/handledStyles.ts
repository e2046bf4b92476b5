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
  root: { display: 'flex', flexWrap: 'wrap', gap: '1em 2em', minWidth: 0, minHeight: 0 },
  /** The table is theirs. */
  laid: { overflowY: 'auto', alignContent: 'safe center', justifyContent: 'center', padding: '3px' },
  flow: {},
  /** Beside the card, at the foot of the table; the card takes what room it wants. */
  piles: {
    display: 'grid',
    gridTemplateColumns: 'var(--side) 1fr var(--side)',
    alignItems: 'end',
    rowGap: '0.5em',
    pointerEvents: 'none',
    '& > section': { pointerEvents: 'auto' },
  },
  start: { gridColumn: 1 },
  end: { gridColumn: 3, gridRow: '1 / 3' },
  tray: { display: 'flex', flexDirection: 'column', gap: '0.4em', minWidth: 0 },
  /** A pile that has been unfolded lies over everything. */
  unfolded: {
    zIndex: 3,
    width: 'min(34em, 90cqi)',
    maxHeight: '100%',
    boxSizing: 'border-box',
    overflowY: 'auto',
    padding: '0.8em',
    borderRadius: '0.7em',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
  },
  title: {
    margin: 0,
    fontSize: '1em',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.3,
    color: tokens.colorNeutralForeground2,
  },
  fold: {
    minHeight: '32px',
    padding: '0 0.3em',
    border: 'none',
    borderRadius: '0.3em',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
  count: { fontWeight: tokens.fontWeightRegular },
  cards: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0.6em',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '& > li': { width: '13em', maxWidth: '100%' },
  },
  /** One over the other: the last on top, the edges of the ones below it seen. */
  stacked: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    paddingInlineEnd: '6px',
    '& > li': { gridArea: '1 / 1' },
    '& > li:nth-last-child(2)': { translate: '3px 3px' },
    '& > li:nth-last-child(n + 3)': { translate: '6px 6px' },
  },
  still: CARD,
  card: {
    ...CARD,
    cursor: 'pointer',
    borderRadius: '0.5em',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});
