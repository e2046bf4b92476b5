import { makeStyles, tokens } from '@fluentui/react-components';

/** Pages that are read rather than used. */
export const usePageStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    maxWidth: '620px',
    minHeight: '100dvh',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: 1.5,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
  },
  heading: {
    margin: `${tokens.spacingVerticalXL} 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: `${tokens.spacingVerticalS} 0 0`, textWrap: 'pretty' },
  list: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    paddingInlineStart: '22px',
    '& > li': { marginTop: tokens.spacingVerticalXS },
    '& > li::marker': { color: tokens.colorNeutralForeground2 },
  },
  fold: {
    marginTop: tokens.spacingVerticalXL,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  summary: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  link: { fontWeight: tokens.fontWeightSemibold },
  notice: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});
