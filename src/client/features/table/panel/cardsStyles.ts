import { makeStyles, tokens } from '@fluentui/react-components';

const FOCUS = { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' } as const;

export const useCardsStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  word: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },

  area: {
    '&[open] > summary > svg': { rotate: '180deg' },
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  fold: {
    '&[open] > summary > svg': { rotate: '180deg' },
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalS,
  },
  /** Its own sign for folded and unfolded, where a thumb looks for it. */
  summary: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '32px',
    listStyleType: 'none',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    '::-webkit-details-marker': { display: 'none' },
    ':focus-visible': FOCUS,
  },
  chevron: {
    flexShrink: 0,
    marginInlineStart: 'auto',
    fontSize: '20px',
    color: tokens.colorNeutralForeground2,
  },
  foldTitle: { fontWeight: tokens.fontWeightSemibold },
  count: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  pips: { display: 'flex', flexWrap: 'wrap', gap: '3px', marginTop: tokens.spacingVerticalXS },
  pip: {
    boxSizing: 'border-box',
    width: '8px',
    height: '11px',
    borderRadius: '2px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  pipLeft: {
    border: '1px solid var(--ink)',
    backgroundColor: 'var(--ink)',
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
  },

  none: { margin: `${tokens.spacingVerticalS} 0 0`, color: tokens.colorNeutralForeground2 },
  questions: {
    margin: 0,
    paddingInlineStart: '20px',
    lineHeight: tokens.lineHeightBase300,
    '& > li': { marginTop: tokens.spacingVerticalS },
  },
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(44px, 1fr))',
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: 'none',
  },
  /** A card from behind, as small as a finger allows. */
  number: {
    width: '100%',
    aspectRatio: '5 / 6',
    maxHeight: '60px',
    padding: 0,
    border: `1px solid ${tokens.colorTransparentStrokeInteractive}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    font: 'inherit',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'pointer',
    ':hover': { boxShadow: tokens.shadow8 },
    ':focus-visible': FOCUS,
  },

  headingLine: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': FOCUS,
  },
  handled: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: `${tokens.spacingVerticalS} 0`,
    padding: 0,
    listStyleType: 'none',
  },
  card: { display: 'flex', gap: tokens.spacingHorizontalS },
  cardText: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    paddingTop: '4px',
    overflowWrap: 'anywhere',
  },
  takeUp: { minWidth: 0 },
});
