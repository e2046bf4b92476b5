import { makeStyles, tokens } from '@fluentui/react-components';

export const usePaperStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  what: { margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  label: { fontWeight: tokens.fontWeightSemibold },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  field: {
    boxSizing: 'border-box',
    width: '8em',
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: 'inherit',
    font: 'inherit',
    fontSize: tokens.fontSizeBase400,
    letterSpacing: '0.1em',
    textTransform: 'uppercase',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  word: { margin: 0, minHeight: tokens.lineHeightBase300, textWrap: 'pretty' },
  picture: { display: 'none' },
});
