import { Button, mergeClasses } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { DECK_LIMITS, type Deck } from '../../../../domain/deck/deck.ts';
import type { DeckSummary, TeamDeckSummary } from '../../../../shared/contract/schemas/decks.ts';
import { isLanguage } from '../../../../shared/language.ts';
import { useSavedSentence } from '../../../ui/files/useSavedSentence.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { DeckWayOut } from '../DeckWayOut.tsx';
import { deckListStrings } from './listStrings.ts';
import { useListStyles } from './listStyles.ts';

export type DeckItemAction = 'look' | 'use' | 'edit' | 'copy' | 'remove' | 'download';

export interface DeckItemProps {
  readonly deck: DeckSummary;
  readonly onTable: boolean;
  readonly mayUse: boolean;
  /** Whether it was done; a refusal has been told. */
  readonly onAction: (action: DeckItemAction) => Promise<boolean>;
  readonly onRename: (title: Deck['title']) => Promise<boolean>;
}

export function DeckItem({ deck, onTable, mayUse, onAction, onRename }: DeckItemProps): ReactNode {
  const styles = useListStyles();
  const t = useStrings(deckListStrings);
  const language = useLanguage();
  const [asks, setAsks] = useState<'rename' | 'remove'>();
  const [isBusy, setIsBusy] = useState(false);
  const isTeams = deck.origin === 'team';
  const title = textIn(deck.title, language);
  const languages = deck.languages.filter(isLanguage).map((each) => t.languages[each]);

  const savedSentence = useSavedSentence();
  const [saved, setSaved] = useState('');

  const run = async (work: () => Promise<unknown>) => {
    setIsBusy(true);
    await work();
    setIsBusy(false);
    setAsks(undefined);
  };
  const doIt = async (action: DeckItemAction) => {
    const isDone = await onAction(action);
    if (action === 'download') setSaved(isDone ? savedSentence(`${deck.id}.json`) : '');
  };
  const button = (action: DeckItemAction, text: string, label: string) => (
    <Button
      size="small"
      className={styles.button}
      aria-label={label}
      disabledFocusable={isBusy}
      onClick={() => void run(() => doIt(action))}
    >
      {text}
    </Button>
  );

  return (
    <li className={styles.item} aria-busy={isBusy}>
      <h4 className={styles.name}>{title}</h4>
      {onTable && <p className={mergeClasses(styles.quiet, styles.there)}>{t.onTable}</p>}
      <p className={styles.quiet}>
        {t.counts(deck.cards, deck.areas)} · {new Intl.ListFormat(language).format(languages)}
      </p>
      <p className={styles.quiet}>{textIn(deck.description, language)}</p>
      {isTeams && <p className={styles.quiet}>{t.saved(savedAt(deck, language))}</p>}
      <div className={styles.buttons}>
        {mayUse && !onTable && (
          <Button
            size="small"
            appearance="primary"
            className={styles.button}
            aria-label={t.toUseNamed(title)}
            disabledFocusable={isBusy}
            onClick={() => void run(() => onAction('use'))}
          >
            {t.use}
          </Button>
        )}
        {button('look', t.look, t.lookNamed(title))}
        {isTeams && button('edit', t.edit, t.editNamed(title))}
      </div>
      {asks === undefined && (
        <details className={styles.more}>
          <summary aria-label={t.moreNamed(title)}>{t.more}</summary>
          <div className={styles.buttons}>
            {button('copy', t.copy, t.copyNamed(title))}
            {button('download', t.download, t.downloadNamed(title))}
            {isTeams && (
              <>
                <Button
                  size="small"
                  className={styles.button}
                  aria-label={t.renameNamed(title)}
                  onClick={() => setAsks('rename')}
                >
                  {t.rename}
                </Button>
                <Button
                  size="small"
                  className={styles.button}
                  aria-label={t.removeNamed(title)}
                  onClick={() => setAsks('remove')}
                >
                  {t.remove}
                </Button>
              </>
            )}
          </div>
        </details>
      )}
      <p role="status" className={mergeClasses(styles.quiet, styles.saved)}>
        {saved}
      </p>
      {saved !== '' && <DeckWayOut deckId={deck.id} />}
      {asks === 'remove' && (
        <div className={styles.section}>
          <p role="alert" className={styles.word}>
            {t.removeQuestion(title)}
          </p>
          <div className={styles.buttons}>
            {button('remove', t.removeYes, `${t.removeYes}: ${title}`)}
            <Button size="small" autoFocus className={styles.button} onClick={() => setAsks(undefined)}>
              {t.cancel}
            </Button>
          </div>
        </div>
      )}
      {asks === 'rename' && (
        <RenameForm
          deck={deck}
          onRename={(named) => void run(() => onRename(named))}
          onCancel={() => setAsks(undefined)}
        />
      )}
    </li>
  );
}

interface RenameFormProps {
  readonly deck: DeckSummary;
  readonly onRename: (title: Deck['title']) => void;
  readonly onCancel: () => void;
}

function RenameForm({ deck, onRename, onCancel }: RenameFormProps): ReactNode {
  const styles = useListStyles();
  const t = useStrings(deckListStrings);
  const [title, setTitle] = useState(deck.title);
  const first = useRef<HTMLInputElement>(null);
  // A person has asked for it.
  useEffect(() => {
    first.current?.focus();
  }, []);
  const isComplete = deck.languages.every((language) => (title[language] ?? '').trim() !== '');
  return (
    <form
      className={styles.section}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (isComplete) onRename(title);
      }}
    >
      {deck.languages.filter(isLanguage).map((language, index) => (
        <label key={language}>
          {t.renameLabel(t.languages[language])}
          <input
            className={styles.field}
            value={title[language] ?? ''}
            maxLength={DECK_LIMITS.deckTitleChars}
            required
            ref={index === 0 ? first : undefined}
            onChange={({ target }) => setTitle({ ...title, [language]: target.value })}
          />
        </label>
      ))}
      <div className={styles.buttons}>
        <Button size="small" type="submit" appearance="primary" className={styles.button}>
          {t.renameSave}
        </Button>
        <Button size="small" className={styles.button} onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}

function textIn(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? Object.values(text)[0] ?? '';
}

function savedAt(deck: DeckSummary, language: string): string {
  const { savedAt: at } = deck as TeamDeckSummary;
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}
