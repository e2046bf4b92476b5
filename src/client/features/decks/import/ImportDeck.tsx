import { Button, mergeClasses } from '@fluentui/react-components';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { IMPORT_LIMITS } from '../../../../domain/import/limits.ts';
import { problemSentence } from '../../../../domain/import/messages.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { useEditorStyles } from '../editor/editorStyles.ts';
import { DeckPage } from '../frame/DeckPage.tsx';
import type { OpenDeck } from '../openDeck.ts';
import { DeckTemplates } from './DeckTemplates.tsx';
import { deckImportStrings } from './importStrings.ts';
import { useImportStyles } from './importStyles.ts';
import { Progress } from './Progress.tsx';
import { useReadFile } from './useReadFile.ts';

const BYTES_PER_MB = 1024 * 1024;
const ENDINGS = '.pdf,.docx,.docm,.dotx,.pptx,.pptm,.xlsx,.xlsm,.odt,.odp,.ods,.rtf,.csv,.tsv,.txt,.md,.json';

export interface ImportDeckProps {
  readonly onRead: (open: OpenDeck) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** A file is chosen or dropped, and read on the device. It is used only after a review. */
export function ImportDeck({ onRead, onBack, onClose }: ImportDeckProps): ReactNode {
  const styles = useImportStyles();
  const common = useEditorStyles();
  const t = useStrings(deckImportStrings);
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [several, setSeveral] = useState(false);
  const { state, read, stop } = useReadFile(onRead);

  const take = (files: FileList | null) => {
    const [file, another] = files ?? [];
    setSeveral(another !== undefined);
    if (file && !another) read(file);
  };
  const onDrag = (event: DragEvent, over: boolean) => {
    // A file that is dropped beside its place must not take the page away.
    event.preventDefault();
    setIsOver(over);
  };
  const trouble = () => {
    if (several) return t.one;
    if (state.kind === 'refused') return problemSentence(state.problem, language);
    if (state.kind === 'lost') return t.lost;
    return state.kind === 'stopped' ? t.stopped : undefined;
  };
  const sentence = trouble();

  return (
    <DeckPage title={t.title} onBack={onBack} onClose={onClose}>
      <p className={common.word}>{t.intro}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way to do what the button does */}
      <div
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => onDrag(event, true)}
        onDragLeave={(event) => onDrag(event, false)}
        onDrop={(event) => {
          onDrag(event, false);
          take(event.dataTransfer.files);
        }}
      >
        {state.kind === 'reading' ? (
          <Progress name={state.name} progress={state.progress} onStop={stop} />
        ) : (
          <>
            <input
              ref={input}
              type="file"
              accept={ENDINGS}
              className={styles.hidden}
              onChange={({ target }) => {
                take(target.files);
                // The same file can be chosen again after it was put right.
                target.value = '';
              }}
            />
            <Button appearance="primary" onClick={() => input.current?.click()}>
              {t.choose}
            </Button>
            <span>{isOver ? t.drop : t.orDrop}</span>
          </>
        )}
      </div>
      <div role="alert">{sentence !== undefined && <p className={common.problem}>{sentence}</p>}</div>
      <p className={common.quiet}>
        {t.kinds(IMPORT_LIMITS.fileBytes / BYTES_PER_MB)} {t.private}
      </p>
      <div>
        <p className={common.word}>{t.templates}</p>
        <DeckTemplates />
      </div>
    </DeckPage>
  );
}
