import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { NOTE_MAX_CHARACTERS } from '../../../domain/table/conversation/limits.ts';
import type { NotesSession } from '../../session/notesSession.ts';
import { useStrings } from '../../ui/strings.ts';
import { NoteField } from './noteField.ts';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';

export interface NoteTextProps {
  readonly notes: NotesSession;
  readonly noteId: string;
  /** Of a note that the first word makes. */
  readonly cardId: string | undefined;
  readonly label: string;
  /** Takes the focus when it appears. */
  readonly takesFocus: boolean;
}

/** The field itself holds the typed text: rendering around it does not touch it. */
export function NoteText({ notes, noteId, cardId, label, takesFocus }: NoteTextProps): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const element = useRef<HTMLTextAreaElement>(null);
  const field = useRef<NoteField>(undefined);

  useLayoutEffect(() => {
    const textarea = element.current;
    if (textarea === null) return undefined;
    const shared = {
      read: () => notes.textOf(noteId),
      pauseMs: () => notes.pauseMs,
      write: (splices: Parameters<typeof notes.write>[1]) => notes.write(noteId, splices, cardId),
    };
    const made = new NoteField(textarea, shared, () => document.activeElement === textarea);
    field.current = made;
    const leave = notes.keepField(made.flush);
    const stop = notes.view.subscribe(made.pull);
    window.addEventListener('pagehide', made.flush);
    return () => {
      made.flush();
      leave();
      stop();
      window.removeEventListener('pagehide', made.flush);
    };
  }, [notes, noteId, cardId]);

  useLayoutEffect(() => {
    if (takesFocus) element.current?.focus();
  }, [takesFocus]);

  return (
    <textarea
      ref={element}
      rows={2}
      maxLength={NOTE_MAX_CHARACTERS}
      readOnly={!notes.writable}
      aria-label={label}
      placeholder={notes.writable ? t.placeholder : ''}
      className={mergeClasses(styles.field, styles.text)}
      onChange={() => field.current?.typed()}
      onCompositionStart={() => field.current?.beginComposing()}
      onCompositionEnd={() => field.current?.endComposing()}
      onBlur={() => field.current?.flush()}
    />
  );
}
