import { makeStyles, tokens } from '@fluentui/react-components';

export const useCardListStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  item: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  /** A card that is being written on takes the whole width: two languages stand beside each other. */
  open: { gridColumnStart: 1, gridColumnEnd: -1 },
  /** As wide as its place, whatever word stands on it. */
  picture: { flexGrow: 1, alignContent: 'start', gridTemplateColumns: 'minmax(0, 1fr)' },
  examples: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    paddingInlineStart: '1.2em',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  empty: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  under: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  number: { flexGrow: 1, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  doubt: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& > svg': { flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
  },
  doubtText: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
});
