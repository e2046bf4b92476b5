import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { CLOSING_MAX_CHARACTERS } from '../../../domain/table/conversation/limits.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useTableSession, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import type { NamedPerson } from '../room/useRoomNames.ts';
import { useRoundStyles } from './roundStyles.ts';
import { roundStrings } from './roundsStrings.ts';
import { useClosingNames } from './useClosingNames.ts';
import { useJottings } from './useJottings.ts';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: '0.3em' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 17em), 1fr))',
    gap: '0.6em',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    textAlign: 'start',
  },
  person: {
    padding: '0.7em 0.9em',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: 'max(4px, 0.5em)',
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  texts: { display: 'grid', gap: '0.35em', margin: '0.3em 0 0', lineHeight: 1.35 },
  term: { fontSize: '0.85em', color: tokens.colorNeutralForeground2 },
  text: { margin: 0, whiteSpace: 'pre-line' },
  remove: { marginTop: '0.5em' },
});

/** Under these the words are kept on the device until they lie on the table. */
const DRAFT = { insight: 'closing-insight', nextStep: 'closing-next-step' } as const;

export interface ClosingFormProps {
  /** The person in the room for whom a facilitator writes. Missing for one's own words. */
  readonly person?: NamedPerson;
}

/** The person's closing words, or another's that they write down. Typed text stays on the device until it is on the table. */
export function ClosingForm({ person }: ClosingFormProps): ReactNode {
  const round = useRoundStyles();
  const { closing: own } = useStrings(roundStrings);
  const t = person ? { ...own, ...textsFor(own.room, person.name) } : own;
  const verbs = useVerbs();
  const { me } = useTableSession();
  const of = person?.id ?? me.id;
  const mine = useConversation('closing').closing.find(({ id }) => id === of);
  const { jottings, all } = useJottings();
  // Emptying a field is a change too, which a draft that leaves no trace cannot tell.
  const [touched, setTouched] = useState(false);
  const noteId = useId();
  const faultId = useId();
  const form = useRef<HTMLFormElement>(null);
  const draft = person
    ? { insight: `${DRAFT.insight}-${person.id}`, nextStep: `${DRAFT.nextStep}-${person.id}` }
    : DRAFT;
  const textOf = (field: keyof typeof DRAFT) => all[draft[field]] ?? (touched ? '' : (mine?.[field] ?? ''));
  const [insight, nextStep] = [textOf('insight'), textOf('nextStep')];
  const over = Math.max(insight.trim().length, nextStep.trim().length) - CLOSING_MAX_CHARACTERS;
  const changed = insight.trim() !== (mine?.insight ?? '') || nextStep.trim() !== (mine?.nextStep ?? '');

  const change = (field: keyof typeof DRAFT, text: string) => {
    if (!touched) {
      // From now on both fields are what stands in them.
      jottings.keep(draft.insight, insight);
      jottings.keep(draft.nextStep, nextStep);
      setTouched(true);
    }
    jottings.keep(draft[field], text);
  };
  const put = (first: string, second: string) => {
    const outcome = person ? verbs.setClosingFor(person.id, first, second) : verbs.setClosing(first, second);
    if (!('done' in outcome)) return;
    for (const key of Object.values(draft)) jottings.remove(key);
    setTouched(false);
  };
  return (
    <form
      ref={form}
      aria-label={person && own.room.writeFor(person.name)}
      className={round.part}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (over > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
        else if (changed) put(insight, nextStep);
      }}
    >
      {(['insight', 'nextStep'] as const).map((field) => (
        <ClosingField
          key={field}
          label={t[field]}
          value={field === 'insight' ? insight : nextStep}
          noteId={noteId}
          faultId={faultId}
          onChange={(text) => change(field, text)}
        />
      ))}
      <p id={noteId} className={round.quiet}>
        {t.named}
      </p>
      {over > 0 && (
        <p id={faultId} className={round.word}>
          {t.tooLong(over)}
        </p>
      )}
      <div className={round.buttons}>
        {changed ? (
          <TextButton type="submit" appearance="primary">
            {mine ? t.change : t.save}
          </TextButton>
        ) : (
          mine && <span className={round.word}>✓ {t.saved}</span>
        )}
        {mine && (
          <TextButton appearance="subtle" onClick={() => put('', '')}>
            {t.withdraw}
          </TextButton>
        )}
      </div>
    </form>
  );
}

function textsFor(t: (typeof roundStrings)['da']['closing']['room'], name: string) {
  const { withdraw } = t;
  return { withdraw, insight: t.insight(name), nextStep: t.nextStep(name), named: t.named(name) };
}

interface ClosingFieldProps {
  readonly label: string;
  readonly value: string;
  readonly noteId: string;
  /** Of what is wrong with a text that is too long. */
  readonly faultId: string;
  readonly onChange: (text: string) => void;
}

function ClosingField({ label, value, noteId, faultId, onChange }: ClosingFieldProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const id = useId();
  const isTooLong = value.trim().length > CLOSING_MAX_CHARACTERS;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={round.label}>
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        value={value}
        aria-describedby={isTooLong ? `${faultId} ${noteId}` : noteId}
        aria-invalid={isTooLong}
        className={mergeClasses(round.field, round.text)}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

export interface ClosingListProps {
  /** Whether a facilitator may take words off here. */
  readonly editable: boolean;
}

/** What each takes away. */
export function ClosingList({ editable }: ClosingListProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { closing: t } = useStrings(roundStrings);
  const verbs = useVerbs();
  const { me } = useTableSession();
  const { facilitate } = useTable('may').may;
  const { closing } = useConversation('closing');
  const namesOf = useClosingNames(closing);
  if (closing.length === 0) return <p className={round.quiet}>{t.none}</p>;
  return (
    <ul aria-label={t.list} className={styles.list}>
      {closing.map((words) => {
        const { id, insight, nextStep } = words;
        const { name, signature } = namesOf(words);
        return (
          <li key={id} className={styles.person}>
            <span className={round.label}>{signature}</span>
            <dl className={styles.texts}>
              {insight !== '' && <Words term={t.insight} text={insight} />}
              {nextStep !== '' && <Words term={t.nextStep} text={nextStep} />}
            </dl>
            {editable && facilitate && id !== me.id && (
              <TextButton
                appearance="subtle"
                className={styles.remove}
                onClick={() => verbs.removeClosing(id)}
              >
                {t.remove(name)}
              </TextButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Words({ term, text }: { readonly term: string; readonly text: string }): ReactNode {
  const styles = useStyles();
  return (
    <div>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.text}>{text}</dd>
    </div>
  );
}
