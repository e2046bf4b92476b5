import { makeStyles, tokens } from '@fluentui/react-components';
import { FIELD } from '../../ui/fieldStyle.ts';

export const useOwnCardsStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '480px' },
  word: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },

  form: { display: 'flex', flexDirection: 'column' },
  label: { marginBottom: tokens.spacingVerticalXS, fontWeight: tokens.fontWeightSemibold },
  field: FIELD,
  question: {
    resize: 'vertical',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fieldSizing: 'content',
    minHeight: '64px',
  },
  wrong: { border: `1px solid ${tokens.colorStatusDangerBorder2}` },
  /** Fixed height, so that nothing moves while a person types. */
  counter: {
    minHeight: tokens.lineHeightBase200,
    margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  counterWrong: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
  button: { minWidth: 0 },

  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    paddingBlock: tokens.spacingVerticalM,
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  card: { display: 'flex', gap: tokens.spacingHorizontalS },
  cardText: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    paddingTop: '4px',
    overflowWrap: 'anywhere',
  },
  place: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  leftover: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
});
