import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Recap, RecapCard, RecapNote, RecapWord } from '../../../domain/recap/recap.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useLanguage } from '../../ui/strings.ts';
import { AreaLabel } from '../table/card/AreaLabel.tsx';
import { RecapSpread } from './RecapSpread.tsx';
import { useRecapStyles } from './recapStyles.ts';

/** Cards with their notes and words. */
export function RecapCards({ cards }: { readonly cards: Recap['discussed'] }): ReactNode {
  const styles = useRecapStyles();
  return (
    <ol className={mergeClasses(styles.grid, styles.cards)}>
      {cards.map((card) => (
        <li key={card.id} className={styles.paper}>
          <CardHead card={card} />
          <Notes notes={card.notes} />
          <Views views={card.views} level="h4" />
          <Words words={card.words} level="h4" />
          {card.placement && <RecapSpread placement={card.placement} />}
        </li>
      ))}
    </ol>
  );
}

function CardHead({ card }: { readonly card: RecapCard }): ReactNode {
  const styles = useRecapStyles();
  return (
    <>
      <span className={styles.area} lang={card.language}>
        <AreaLabel area={card.area} />
      </span>
      <h3 lang={card.language} className={styles.question}>
        {card.question}
      </h3>
    </>
  );
}

export function Notes({ notes }: { readonly notes: readonly RecapNote[] }): ReactNode {
  const styles = useRecapStyles();
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note.id} className={styles.text}>
          <NoteText note={note} />
        </li>
      ))}
    </ul>
  );
}

interface UnderHeading {
  /** One below the heading above. */
  readonly level: 'h3' | 'h4';
}

/** Differing views, side by side. */
export function Views({ views, level }: UnderHeading & { readonly views: readonly RecapNote[] }): ReactNode {
  const Heading = level;
  const styles = useRecapStyles();
  const words = recapWords(useLanguage());
  if (views.length === 0) return null;
  return (
    <div className={styles.section}>
      <Heading className={styles.small}>{words.views}</Heading>
      <ul className={styles.views}>
        {views.map((note) => (
          <li key={note.id} className={styles.text}>
            <NoteText note={note} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Words({ words, level }: UnderHeading & { readonly words: readonly RecapWord[] }): ReactNode {
  const Heading = level;
  const styles = useRecapStyles();
  const t = recapWords(useLanguage());
  if (words.length === 0) return null;
  return (
    <div className={styles.section}>
      <Heading className={styles.small}>{t.words}</Heading>
      <ul className={styles.notes}>
        {words.map(({ id, text, by }) => (
          <li key={id} className={styles.text}>
            {by === undefined ? text : `${text} (${by})`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function NoteText({ note }: { readonly note: RecapNote }): ReactNode {
  const styles = useRecapStyles();
  const { marks, isPrivate } = recapWords(useLanguage());
  return (
    <>
      {marks[note.mark] !== '' && <span className={styles.mark}>{marks[note.mark]}: </span>}
      {note.text} {note.isPrivate && <span className={styles.private}>{isPrivate}</span>}
    </>
  );
}
