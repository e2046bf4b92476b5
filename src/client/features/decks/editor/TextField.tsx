import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useStrings } from '../../../ui/strings.ts';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';

/** From here on it is worth knowing how much room is left: the last characters, or the last quarter of a short text. */
const COUNT_FROM_LEFT = 60;

export interface TextFieldProps {
  /** The target of links from the list of faults. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** Of the whole text, or with `byLine` of the longest line. */
  readonly maxChars: number;
  readonly byLine?: boolean;
  /** Of lines that are not blank. */
  readonly maxLines?: number;
  readonly rows?: number;
  readonly language: string;
  /** Empty, where something has to stand. */
  readonly isMissing?: boolean;
  readonly onChange: (value: string) => void;
}

/** A text of the deck. Nothing that is typed is ever cut; too much is said. */
export function TextField(props: TextFieldProps): ReactNode {
  const {
    id,
    label,
    hint = '',
    value,
    maxChars,
    byLine = false,
    maxLines = Number.POSITIVE_INFINITY,
    rows = 1,
    language,
    isMissing,
    onChange,
  } = props;
  const styles = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const chars = byLine
    ? Math.max(...value.split('\n').map((line) => line.trim().length))
    : value.trim().length;
  const left = maxChars - chars;
  const lines = value.split('\n').filter((line) => line.trim() !== '').length - maxLines;
  const wrong = left < 0 || lines > 0 || isMissing === true;
  const room = left <= Math.min(COUNT_FROM_LEFT, maxChars / 4) ? t.left(left) : hint;
  const problem = left < 0 ? t.over(-left) : lines > 0 ? t.overLines(lines) : undefined;
  const note = problem ?? (isMissing === true ? t.missing : room);
  return (
    <div className={styles.label}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        lang={language}
        className={mergeClasses(styles.field, wrong && styles.wrong)}
        rows={rows}
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}-note`}
        onChange={({ target }) =>
          onChange(rows === 1 ? target.value.replace(/\s*\n\s*/g, ' ') : target.value)
        }
      />
      <span id={`${id}-note`} className={styles.note}>
        {note}
      </span>
    </div>
  );
}
