import { Button } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTableSession, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { paperStrings } from './paperStrings.ts';
import { turnByCode } from './turnByCode.ts';
import { usePaperStyles } from './usePaperStyles.ts';

const loadReader = () => import(/* webpackChunkName: "optional-read-picture" */ './readPicture.ts');

/** Turns the card of a paper code. A code scanner that types works as well. */
export function PaperCode(): ReactNode {
  const styles = usePaperStyles();
  const t = useStrings(paperStrings);
  const session = useTableSession();
  const verbs = useVerbs();
  const ids = { code: useId(), word: useId() };
  const field = useRef<HTMLInputElement>(null);
  const picture = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [word, setWord] = useState('');
  const [isWrong, setWrong] = useState(false);

  const turn = (code: string) => {
    const outcome = turnByCode(code, session.view.get(), verbs);
    const done = 'question' in outcome;
    setWrong(!done);
    setWord(done ? t.turned(outcome.question) : t.wrong[outcome.problem]);
    if (done) setTyped('');
    field.current?.focus();
  };
  const read = async (file: File) => {
    setWord(t.reading);
    const code = await loadReader().then(
      ({ readPicture }) => readPicture(file),
      () => undefined,
    );
    if (code !== undefined) return turn(code);
    setWrong(true);
    setWord(t.wrong.noCodeInPicture);
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        turn(typed);
      }}
    >
      <p className={styles.what}>{t.what}</p>
      <label htmlFor={ids.code} className={styles.label}>
        {t.code}
      </label>
      <div className={styles.line}>
        <input
          ref={field}
          id={ids.code}
          className={styles.field}
          value={typed}
          // A scanner that types puts in the whole address.
          maxLength={200}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={isWrong}
          aria-describedby={ids.word}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit">{t.turn}</Button>
        {hasCamera() && (
          <>
            <Button onClick={() => picture.current?.click()}>{t.photo}</Button>
            <input
              ref={picture}
              className={styles.picture}
              type="file"
              accept="image/*"
              capture="environment"
              aria-label={t.photo}
              tabIndex={-1}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                target.value = '';
                if (file) void read(file);
              }}
            />
          </>
        )}
      </div>
      <p id={ids.word} role="status" className={styles.word}>
        {word}
      </p>
    </form>
  );
}

/** Phones and tablets ask for a picture with their camera; a desk's machine would only open a folder. */
function hasCamera(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
