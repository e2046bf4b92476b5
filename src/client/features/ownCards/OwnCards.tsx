import { type ReactNode, useState } from 'react';
import type { CardView } from '../../../domain/table/cardView.ts';
import { useTable, useTableSession, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { BackToCards } from './BackToCards.tsx';
import { OwnCardForm } from './OwnCardForm.tsx';
import { type FocusOn, OwnCardItem } from './OwnCardItem.tsx';
import { NEW_CARD, type OwnCardDraft, orphans } from './ownCardDraft.ts';
import { ownCardStrings } from './ownCardsStrings.ts';
import { useOwnCardsStyles } from './ownCardsStyles.ts';
import type { OwnCardDraftsStore } from './useOwnCardDrafts.ts';

const EMPTY: OwnCardDraft = { question: '' };

export interface OwnCardsProps {
  readonly store: OwnCardDraftsStore;
  /** The card has got onto the table. */
  /** `word`: for this person. */
  readonly onAdded: (word: string) => void;
  /** To all cards. */
  readonly onBack: () => void;
}

/** Questions that were missing: writing one, and those that have been written. */
export function OwnCards({ store, onAdded, onBack }: OwnCardsProps): ReactNode {
  const styles = useOwnCardsStyles();
  const t = useStrings(ownCardStrings);
  const { me } = useTableSession();
  const verbs = useVerbs();
  const { cards, phase } = useTable('cards', 'phase');
  const { drafts, keep } = store;
  const [focus, setFocus] = useState<{ readonly cardId: string; readonly on: FocusOn }>();

  const mine = cards.filter((card) => card.own?.author === me.id);
  const others = cards.filter((card) => card.own?.mayChange === true && card.own.author !== me.id);
  if (me.role === 'viewer') return <p className={styles.word}>{t.viewer}</p>;

  const add = (draftId: string) => {
    if (!('done' in verbs.addOwnCard(drafts[draftId] ?? EMPTY))) return false;
    keep(draftId, undefined);
    onAdded(t.added);
    return true;
  };
  const save = (cardId: string) => {
    const draft = drafts[cardId];
    if (draft === undefined || !('done' in verbs.editOwnCard(cardId, draft))) return false;
    close(cardId);
    return true;
  };
  const close = (cardId: string) => {
    keep(cardId, undefined);
    setFocus({ cardId, on: 'edit' });
  };
  const item = (card: CardView) => (
    <OwnCardItem
      key={card.id}
      card={card}
      draft={drafts[card.id]}
      focusOn={focus?.cardId === card.id ? focus.on : undefined}
      onDraft={(draft) => keep(card.id, draft)}
      onEdit={() => {
        setFocus({ cardId: card.id, on: 'form' });
        keep(card.id, { question: card.question, ...(card.area && { areaId: card.area.id }) });
      }}
      onSave={() => save(card.id)}
      onCancel={() => close(card.id)}
      onWithdraw={() => verbs.withdrawOwnCard(card.id)}
    />
  );

  return (
    <div className={styles.root}>
      <BackToCards onBack={onBack} />
      {phase === 'ended' ? (
        <Leftover text={drafts[NEW_CARD]?.question} />
      ) : (
        <section aria-label={t.heading}>
          <p className={styles.word}>{t.intro}</p>
          <OwnCardForm
            draft={drafts[NEW_CARD] ?? EMPTY}
            submitLabel={t.add}
            onChange={(draft) => keep(NEW_CARD, isEmpty(draft) ? undefined : draft)}
            onSubmit={() => add(NEW_CARD)}
          />
        </section>
      )}
      {phase !== 'ended' &&
        orphans(drafts, new Set(cards.map((card) => card.id))).map((id) => (
          <section key={id} className={styles.item}>
            <p className={styles.word}>{t.gone}</p>
            <OwnCardForm
              draft={drafts[id] ?? EMPTY}
              submitLabel={t.add}
              onChange={(draft) => keep(id, draft)}
              onSubmit={() => add(id)}
              onCancel={() => keep(id, undefined)}
            />
          </section>
        ))}
      {mine.length > 0 && (
        <section aria-label={t.mine}>
          <h2 className={styles.heading}>{t.mine}</h2>
          <ul className={styles.list}>{mine.map(item)}</ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-label={t.others}>
          <h2 className={styles.heading}>{t.others}</h2>
          <ul className={styles.list}>{others.map(item)}</ul>
        </section>
      )}
    </div>
  );
}

/** Text that was not added before the meeting ended stays readable: it can be copied, or used next time. */
function Leftover({ text }: { readonly text: string | undefined }): ReactNode {
  const styles = useOwnCardsStyles();
  const t = useStrings(ownCardStrings);
  return (
    <div>
      <p className={styles.word}>{t.ended}</p>
      {text !== undefined && <blockquote className={styles.leftover}>{text}</blockquote>}
    </div>
  );
}

function isEmpty({ question, areaId }: OwnCardDraft): boolean {
  return question === '' && areaId === undefined;
}
