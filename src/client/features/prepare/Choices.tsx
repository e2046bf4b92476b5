/** Plain choices with the browser's own controls: calm, known to everybody, and small. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useChoicesStyles } from './choicesStyles.ts';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface OneOfProps<T extends string> {
  readonly legend: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function OneOf<T extends string>({ legend, options, value, onChange }: OneOfProps<T>): ReactNode {
  const styles = useChoicesStyles();
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.heading}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            className={styles.box}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.text}>
            {option.label}
            {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export interface YesNoProps {
  readonly checked: boolean;
  /** Some of what it stands for, but not all. */
  readonly partly?: boolean;
  readonly disabled?: boolean;
  readonly hint?: string;
  readonly children: ReactNode;
  readonly onChange: (checked: boolean) => void;
}

export function YesNo({
  checked,
  partly = false,
  disabled,
  hint,
  children,
  onChange,
}: YesNoProps): ReactNode {
  const styles = useChoicesStyles();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  return (
    <label className={styles.choice}>
      <input
        ref={box}
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.text}>
        {children}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}

export interface SelectProps {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly Option<string>[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function Select({ label, hint, options, value, onChange }: SelectProps): ReactNode {
  const styles = useChoicesStyles();
  const ids = { select: useId(), hint: useId() };
  return (
    <div>
      <label htmlFor={ids.select} className={styles.heading} style={{ display: 'block' }}>
        {label}
      </label>
      <select
        id={ids.select}
        className={styles.select}
        value={value}
        {...(hint !== undefined && { 'aria-describedby': ids.hint })}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <div id={ids.hint} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
