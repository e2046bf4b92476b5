import { mergeClasses } from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { TargetRegular } from '@fluentui/react-icons/svg/target';
import { type ReactNode, useId } from 'react';
import type { NoteView } from '../../../domain/notes/notesView.ts';
import type { NoteFields } from '../../../domain/notes/steps.ts';
import { dayOf } from '../../../domain/recap/dates.ts';
import { OWNER_MAX_CHARACTERS } from '../../../domain/table/conversation/limits.ts';
import type { NoteMark } from '../../../domain/table/conversation/schema.ts';
import { useServerClock } from '../../session/conversationHooks.ts';
import { usePeople, useTable } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { PlaceOptions } from '../catalogue/PlaceOptions.tsx';
import { Chip } from './Chip.tsx';
import { DebouncedInput } from './DebouncedInput.tsx';
import { noteStrings } from './notesStrings.ts';
import { useNotesStyles } from './notesStyles.ts';

const MARKS = [
  { mark: 'need', icon: <TargetRegular /> },
  { mark: 'insight', icon: <LightbulbRegular /> },
  { mark: 'action', icon: <CheckmarkCircleRegular /> },
  { mark: 'parked', icon: <BookmarkRegular /> },
] as const satisfies readonly { readonly mark: NoteMark; readonly icon: ReactNode }[];

/** More would be a list to search: then the field is quicker. */
const OWNER_CHIPS_MAX = 6;
const MS_PER_DAY = 24 * 60 * 60 * 1000;
const DUE_IN_DAYS = { week: 7, fortnight: 14, month: 28 } as const;

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
  const setMark = (mark: NoteMark) => {
    const suggests = mark === 'need' && note.place === undefined && cardPlace !== undefined;
    onSet({ mark, ...(suggests && { place: cardPlace }) });
  };
  return (
    <fieldset disabled={disabled} style={{ display: 'contents' }}>
      <fieldset aria-label={t.mark} className={styles.chips}>
        {MARKS.map(({ mark, icon }) => (
          <Chip
            key={mark}
            isOn={note.mark === mark}
            icon={icon}
            onPress={() => setMark(note.mark === mark ? '' : mark)}
          >
            {t.marks[mark]}
          </Chip>
        ))}
      </fieldset>
      {note.mark === 'need' && <PlaceChoice place={note.place} onChoose={(place) => onSet({ place })} />}
      {note.mark === 'action' && <ActionFields note={note} onSet={onSet} />}
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
  const { catalogue } = useTable('catalogue');
  return (
    <label className={mergeClasses(styles.label, styles.wide)}>
      {t.place}
      <select className={styles.field} value={place ?? ''} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{t.choosePlace}</option>
        <PlaceOptions catalogue={catalogue} />
      </select>
    </label>
  );
}

function ActionFields({ note, onSet }: Pick<NoteMarksProps, 'note' | 'onSet'>): ReactNode {
  const styles = useNotesStyles();
  const t = useStrings(noteStrings);
  const people = usePeople();
  const clock = useServerClock();
  const ids = { owner: useId(), due: useId(), names: useId() };
  const names = [...new Set(people.map(({ name }) => name))].filter(Boolean);
  const dayIn = (days: number) => dayOf(new Date(clock.nowMs() + days * MS_PER_DAY).toISOString()) ?? '';
  return (
    <div className={styles.fields}>
      <div className={styles.label}>
        <label htmlFor={ids.owner}>{t.owner}</label>
        {names.length <= OWNER_CHIPS_MAX && (
          <fieldset aria-label={t.people} className={styles.chips}>
            {names.map((name) => (
              <Chip
                key={name}
                isOn={note.owner === name}
                onPress={() => onSet({ owner: note.owner === name ? '' : name })}
              >
                {name}
              </Chip>
            ))}
          </fieldset>
        )}
        <DebouncedInput
          id={ids.owner}
          type="text"
          value={note.owner ?? ''}
          maxLength={OWNER_MAX_CHARACTERS}
          list={ids.names}
          onCommit={(owner) => onSet({ owner })}
        />
        <datalist id={ids.names}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <div className={styles.label}>
        <label htmlFor={ids.due}>{t.due}</label>
        <fieldset aria-label={t.dates} className={styles.chips}>
          {(['week', 'fortnight', 'month'] as const).map((span) => {
            const day = dayIn(DUE_IN_DAYS[span]);
            return (
              <Chip
                key={span}
                isOn={note.due === day}
                onPress={() => onSet({ due: note.due === day ? '' : day })}
              >
                {t.dueIn[span]}
              </Chip>
            );
          })}
        </fieldset>
        <DebouncedInput id={ids.due} type="date" value={note.due ?? ''} onCommit={(due) => onSet({ due })} />
      </div>
    </div>
  );
}
