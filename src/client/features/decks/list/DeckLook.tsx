import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import type { FailureCode } from '../../../session/api.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { AreaLabel } from '../../table/card/AreaLabel.tsx';
import { CardPicture } from '../editor/CardPicture.tsx';
import { useCardListStyles } from '../editor/cardListStyles.ts';
import { FailureWord } from '../FailureWord.tsx';
import { DeckPage } from '../frame/DeckPage.tsx';
import { failureCode } from '../useDeckLists.ts';
import { useTableDeck } from '../useTableDeck.ts';
import { deckListStrings } from './listStrings.ts';
import { useListStyles } from './listStyles.ts';
import { PrintOnPaper } from './PrintOnPaper.tsx';

export interface DeckLookProps {
  readonly deck: Deck;
  readonly onCopy: () => void;
  readonly onUsed: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Cards that are drawn at once; more come on demand. */
const AT_ONCE = 60;

/** A deck as its cards will look, to choose by. */
export function DeckLook({ deck, onCopy, onUsed, onBack, onClose }: DeckLookProps): ReactNode {
  const styles = useListStyles();
  const cardStyles = useCardListStyles();
  const t = useStrings(deckListStrings);
  const language = useLanguage();
  const table = useTableDeck();
  const texts = deck.languages.includes(language) ? language : (deck.languages[0] ?? language);
  const [failure, setFailure] = useState<FailureCode>();
  const [shown, setShown] = useState(AT_ONCE);
  const inOrder = deck.areas.flatMap((area) => deck.cards.filter((card) => card.area === area.id));
  const visible = new Set(inOrder.slice(0, shown).map(({ id }) => id));

  const use = async () => {
    setFailure(undefined);
    try {
      if (await table.change(deck)) onUsed();
    } catch (error) {
      setFailure(failureCode(error));
    }
  };
  const foot = (
    <>
      {failure && <FailureWord code={failure} />}
      <div className={styles.ways}>
        {table.mayChange && (
          <Button appearance="primary" className={styles.button} onClick={() => void use()}>
            {t.use}
          </Button>
        )}
        <Button className={styles.button} onClick={onCopy}>
          {t.copy}
        </Button>
      </div>
    </>
  );
  return (
    <DeckPage title={inLanguage(deck.title, language)} onBack={onBack} onClose={onClose} foot={foot}>
      <p className={styles.word}>
        {t.counts(deck.cards.length, deck.areas.length)}. {inLanguage(deck.description, language)}
      </p>
      <PrintOnPaper deck={deck} language={texts} />
      {deck.introduction && (
        <details className={styles.more}>
          <summary>{t.guide}</summary>
          {inLanguage(deck.introduction, language).map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing else and do not move
            <p key={index}>{paragraph}</p>
          ))}
        </details>
      )}
      {deck.areas.map((area) => {
        const cards = deck.cards.filter((card) => card.area === area.id && visible.has(card.id));
        if (cards.length === 0) return null;
        const view = { ...area, title: inLanguage(area.title, language) };
        return (
          <section key={area.id} aria-label={view.title} className={styles.section}>
            <h3 className={styles.heading}>
              <AreaLabel area={view} />
            </h3>
            <ul className={cardStyles.cards}>
              {cards.map((card) => (
                <li key={card.id} className={cardStyles.item}>
                  <CardPicture card={card} area={view} language={texts} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {shown < inOrder.length && (
        <div>
          <Button onClick={() => setShown(shown + AT_ONCE)}>{t.moreCards(inOrder.length - shown)}</Button>
        </div>
      )}
    </DeckPage>
  );
}
