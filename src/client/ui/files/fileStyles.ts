import { makeStyles, tokens } from '@fluentui/react-components';
import { FIELD } from '../fieldStyle.ts';

const FOCUS = { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' } as const;

export const useFileStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'start' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  word: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
    ':empty': { display: 'none' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  link: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': FOCUS,
  },
  field: { ...FIELD, padding: tokens.spacingHorizontalS },
  text: {
    ...FIELD,
    minHeight: 0,
    padding: tokens.spacingHorizontalS,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    resize: 'vertical',
  },
  fold: { '& > div': { paddingTop: tokens.spacingVerticalS } },
  summary: {
    minHeight: '32px',
    lineHeight: '32px',
    borderRadius: tokens.borderRadiusMedium,
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'pointer',
    ':focus-visible': FOCUS,
  },
});
