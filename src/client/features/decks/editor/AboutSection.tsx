import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { DEFAULT_CATALOGUE } from '../../../../domain/catalogue/catalogue.ts';
import { DECK_LIMITS, type Deck } from '../../../../domain/deck/deck.ts';
import {
  addLanguage,
  describeDeck,
  introduceDeck,
  removeLanguage,
  renameDeck,
} from '../../../../domain/deck/edit/deckTexts.ts';
import { otherLanguage } from '../../../../domain/deck/edit/localize.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import type { CatalogueSummary } from '../../../../shared/contract/schemas/decks.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';
import { fieldId } from './fieldIds.ts';
import { TextField } from './TextField.tsx';
import type { DeckEditing } from './useDeckEditor.ts';

export interface AboutSectionProps {
  readonly editing: DeckEditing;
  readonly showsFaults: boolean;
  /** Those that the deck can name. */
  readonly catalogues: readonly CatalogueSummary[];
  readonly onCatalogue: (id: string) => void;
}

/** Name, description and guide, in each language. */
export function AboutSection({
  editing,
  showsFaults,
  catalogues,
  onCatalogue,
}: AboutSectionProps): ReactNode {
  const styles = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const language = useLanguage();
  const { deck, edit } = editing;
  const missing = otherLanguage(deck.languages);
  const several = deck.languages.length > 1;
  const write = (field: string, change: (deck: Deck) => Deck) => edit(change, field);
  return (
    <div className={styles.stack}>
      <div className={styles.languages}>
        {deck.languages.map((language) => {
          const named = (what: string) => (several ? t.inLanguage(what, t.language[language]) : what);
          const id = (field: 'title' | 'description' | 'introduction') => fieldId(undefined, field, language);
          return (
            <div key={language} className={styles.column}>
              <TextField
                id={id('title')}
                label={named(t.deckTitle)}
                language={language}
                value={deck.title[language] ?? ''}
                maxChars={DECK_LIMITS.deckTitleChars}
                isMissing={showsFaults && (deck.title[language] ?? '').trim() === ''}
                onChange={(text) => write(id('title'), (before) => renameDeck(before, language, text))}
              />
              <TextField
                id={id('description')}
                label={named(t.description)}
                hint={t.descriptionHint}
                language={language}
                rows={2}
                value={deck.description[language] ?? ''}
                maxChars={DECK_LIMITS.descriptionChars}
                onChange={(text) =>
                  write(id('description'), (before) => describeDeck(before, language, text))
                }
              />
              <TextField
                id={id('introduction')}
                label={named(t.introduction)}
                hint={t.introductionHint}
                language={language}
                rows={3}
                byLine
                value={(deck.introduction?.[language] ?? []).join('\n')}
                maxChars={DECK_LIMITS.paragraphChars}
                maxLines={DECK_LIMITS.introductionParagraphs}
                onChange={(text) =>
                  write(id('introduction'), (before) => introduceDeck(before, language, text))
                }
              />
              {several && (
                <div>
                  <Button
                    size="small"
                    className={styles.button}
                    onClick={() => edit((before) => removeLanguage(before, language))}
                  >
                    {t.dropLanguage(t.language[language])}
                  </Button>
                </div>
              )}
            </div>
          );
        })}
      </div>
      {catalogues.length > 1 && (
        <div>
          <label className={styles.label}>
            {t.catalogue}
            <select
              className={styles.field}
              value={deck.catalogue ?? DEFAULT_CATALOGUE}
              onChange={({ target }) => onCatalogue(target.value)}
            >
              {catalogues.map(({ id, title }) => (
                <option key={id} value={id}>
                  {inLanguage(title, language)}
                </option>
              ))}
            </select>
          </label>
          <p className={styles.quiet}>{t.catalogueHint}</p>
        </div>
      )}
      {missing && (
        <div>
          <Button className={styles.button} onClick={() => edit((before) => addLanguage(before, missing))}>
            {t.translate[missing]}
          </Button>
          <p className={styles.quiet}>{t.translateHint}</p>
        </div>
      )}
    </div>
  );
}
