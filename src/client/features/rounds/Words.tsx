import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { WordView } from '../../../domain/table/conversation/view.ts';
import { wordsRound } from '../../../domain/table/conversation/wordsRound.ts';
import type { WaitingWords as Waiting } from '../../../shared/contract/schemas/words.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { useSessionId, useTableSession, useVerbs } from '../../session/hooks.ts';
import { POLL_EVERY_MS } from '../../session/polls.ts';
import { repeating } from '../../session/repeating.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { useNames } from '../roles/useNames.ts';
import { useRoundStyles } from './roundStyles.ts';
import { timeStrings } from './timeStrings.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 15em), 1fr))',
    gap: '0.5em',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  word: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '0.4em',
    padding: '0.55em 0.75em',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: 'max(4px, 0.4em)',
    backgroundColor: tokens.colorNeutralBackground1,
    lineHeight: 1.35,
  },
  text: { flexGrow: 1, minWidth: 0, margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  by: { display: 'block', fontSize: '0.88em', color: tokens.colorNeutralForeground2 },
});

export interface WordsProps {
  readonly words: readonly WordView[];
  readonly className?: string;
}

/** What people have shared at the card, named or not. */
export function Words({ words, className }: WordsProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { words: t } = useStrings(timeStrings);
  const verbs = useVerbs();
  const nameOf = useNames(words.flatMap(({ by }) => (by === undefined ? [] : [by])));
  return (
    <section aria-label={t.title} className={round.part}>
      <ul className={mergeClasses(styles.list, className)}>
        {words.map(({ id, text, by, mayWithdraw }) => (
          <li key={id} className={styles.word}>
            <p className={styles.text}>
              {text}
              <span className={styles.by}>{(by !== undefined && nameOf(by)) || t.unnamed}</span>
            </p>
            {mayWithdraw && (
              <button
                type="button"
                title={t.remove(text)}
                className={round.remove}
                onClick={() => verbs.withdrawWord(id)}
              >
                <svg aria-hidden="true" viewBox="0 0 12 12" width="10" height="10" focusable="false">
                  <path
                    d="M2 2l8 8M10 2l-8 8"
                    stroke="currentColor"
                    strokeWidth="1.5"
                    strokeLinecap="round"
                  />
                </svg>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For the facilitator: how many words without a name wait, and laying them out. */
export function WaitingWords({ cardId }: { readonly cardId: string | undefined }): ReactNode {
  const round = useRoundStyles();
  const strings = useStrings(timeStrings);
  const t = strings.words;
  const { waiting, release, failed, busy } = useWaitingWords(cardId);
  if (!waiting || (waiting.waiting === 0 && !waiting.releasable)) return null;
  return (
    <div className={round.part}>
      <p className={round.word}>
        {t.waiting(waiting.waiting)} {!waiting.releasable && t.tooFew}
      </p>
      {waiting.releasable && (
        <div className={round.buttons}>
          <TextButton busy={busy} onClick={release}>
            {t.release}
          </TextButton>
        </div>
      )}
      <div role="status">{failed && <p className={round.word}>{strings.failed}</p>}</div>
    </div>
  );
}

function useWaitingWords(cardId: string | undefined) {
  const api = useApi();
  const sessionId = useSessionId();
  const verbs = useVerbs();
  const { document } = useTableSession();
  const [waiting, setWaiting] = useState<Waiting>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const roundId = wordsRound(cardId);

  useEffect(() => {
    if (api === undefined || sessionId === undefined) return undefined;
    let wanted = true;
    const ask = () => api.waitingWords(sessionId, roundId).then((now) => wanted && setWaiting(now));
    const asking = repeating(POLL_EVERY_MS, ask);
    // Without an answer it is asked again in a moment.
    ask().catch(() => undefined);
    asking.while(true);
    return () => {
      wanted = false;
      asking.while(false);
    };
  }, [api, sessionId, roundId]);

  const release = useCallback(async () => {
    if (api === undefined || sessionId === undefined) return;
    setBusy(true);
    setFailed(false);
    try {
      const { words } = await api.releaseWords(sessionId, roundId);
      const outcome = verbs.addWords(words, cardId);
      if (!('done' in outcome)) return setFailed(true);
      // The server keeps them until they lie on the table for good: a page that dies in between loses nothing.
      if (!(await document.flush(FLUSH_TIMEOUT_MS))) return setFailed(true);
      setWaiting(await api.receivedWords(sessionId, roundId, { ids: words.map(({ id }) => id) }));
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }, [api, sessionId, roundId, cardId, verbs, document]);
  return { waiting, busy, failed, release: () => void release() };
}

const FLUSH_TIMEOUT_MS = 10_000;
