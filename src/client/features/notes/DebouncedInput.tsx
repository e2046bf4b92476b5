import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNotesStyles } from './notesStyles.ts';

const PAUSE_MS = 400;

export interface DebouncedInputProps {
  readonly id: string;
  readonly type: 'text' | 'date';
  readonly value: string;
  readonly maxLength?: number;
  /** Id of a `<datalist>`. */
  readonly list?: string;
  readonly onCommit: (value: string) => void;
}

/** Holds its own value while a person types; passes it on after a pause and on blur. */
export function DebouncedInput({
  id,
  type,
  value,
  maxLength,
  list,
  onCommit,
}: DebouncedInputProps): ReactNode {
  const styles = useNotesStyles();
  const [own, setOwn] = useState<string>();
  const commit = useRef(onCommit);
  commit.current = onCommit;
  const pending = useRef<string>(undefined);
  pending.current = own === value ? undefined : own;

  useEffect(() => {
    if (own === undefined) return undefined;
    const timer = setTimeout(() => commit.current(own), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [own]);
  useEffect(
    () => () => {
      if (pending.current !== undefined) commit.current(pending.current);
    },
    [],
  );

  return (
    <input
      id={id}
      type={type}
      className={styles.field}
      value={own ?? value}
      {...(maxLength !== undefined && { maxLength })}
      {...(list !== undefined && { list })}
      onChange={({ target }) => setOwn(target.value)}
      onBlur={() => {
        if (own !== undefined && own !== value) onCommit(own);
        setOwn(undefined);
      }}
    />
  );
}
