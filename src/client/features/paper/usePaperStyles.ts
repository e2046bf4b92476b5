import { makeStyles, tokens } from '@fluentui/react-components';
import { FIELD } from '../../ui/fieldStyle.ts';

export const usePaperStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  what: { margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  label: { fontWeight: tokens.fontWeightSemibold },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  field: {
    ...FIELD,
    width: '8em',
    padding: `0 ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase400,
    letterSpacing: '0.1em',
    textTransform: 'uppercase',
  },
  word: { margin: 0, minHeight: tokens.lineHeightBase300, textWrap: 'pretty' },
  picture: { display: 'none' },
});
