import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { inLanguage } from '../../../domain/deck/localized.ts';
import type { NoteView } from '../../../domain/notes/notesView.ts';
import type { NoteFields } from '../../../domain/notes/steps.ts';
import { OWNER_MAX_CHARACTERS } from '../../../domain/table/conversation/limits.ts';
import { NOTE_MARKS } from '../../../domain/table/conversation/schema.ts';
import { usePeople, useTable } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { DebouncedInput } from './DebouncedInput.tsx';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';

export interface NoteMarksProps {
  readonly note: NoteView;
  /** Where the card belongs in the catalogue: a need that comes up at it most likely does, too. */
  readonly cardPlace: string | undefined;
  readonly disabled: boolean;
  readonly onSet: (fields: Partial<NoteFields>) => void;
}

/** A note's mark: a need at its place, an insight, parked, or an action with owner and date. */
export function NoteMarks({ note, cardPlace, disabled, onSet }: NoteMarksProps): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const setMark = (value: string) => {
    const mark = NOTE_MARKS.find((known) => known === value) ?? '';
    const suggests = mark === 'need' && note.place === undefined && cardPlace !== undefined;
    onSet({ mark, ...(suggests && { place: cardPlace }) });
  };
  return (
    <fieldset disabled={disabled} style={{ display: 'contents' }}>
      <div className={styles.fields}>
        <label className={styles.label}>
          {t.mark}
          <select className={styles.field} value={note.mark} onChange={({ target }) => setMark(target.value)}>
            {NOTE_MARKS.map((mark) => (
              <option key={mark} value={mark}>
                {t.marks[mark]}
              </option>
            ))}
          </select>
        </label>
        {note.mark === 'need' && <PlaceChoice place={note.place} onChoose={(place) => onSet({ place })} />}
        {note.mark === 'action' && <ActionFields note={note} onSet={onSet} />}
      </div>
      <label className={styles.tick}>
        <input
          type="checkbox"
          className={styles.box}
          checked={note.differs}
          onChange={({ target }) => onSet({ differs: target.checked })}
        />
        {t.differs}
      </label>
    </fieldset>
  );
}

interface PlaceChoiceProps {
  readonly place: string | undefined;
  readonly onChoose: (place: string) => void;
}

function PlaceChoice({ place, onChoose }: PlaceChoiceProps): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const language = useLanguage();
  const { catalogue } = useTable('catalogue');
  return (
    <label className={mergeClasses(styles.label, styles.wide)}>
      {t.place}
      <select className={styles.field} value={place ?? ''} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{t.choosePlace}</option>
        {catalogue.areas.map((area) => (
          <optgroup key={area.id} label={inLanguage(area.title, language)}>
            {area.places.map(({ id, title }) => (
              <option key={id} value={id}>
                {inLanguage(title, language)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function ActionFields({ note, onSet }: Pick<NoteMarksProps, 'note' | 'onSet'>): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const people = usePeople();
  const ids = { owner: useId(), due: useId(), names: useId() };
  return (
    <>
      <div className={styles.label}>
        <label htmlFor={ids.owner}>{t.owner}</label>
        <DebouncedInput
          id={ids.owner}
          type="text"
          value={note.owner ?? ''}
          maxLength={OWNER_MAX_CHARACTERS}
          list={ids.names}
          onCommit={(owner) => onSet({ owner })}
        />
        <datalist id={ids.names}>
          {[...new Set(people.map(({ name }) => name))].filter(Boolean).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <div className={styles.label}>
        <label htmlFor={ids.due}>{t.due}</label>
        <DebouncedInput id={ids.due} type="date" value={note.due ?? ''} onCommit={(due) => onSet({ due })} />
      </div>
    </>
  );
}
