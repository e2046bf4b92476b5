import { makeStyles, tokens } from '@fluentui/react-components';

export const useWelcomeStyles = makeStyles({
  root: {
    minHeight: '100%',
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateRows: '1fr auto auto 1fr',
    justifyItems: 'center',
    rowGap: '1.6em',
    paddingBlockStart: '3em',
    textAlign: 'center',
  },
  fan: { gridRow: 2, alignSelf: 'end', marginBlockEnd: '1.6em' },
  words: { gridRow: 3, display: 'grid', justifyItems: 'center', gap: '0.7em', maxWidth: '34em' },
  title: {
    margin: 0,
    fontSize: 'min(2.5em, 11vw)',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.15,
    letterSpacing: '-0.01em',
    textWrap: 'balance',
    overflowWrap: 'anywhere',
  },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
  body: { margin: 0, fontSize: '1.1em', lineHeight: 1.45, textWrap: 'balance' },
  start: { marginBlockStart: '0.5em', fontSize: '1.15em' },
});
