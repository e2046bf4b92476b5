import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Deck } from '../../../../../domain/deck/deck.ts';
import type { Language } from '../../../../../shared/language.ts';
import { deckListStrings } from '../../../../strings/decks/list.ts';
import { useStrings } from '../../../../strings/strings.ts';
import { saveFile } from '../saveFile.ts';
import { useListStyles } from './listStyles.ts';

const loadPaper = () => import(/* webpackChunkName: "optional-paper" */ '../../../../paper/paperFile.ts');

export interface PrintOnPaperProps {
  readonly deck: Deck;
  readonly language: Language;
}

/** The deck as a file for the printer: cards to cut out, each with the code that brings it up on the stage. */
export function PrintOnPaper({ deck, language }: PrintOnPaperProps): ReactNode {
  const styles = useListStyles();
  const t = useStrings(deckListStrings).paper;
  const [word, setWord] = useState('');
  const [isBusy, setBusy] = useState(false);

  const print = async () => {
    setBusy(true);
    setWord(t.making);
    try {
      const { paperFile } = await loadPaper();
      const { pdf, sheets, incomplete } = await paperFile(deck, language);
      saveFile(`${deck.id}.pdf`, 'application/pdf', new Uint8Array(pdf));
      setWord(`${t.made(sheets)} ${incomplete.length > 0 ? t.incomplete(incomplete.length) : ''}`);
    } catch {
      setWord(t.failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.section}>
      <div>
        <Button disabledFocusable={isBusy} onClick={() => void print()}>
          {t.print}
        </Button>
      </div>
      <p role="status" className={styles.quiet}>
        {word}
      </p>
    </div>
  );
}
