import { Button, mergeClasses } from '@fluentui/react-components';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { foldedQuestion, OWN_CARD_MAX_CHARACTERS } from '../../../domain/table/ownCardText.ts';
import { useTable } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import type { OwnCardDraft } from './ownCardDraft.ts';
import { ownCardStrings } from './ownCardsStrings.ts';
import { useOwnCardsStyles } from './ownCardsStyles.ts';

/** From here on it is worth knowing how much room is left. */
const COUNT_FROM_LEFT = 80;

export interface OwnCardFormProps {
  readonly draft: OwnCardDraft;
  readonly submitLabel: string;
  /** Set when the form was opened by a person's action. */
  readonly takesFocus?: boolean;
  readonly onChange: (draft: OwnCardDraft) => void;
  /** Says whether the card got there. */
  readonly onSubmit: () => boolean;
  readonly onCancel?: () => void;
}

/** Too long or empty is said when it matters, not before; nothing that was typed is ever cut. */
export function OwnCardForm(props: OwnCardFormProps): ReactNode {
  const { draft, submitLabel, takesFocus = false, onChange, onSubmit, onCancel } = props;
  const styles = useOwnCardsStyles();
  const t = useStrings(ownCardStrings);
  const { areas } = useTable('areas');
  const ids = { question: useId(), area: useId(), counter: useId() };
  const field = useRef<HTMLTextAreaElement>(null);
  const [triedEmpty, setTriedEmpty] = useState(false);

  useEffect(() => {
    if (!takesFocus) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [takesFocus]);

  const length = foldedQuestion(draft.question).length;
  const left = OWN_CARD_MAX_CHARACTERS - length;
  const isEmpty = triedEmpty && length === 0;
  const wrong = isEmpty || left < 0;
  const counter = isEmpty
    ? t.empty
    : left < 0
      ? t.tooLong(-left)
      : left <= COUNT_FROM_LEFT
        ? t.counter(left)
        : '';

  const submit = () => {
    setTriedEmpty(length === 0);
    if (length > 0 && left >= 0 && onSubmit()) setTriedEmpty(false);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={ids.question} className={styles.label}>
        {t.question}
      </label>
      <textarea
        ref={field}
        id={ids.question}
        className={mergeClasses(styles.field, styles.question, wrong && styles.wrong)}
        rows={2}
        value={draft.question}
        placeholder={t.placeholder}
        aria-describedby={ids.counter}
        aria-invalid={wrong}
        onChange={(event) => onChange({ ...draft, question: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <p
        id={ids.counter}
        role="status"
        className={mergeClasses(styles.counter, wrong && styles.counterWrong)}
      >
        {counter}
      </p>
      <label htmlFor={ids.area} className={styles.label}>
        {t.area}
      </label>
      <select
        id={ids.area}
        className={styles.field}
        value={draft.areaId ?? ''}
        onChange={({ target }) =>
          onChange({ question: draft.question, ...(target.value !== '' && { areaId: target.value }) })
        }
      >
        <option value="">{t.noArea}</option>
        {areas.map((area) => (
          <option key={area.id} value={area.id}>
            {area.title}
          </option>
        ))}
      </select>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" className={styles.button}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button className={styles.button} onClick={onCancel}>
            {t.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
