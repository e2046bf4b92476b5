import { makeStyles, tokens } from '@fluentui/react-components';

export const useNowStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  word: {
    margin: 0,
    maxWidth: '400px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    textWrap: 'pretty',
  },
  quiet: { margin: 0, maxWidth: '400px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
});
