import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import type { Language } from '../../../../shared/language.ts';
import { saveFile } from '../../../ui/files/saveFile.ts';
import { useSavedSentence } from '../../../ui/files/useSavedSentence.ts';
import { useStrings } from '../../../ui/strings.ts';
import type { PaperKind } from '../../paper/paperFile.ts';
import { DeckWayOut } from '../DeckWayOut.tsx';
import { deckListStrings } from './listStrings.ts';
import { useListStyles } from './listStyles.ts';

const loadPaper = () => import(/* webpackChunkName: "optional-paper" */ '../../paper/paperFile.ts');

export interface PrintOnPaperProps {
  readonly deck: Deck;
  readonly language: Language;
}

/** The deck as a file for the printer: cards to cut out, each with the code that brings it up on the stage. */
export function PrintOnPaper({ deck, language }: PrintOnPaperProps): ReactNode {
  const styles = useListStyles();
  const t = useStrings(deckListStrings).paper;
  const [word, setWord] = useState('');
  const [isMade, setMade] = useState(false);
  const savedSentence = useSavedSentence();
  const [isBusy, setBusy] = useState(false);

  const print = async (kind: PaperKind) => {
    setBusy(true);
    setWord(t.making);
    try {
      const { paperFile } = await loadPaper();
      const { pdf, sheets, incomplete } = await paperFile(deck, language, kind);
      const name = kind === 'large' ? `${deck.id}-${t.largeName}.pdf` : `${deck.id}.pdf`;
      saveFile({ name, contents: new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }) });
      const doubts = incomplete.length > 0 ? ` ${t.incomplete(incomplete.length)}` : '';
      setWord(savedSentence(name, `${kind === 'large' ? t.madeLarge(sheets) : t.made(sheets)}${doubts}`));
      setMade(true);
    } catch {
      setWord(t.failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.section}>
      <div className={styles.buttons}>
        <Button disabledFocusable={isBusy} onClick={() => void print('cards')}>
          {t.print}
        </Button>
        <Button disabledFocusable={isBusy} onClick={() => void print('large')}>
          {t.printLarge}
        </Button>
      </div>
      <p role="status" className={styles.quiet}>
        {word}
      </p>
      {isMade && <DeckWayOut deckId={deck.id} />}
    </div>
  );
}
