import { makeStyles, tokens } from '@fluentui/react-components';
import { FIELD } from '../../ui/fieldStyle.ts';

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
    ...FIELD,
    maxWidth: '320px',
  },
});
