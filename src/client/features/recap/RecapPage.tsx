import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { momentInWords } from '../../../domain/recap/dates.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useMeetingState, useTable, useTableSession } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { EarlierMeetings } from './EarlierMeetings.tsx';
import { RecapWithOptions } from './RecapWithOptions.tsx';
import { recapStrings } from './recapStrings.ts';

const INK = '#242424';
const GREY = '#616161';
/** Borders that only group, as thin on paper as on screen. */
const HAIRLINE = '#c7c7c7';
const ON_PAPER = {
  color: INK,
  '--colorNeutralForeground1': INK,
  '--colorNeutralForeground2': GREY,
  '--colorNeutralForeground3': GREY,
  '--colorNeutralBackground1': 'white',
  '--colorNeutralBackground3': 'white',
  '--colorNeutralStroke1': GREY,
  '--colorNeutralStroke2': HAIRLINE,
} as const;

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    maxWidth: '920px',
    minHeight: '100dvh',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: 1.5,
    color: tokens.colorNeutralForeground1,
    // Paper is white, whatever the theme: printers leave grounds out and would print light letters on it.
    '@media print': { maxWidth: 'none', padding: 0, ...ON_PAPER },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  word: { margin: `0 0 ${tokens.spacingVerticalL}`, color: tokens.colorNeutralForeground2 },
  after: { marginTop: tokens.spacingVerticalXXL, '@media print': { display: 'none' } },
  hint: { margin: `0 0 ${tokens.spacingVerticalL}`, '@media print': { display: 'none' } },
});

/** The recap as a page of its own: in the meeting's tab, and in a plain browser by link. */
export function RecapPage({ children }: { readonly children?: ReactNode }): ReactNode {
  const styles = useStyles();
  const t = useStrings(recapStrings);
  const language = useLanguage();
  const { deckTitle } = useTable('deckTitle');
  const viewer = useTableSession().me.role === 'viewer';
  const state = useMeetingState();
  const startedAt = state.kind === 'open' ? state.session.session.startedAt : undefined;
  const isExpired = state.kind === 'open' && state.isExpired === true;
  const title = recapWords(language).title;
  const subtitle = [deckTitle, startedAt && momentInWords(startedAt, language)].filter(Boolean).join(', ');
  // Also the name of the file that a browser prints to.
  useEffect(() => {
    const before = document.title;
    document.title = `${title}: ${subtitle}`;
    return () => {
      document.title = before;
    };
  }, [title, subtitle]);
  return (
    <main className={styles.root}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.word}>{subtitle}</p>
      {viewer && (
        <p role="status" className={styles.hint}>
          {isExpired ? t.linkExpired : t.linkOnly}
        </p>
      )}
      <RecapWithOptions />
      <div className={styles.after}>
        {!viewer && <EarlierMeetings />}
        {children}
      </div>
    </main>
  );
}
