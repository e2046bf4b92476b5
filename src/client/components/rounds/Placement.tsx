import type { ReactNode } from 'react';
import type { PlacementView } from '../../../domain/table/conversation/view.ts';
import { POLL_LEAST_ANSWERS } from '../../../shared/api.ts';
import { useConversation, useConversationVerbs } from '../../session/conversationHooks.ts';
import { useTable } from '../../session/hooks.ts';
import { useStrings } from '../../strings/strings.ts';
import { timeStrings } from '../../strings/time.ts';
import { PlacementQuestion } from './PlacementQuestion.tsx';
import { PlacementSpread } from './PlacementSpread.tsx';
import { RoundButton } from './RoundButton.tsx';
import { useRoundStyles } from './roundStyles.ts';
import { usePoll } from './usePoll.ts';

export interface PlacementProps {
  readonly placement: PlacementView;
}

/** A placement at the card that is out: asked while it is hidden, a spread once it is shown. */
export function Placement({ placement }: PlacementProps): ReactNode {
  const styles = useRoundStyles();
  const { placement: t } = useStrings(timeStrings);
  const verbs = useConversationVerbs();
  const { may } = useTable();
  const { counts, cardId } = placement;
  return (
    <section aria-label={t.title} className={styles.part}>
      {counts === undefined ? (
        <Hidden key={placement.pollId} placement={placement} />
      ) : (
        <>
          <PlacementSpread counts={counts} />
          <p className={styles.quiet}>{t.differs}</p>
          {may.layCards && (
            <div className={styles.buttons}>
              <RoundButton onClick={() => verbs.closePlacement(cardId)}>{t.hide}</RoundButton>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Hidden({ placement: { cardId, pollId, tooFew } }: PlacementProps): ReactNode {
  const styles = useRoundStyles();
  const { placement: t } = useStrings(timeStrings);
  const verbs = useConversationVerbs();
  const { may } = useTable();
  const { takePart } = useConversation().may;
  const { state, poll } = usePoll(pollId, takePart);
  const answered = state.view?.answered ?? 0;
  const enough = answered >= POLL_LEAST_ANSWERS.placement;

  const reveal = async () => {
    const sums = await poll?.reveal();
    if (sums)
      verbs.revealPlacement(
        cardId,
        ['1', '2', '3', '4', '5'].map((place) => sums[place] ?? 0),
      );
    else if (poll?.state.get().failure === undefined) verbs.revealPlacement(cardId, undefined);
  };
  return (
    <>
      {takePart && <PlacementQuestion poll={state} onAnswer={(answer) => void poll?.answer(answer)} />}
      {answered > 0 && <p className={styles.quiet}>{t.count(answered)}</p>}
      {(tooFew || (may.layCards && answered > 0)) && !enough && <p className={styles.quiet}>{t.tooFew}</p>}
      {may.layCards && (
        <div className={styles.buttons}>
          {enough && (
            <RoundButton busy={state.busy} onClick={() => void reveal()}>
              {t.reveal}
            </RoundButton>
          )}
          <RoundButton appearance="subtle" onClick={() => verbs.closePlacement(cardId)}>
            {t.close}
          </RoundButton>
        </div>
      )}
    </>
  );
}
