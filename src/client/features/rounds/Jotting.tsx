import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useId, useRef, useState } from 'react';
import { wordsRound } from '../../../domain/table/conversation/wordsRound.ts';
import { WORD_MAX_CHARACTERS } from '../../../shared/contract/limits.ts';
import { ApiFailure } from '../../session/api.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { useMeeting, useObservable, useSessionId, useVerbs } from '../../session/hooks.ts';
import { WITHOUT_CARD } from '../../session/jottings.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { keptAnswersStrings } from './keptAnswersStrings.ts';
import { useRoundStyles } from './roundStyles.ts';
import { timeStrings } from './timeStrings.ts';
import { useJottings } from './useJottings.ts';
import { useKeptAnswers } from './useKeptAnswers.ts';

export interface JottingProps {
  /** A card's id, or `WITHOUT_CARD`. */
  readonly subject: string;
  /** Whether it can be shared now; while everybody is silent there is only writing. */
  readonly shareable: boolean;
}

/** One's own words at a card: on this device until they are shared, with the name or without. */
export function Jotting({ subject, shareable }: JottingProps): ReactNode {
  const styles = useRoundStyles();
  const strings = useStrings(timeStrings);
  const t = strings.jotting;
  const keptTexts = useStrings(keptAnswersStrings);
  const verbs = useVerbs();
  const api = useApi();
  const sessionId = useSessionId();
  const { jottings, all } = useJottings();
  const [fate, setFate] = useState<'sending' | 'waits' | 'shared' | 'failed' | 'full'>();
  const { newId } = useMeeting().page.clock;
  const kept = useKeptAnswers();
  /** The same when the same text is tried again: the server may have it already. */
  const sent = useRef({ id: '', text: '' });
  const ids = { field: useId(), hint: useId(), fault: useId() };
  const text = all[subject] ?? '';
  const over = text.trim().length - WORD_MAX_CHARACTERS;
  const cardId = subject === WITHOUT_CARD ? undefined : subject;
  const roundId = wordsRound(cardId);
  const afterwards = useObservable(kept.outcomes)[roundId];

  const shareNamed = () => {
    if (!('done' in verbs.addNamedWord(text, cardId))) return setFate('failed');
    jottings.remove(subject);
    setFate('shared');
  };
  const shareUnnamed = async () => {
    if (api === undefined || sessionId === undefined) return setFate('failed');
    setFate('sending');
    const shared = text.trim();
    if (sent.current.text !== shared) sent.current = { id: newId(), text: shared };
    const { id } = sent.current;
    try {
      const { held } = await api.addWord(sessionId, roundId, { id, text: shared });
      if (held.includes(id)) kept.keepWord({ sessionId, roundId, subject, id, text: shared });
      sent.current = { id: '', text: '' };
      // Text that was added meanwhile stays a jotting.
      if (jottings.textOf(subject) === text) jottings.remove(subject);
      setFate('waits');
    } catch (error) {
      setFate(error instanceof ApiFailure && error.code === 'too_large' ? 'full' : 'failed');
    }
  };
  const busy = fate === 'sending';
  return (
    <div className={styles.part}>
      <label htmlFor={ids.field} className={styles.label}>
        {t.label}
      </label>
      <textarea
        id={ids.field}
        rows={3}
        value={text}
        readOnly={busy}
        aria-describedby={over > 0 ? `${ids.fault} ${ids.hint}` : ids.hint}
        aria-invalid={over > 0}
        className={mergeClasses(styles.field, styles.text)}
        onChange={({ target }) => {
          jottings.keep(subject, target.value);
          setFate(undefined);
        }}
      />
      <p id={ids.hint} className={styles.quiet}>
        {t.private}
      </p>
      {shareable && text.trim() !== '' && (
        <>
          {over > 0 && (
            <p id={ids.fault} className={styles.word}>
              {t.tooLong(over)}
            </p>
          )}
          <div className={styles.buttons}>
            {over <= 0 && (
              <>
                <TextButton busy={busy} onClick={shareNamed}>
                  {t.shareNamed}
                </TextButton>
                <TextButton busy={busy} onClick={() => void shareUnnamed()}>
                  {t.shareUnnamed}
                </TextButton>
              </>
            )}
            <TextButton appearance="subtle" onClick={() => jottings.remove(subject)}>
              {t.remove}
            </TextButton>
          </div>
          {over <= 0 && <p className={styles.quiet}>{t.unnamed}</p>}
        </>
      )}
      <div role="status">
        {fate === 'waits' && <p className={styles.word}>{t.waits}</p>}
        {fate === 'shared' && <p className={styles.word}>{t.shared}</p>}
        {fate === 'failed' && <p className={styles.word}>{strings.failed}</p>}
        {fate === 'full' && <p className={styles.word}>{t.full}</p>}
        {afterwards === 'sentAgain' && <p className={styles.word}>{t.sentAgain}</p>}
        {afterwards === 'givenBack' && text !== '' && <p className={styles.word}>{keptTexts.givenBack}</p>}
      </div>
    </div>
  );
}
