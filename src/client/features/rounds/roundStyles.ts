import { makeStyles, tokens } from '@fluentui/react-components';
import { FIELD } from '../../ui/fieldStyle.ts';

/** Sized by the text around: the same parts stand in the panel and on the stage. */
export const useRoundStyles = makeStyles({
  /** One thing that is in use. */
  part: { display: 'flex', flexDirection: 'column', gap: '0.6em', minWidth: 0 },
  heading: { margin: 0, fontSize: '1em', lineHeight: 1.4, fontWeight: tokens.fontWeightSemibold },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '0.8em', rowGap: '0.4em' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '0.55em' },
  word: { margin: 0, lineHeight: 1.4, textWrap: 'pretty' },
  quiet: { margin: 0, lineHeight: 1.4, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  large: {
    margin: 0,
    fontSize: '1.15em',
    lineHeight: 1.35,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  label: { fontWeight: tokens.fontWeightSemibold },
  field: {
    ...FIELD,
    minHeight: 'max(2.3em, 34px)',
    padding: '0.4em 0.6em',
    borderRadius: 'max(4px, 0.3em)',
  },
  text: { resize: 'vertical', fieldSizing: 'content', minHeight: '4.4em', lineHeight: 1.4 },
  wrong: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  /** Takes back one thing of a list. */
  remove: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '24px',
    height: '24px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: 'transparent',
    color: 'inherit',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
});
