import { makeStyles, tokens } from '@fluentui/react-components';

const FOCUS = { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' } as const;

export const useChoicesStyles = makeStyles({
  group: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    padding: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  choice: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    cursor: 'pointer',
  },
  box: {
    flexShrink: 0,
    width: '24px',
    height: '24px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'inherit',
    ':focus-visible': FOCUS,
  },
  text: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    lineHeight: '24px',
    overflowWrap: 'anywhere',
  },
  hint: {
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
    textWrap: 'pretty',
  },
  select: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '320px',
    minHeight: '32px',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    ':focus-visible': { ...FOCUS, outlineOffset: '-1px' },
  },
});
