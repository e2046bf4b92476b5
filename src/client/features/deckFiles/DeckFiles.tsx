import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Deck } from '../../../domain/deck/deck.ts';
import { inLanguage } from '../../../domain/deck/localized.ts';
import { type Api, ApiFailure } from '../../session/api.ts';
import { fileStrings } from '../../ui/files/fileStrings.ts';
import { saveFile } from '../../ui/files/saveFile.ts';
import { useSavedSentence } from '../../ui/files/useSavedSentence.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { deckFile } from '../decks/deckFile.ts';
import { DeckTemplates } from '../decks/import/DeckTemplates.tsx';
import { deckListStrings } from '../decks/list/listStrings.ts';
import { PrintOnPaper } from '../decks/list/PrintOnPaper.tsx';
import { usePageStyles } from '../opening/pageStyles.ts';

export interface DeckFilesProps {
  readonly api: Api | undefined;
}

/** Outside Teams, where files can be saved: the deck that a ticket is for, or the templates without one. */
export function DeckFiles({ api }: DeckFilesProps): ReactNode {
  const styles = usePageStyles();
  const t = useStrings(fileStrings).page;
  if (api) return <DeckOfTicket api={api} />;
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t.templates}</h1>
      <p className={styles.text}>{t.templatesWhat}</p>
      <div className={styles.text}>
        <DeckTemplates />
      </div>
    </main>
  );
}

type DeckState =
  | { readonly kind: 'fetching' }
  | { readonly kind: 'here'; readonly deck: Deck }
  | { readonly kind: 'failed'; readonly why: 'expired' | 'gone' | 'failed' };

function DeckOfTicket({ api }: { readonly api: Api }): ReactNode {
  const styles = usePageStyles();
  const t = useStrings(fileStrings).page;
  const { title } = useStrings(deckListStrings);
  const [state, setState] = useState<DeckState>({ kind: 'fetching' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let isWanted = true;
    api.deckFile().then(
      (deck) => isWanted && setState({ kind: 'here', deck: deck as Deck }),
      (error: unknown) => isWanted && setState({ kind: 'failed', why: reasonOf(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [api, attempt]);

  if (state.kind === 'here') return <DeckHere deck={state.deck} />;
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <p role="status" className={styles.text}>
        {state.kind === 'failed' ? t[state.why] : t.fetching}
      </p>
      {state.kind === 'failed' && state.why === 'failed' && (
        <Button
          onClick={() => {
            setState({ kind: 'fetching' });
            setAttempt(attempt + 1);
          }}
        >
          {t.retry}
        </Button>
      )}
    </main>
  );
}

function DeckHere({ deck }: { readonly deck: Deck }): ReactNode {
  const styles = usePageStyles();
  const t = useStrings(fileStrings).page;
  const { counts } = useStrings(deckListStrings);
  const language = useLanguage();
  const savedSentence = useSavedSentence();
  const [said, setSaid] = useState('');
  const texts = deck.languages.includes(language) ? language : (deck.languages[0] ?? language);
  const save = () => {
    const file = deckFile(deck);
    saveFile(file);
    setSaid(savedSentence(file.name));
  };
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{inLanguage(deck.title, language)}</h1>
      <p className={styles.text}>
        {counts(deck.cards.length, deck.areas.length)}. {t.what}
      </p>
      <div className={styles.text}>
        <Button onClick={save}>{t.save}</Button>
        <p role="status" className={styles.text}>
          {said}
        </p>
      </div>
      <div className={styles.text}>
        <PrintOnPaper deck={deck} language={texts} />
      </div>
    </main>
  );
}

function reasonOf(error: unknown): 'expired' | 'gone' | 'failed' {
  const code = error instanceof ApiFailure ? error.code : undefined;
  if (code === 'ticket_expired' || code === 'not_signed_in') return 'expired';
  return code === 'not_found' ? 'gone' : 'failed';
}
