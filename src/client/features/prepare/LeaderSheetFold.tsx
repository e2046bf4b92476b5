import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { type ReactNode, useId, useState } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable } from '../../session/hooks.ts';
import { FIELD } from '../../ui/fieldStyle.ts';
import { useFileStyles } from '../../ui/files/fileStyles.ts';
import { saveFile } from '../../ui/files/saveFile.ts';
import { useMayLoseFiles } from '../../ui/files/useSavedSentence.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { useCardsStyles } from '../table/panel/cardsStyles.ts';
import { leaderSheetOf, leaderSheetText, SHEET_STEPS, type SheetStepName } from './leaderSheet.ts';
import { leaderSheetStrings } from './leaderSheetStrings.ts';

const useFormStyles = makeStyles({
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    width: '100%',
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  text: { ...FIELD, padding: tokens.spacingHorizontalS, resize: 'vertical' },
});

const loadPaper = () => import(/* webpackChunkName: "optional-paper" */ '../paper/paperFile.ts');

/** A page of cues. */
const OWN_MAX_CHARACTERS = 2_000;

/** The running order as a sheet of paper for the person who leads: cues, the cards that are in, and room for notes. */
export function LeaderSheetFold(): ReactNode {
  const styles = useFileStyles();
  const fold = useCardsStyles();
  const form = useFormStyles();
  const t = useStrings(leaderSheetStrings);
  const language = useLanguage();
  const mayLose = useMayLoseFiles();
  const { deckTitle, cards } = useTable('deckTitle', 'cards');
  const conversation = useConversation(
    ...(['plan', 'purpose', 'minutes', 'dealing', 'beginWithRound', 'part'] as const),
  );
  const [own, setOwn] = useState<Partial<Record<SheetStepName, string>>>({});
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const id = useId();
  const sheet = () => leaderSheetOf({ deckTitle, cards, conversation, language, own });

  const save = async () => {
    setBusy(true);
    setSaid(t.making);
    try {
      const { leaderSheetFile } = await loadPaper();
      const pdf = await leaderSheetFile(sheet(), language);
      const name = `${t.fileName}.pdf`;
      saveFile({ name, contents: new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }) });
      setSaid(mayLose ? `${t.made(name)} ${t.noFile}` : t.made(name));
    } catch {
      setSaid(t.failed);
    } finally {
      setBusy(false);
    }
  };

  return (
    <details className={fold.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={fold.summary}>
        <span className={fold.foldTitle}>{t.button}</span>
        <ChevronDownRegular className={fold.chevron} />
      </summary>
      {isOpen && (
        <div className={styles.section}>
          <p className={styles.word}>{t.hint}</p>
          <fieldset className={form.fields} aria-describedby={`${id}hint`}>
            <legend className={styles.heading}>{t.own}</legend>
            <p id={`${id}hint`} className={styles.word}>
              {t.ownHint}
            </p>
            {SHEET_STEPS.map((step) => (
              <label key={step} className={form.field}>
                {t[step]}
                <textarea
                  className={form.text}
                  rows={2}
                  maxLength={OWN_MAX_CHARACTERS}
                  value={own[step] ?? ''}
                  onChange={({ target }) => setOwn({ ...own, [step]: target.value })}
                />
              </label>
            ))}
          </fieldset>
          <Button disabledFocusable={isBusy} onClick={() => void save()}>
            {t.save}
          </Button>
          <p role="status" className={styles.word}>
            {said}
          </p>
          <details className={styles.fold}>
            <summary className={styles.summary}>{t.asText}</summary>
            <textarea
              readOnly
              className={styles.text}
              aria-label={t.text}
              rows={10}
              value={leaderSheetText(sheet())}
            />
          </details>
        </div>
      )}
    </details>
  );
}
