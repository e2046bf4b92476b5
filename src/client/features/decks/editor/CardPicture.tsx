import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Card } from '../../../../domain/deck/deck.ts';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import type { Language } from '../../../../shared/language.ts';
import { useStrings } from '../../../ui/strings.ts';
import { CardFace } from '../../table/card/CardFace.tsx';
import { useCardListStyles } from './cardListStyles.ts';
import { deckEditorStrings } from './editorStrings.ts';

/** Height by width that the question's size is chosen for; the card is as high as its text. */
const RATIO = 1;

export interface CardPictureProps {
  readonly card: Card;
  readonly area: Pick<AreaView, 'title' | 'colour' | 'sign'> | undefined;
  readonly language: Language;
}

/** A card as it will lie on the table, its examples open. */
export function CardPicture({ card, area, language }: CardPictureProps): ReactNode {
  const styles = useCardListStyles();
  const t = useStrings(deckEditorStrings);
  const question = (card.question[language] ?? '').trim();
  const examples = (card.examples[language] ?? []).filter((example) => example.trim() !== '');
  return (
    <CardFace
      area={area}
      question={question === '' ? t.noQuestion : question}
      ratio={RATIO}
      className={mergeClasses(styles.picture, question === '' && styles.empty)}
    >
      {examples.length > 0 && (
        <ul className={styles.examples}>
          {examples.map((example, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: examples have nothing else, and may be alike
            <li key={index}>{example}</li>
          ))}
        </ul>
      )}
    </CardFace>
  );
}
