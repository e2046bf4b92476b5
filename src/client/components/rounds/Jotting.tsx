import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { WORD_MAX_CHARACTERS } from '../../../domain/table/conversation/limits.ts';
import { useApi, useConversationVerbs } from '../../session/conversationHooks.ts';
import { useSessionId } from '../../session/hooks.ts';
import { WITHOUT_CARD } from '../../session/jottings.ts';
import { useStrings } from '../../strings/strings.ts';
import { timeStrings } from '../../strings/time.ts';
import { RoundButton } from './RoundButton.tsx';
import { useRoundStyles } from './roundStyles.ts';
import { useJottings } from './useJottings.ts';
import { wordsRound } from './wordsRound.ts';

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
  const verbs = useConversationVerbs();
  const api = useApi();
  const sessionId = useSessionId();
  const { jottings, all } = useJottings();
  const [fate, setFate] = useState<'sending' | 'waits' | 'shared' | 'failed'>();
  const ids = { field: useId(), hint: useId() };
  const text = all[subject] ?? '';
  const over = text.trim().length - WORD_MAX_CHARACTERS;
  const cardId = subject === WITHOUT_CARD ? undefined : subject;

  const shareNamed = () => {
    if (!('done' in verbs.addNamedWord(text, cardId))) return setFate('failed');
    jottings.remove(subject);
    setFate('shared');
  };
  const shareUnnamed = async () => {
    if (api === undefined || sessionId === undefined) return setFate('failed');
    setFate('sending');
    try {
      await api.addWord(sessionId, wordsRound(cardId), text.trim());
      // What was written on meanwhile is still one's own.
      if (jottings.textOf(subject) === text) jottings.remove(subject);
      setFate('waits');
    } catch {
      setFate('failed');
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
        aria-describedby={ids.hint}
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
          {over > 0 && <p className={styles.word}>{t.tooLong(over)}</p>}
          <div className={styles.buttons}>
            {over <= 0 && (
              <>
                <RoundButton busy={busy} onClick={shareNamed}>
                  {t.shareNamed}
                </RoundButton>
                <RoundButton busy={busy} onClick={() => void shareUnnamed()}>
                  {t.shareUnnamed}
                </RoundButton>
              </>
            )}
            <RoundButton appearance="subtle" onClick={() => jottings.remove(subject)}>
              {t.remove}
            </RoundButton>
          </div>
          {over <= 0 && <p className={styles.quiet}>{t.unnamed}</p>}
        </>
      )}
      <div role="status">
        {fate === 'waits' && <p className={styles.word}>{t.waits}</p>}
        {fate === 'shared' && <p className={styles.word}>{t.shared}</p>}
        {fate === 'failed' && <p className={styles.word}>{strings.failed}</p>}
      </div>
    </div>
  );
}
