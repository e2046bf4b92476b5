import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { placeTitle } from '../../../domain/catalogue/catalogue.ts';
import { dayInWords } from '../../../domain/recap/dates.ts';
import type { PublishedNoteView } from '../../../domain/table/conversation/view.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { noteStrings } from '../notes/notesStrings.ts';

const useStyles = makeStyles({
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    paddingBlock: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** What note-takers have put on the table for all. */
export function PublishedNotes(): ReactNode {
  const styles = useStyles();
  const t = useStrings(noteStrings);
  const language = useLanguage();
  const { catalogue } = useTable('catalogue');
  const { published } = useConversation('published');
  if (published.length === 0) return null;
  const what = ({ mark, place, owner, due }: PublishedNoteView) =>
    [
      mark !== '' && t.marks[mark],
      placeTitle(catalogue, place, language),
      owner,
      due && dayInWords(due, language),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <section aria-label={t.words.published}>
      <h2 className={styles.heading}>{t.words.published}</h2>
      <ul className={styles.list}>
        {published.map((note) => (
          <li key={note.id} className={styles.item}>
            {note.text}
            <p className={styles.quiet}>{what(note)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
