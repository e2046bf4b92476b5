import type { ReactNode } from 'react';
import type { PlacementSubject, PlacementView } from '../../../domain/table/conversation/view.ts';
import { POLL_ANSWERS, POLL_LEAST_ANSWERS } from '../../../shared/contract/limits.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useObservable, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { BehindCurtain } from '../room/BehindCurtain.tsx';
import { LazyTogether } from '../room/lazyTogether.tsx';
import { keptAnswersStrings } from './keptAnswersStrings.ts';
import { PlacementQuestion } from './PlacementQuestion.tsx';
import { PlacementSpread } from './PlacementSpread.tsx';
import { useRoundStyles } from './roundStyles.ts';
import { Where } from './stage/Where.tsx';
import { timeStrings } from './timeStrings.ts';
import { useKeptAnswers } from './useKeptAnswers.ts';
import { usePoll } from './usePoll.ts';

export interface PlacementProps {
  /** Without answering: the stage may be on a wall. */
  readonly onStage?: boolean;
  readonly placement: PlacementView;
}

/** A placement at the card that is out: asked while it is hidden, a spread once it is shown. */
export function Placement({ placement, onStage = false }: PlacementProps): ReactNode {
  const styles = useRoundStyles();
  const { placement: t } = useStrings(timeStrings);
  const kept = useStrings(keptAnswersStrings);
  const verbs = useVerbs();
  const { isRevealed, counts, isForged, cardId, pollId, subject, mayEnd } = placement;
  const { room, hands } = useConversation('room', 'hands');
  const hasHands = hands[pollId] !== undefined;
  const outcome = useObservable(useKeptAnswers().outcomes)[pollId];
  return (
    <section aria-label={t.title} className={styles.part}>
      {!isRevealed ? (
        <Hidden key={placement.pollId} placement={placement} onStage={onStage} />
      ) : (
        <>
          {subject && <p className={styles.large}>{subject.statement}</p>}
          {counts && <PlacementSpread counts={counts} subject={subject} />}
          {isForged && <p className={styles.word}>{t.notTheServers}</p>}
          {outcome === 'notCounted' && <p className={styles.word}>{kept.notCounted}</p>}
          <p className={styles.quiet}>{t.differs}</p>
          {mayEnd && (
            <div className={styles.buttons}>
              <TextButton onClick={() => verbs.closePlacement(cardId)}>{t.hide}</TextButton>
            </div>
          )}
        </>
      )}
      {(hasHands || (room && !onStage)) && (
        <LazyTogether part="hands" pollId={pollId} labels={placesOf(subject)} onStage={onStage} />
      )}
    </section>
  );
}

/** The ends are called what they mean. */
function placesOf(subject: PlacementSubject | undefined): readonly string[] {
  const ends: Readonly<Record<string, string | undefined>> = { 1: subject?.lowest, 5: subject?.highest };
  return POLL_ANSWERS.placement.map((place) => (ends[place] ? `${place} (${ends[place]})` : place));
}

function Hidden({
  placement: { cardId, pollId, tooFew, subject, mayEnd },
  onStage,
}: PlacementProps): ReactNode {
  const styles = useRoundStyles();
  const { placement: t } = useStrings(timeStrings);
  const verbs = useVerbs();
  const { takePart } = useConversation('may').may;
  const { state, poll } = usePoll(pollId, takePart);
  const answered = state.view?.answered ?? 0;
  const enough = answered >= POLL_LEAST_ANSWERS.placement;

  const reveal = async () => {
    const revealed = await poll?.reveal();
    if (revealed) verbs.revealPlacement(cardId, revealed.counts, revealed.seal);
    else if (poll?.state.get().failure === undefined) verbs.revealPlacement(cardId, undefined);
  };
  return (
    <>
      {onStage && <OnStage subject={subject} />}
      {takePart && !onStage && (
        <BehindCurtain>
          <PlacementQuestion
            poll={state}
            subject={subject}
            mine={poll?.mine}
            onAnswer={(answer) => void poll?.answer(answer)}
          />
        </BehindCurtain>
      )}
      <div role="status">
        {state.begunAnew && !onStage && (
          <p className={styles.word}>{state.view?.mine ? t.sentAgain : t.begunAnew}</p>
        )}
      </div>
      {answered > 0 && <p className={styles.quiet}>{t.count(answered)}</p>}
      {(tooFew || (mayEnd && answered > 0)) && !enough && <p className={styles.quiet}>{t.tooFew}</p>}
      {mayEnd && (
        <div className={styles.buttons}>
          {enough && (
            <TextButton busy={state.busy} onClick={() => void reveal()}>
              {t.reveal}
            </TextButton>
          )}
          <TextButton appearance="subtle" onClick={() => verbs.closePlacement(cardId)}>
            {t.close}
          </TextButton>
        </div>
      )}
    </>
  );
}

/** What is asked, for all to read; who has an account answers in their own panel. */
function OnStage({ subject }: { readonly subject: PlacementSubject | undefined }): ReactNode {
  const styles = useRoundStyles();
  const { placement: t } = useStrings(timeStrings);
  const { lowest, highest } = subject ?? t.scale;
  return (
    <>
      <p className={styles.large}>{subject?.statement ?? t.question}</p>
      <p className={styles.word}>
        1: {lowest}
        <br />
        5: {highest}
      </p>
      <Where texts={t} className={styles.quiet} />
    </>
  );
}
