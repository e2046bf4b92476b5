import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { PHONE_NAME_MAX_CHARACTERS } from '../../shared/contract/limits.ts';
import { readDoorCode } from '../doorCode.ts';
import { usePhone, useSession } from '../session/hooks.ts';
import { useTexts } from '../texts.ts';

export interface DoorProps {
  /** A door's code, from the square code on the wall. */
  readonly scanned: string | undefined;
  /** A card's code, from paper. */
  readonly card: string | undefined;
}

/** Asks for the code on the wall, and for a name if there is to be one. */
export function Door({ scanned = '', card }: DoorProps): ReactNode {
  const t = useTexts();
  const session = useSession();
  const { outside, isEntering, name: known } = usePhone();
  const [code, setCode] = useState(scanned);
  const [name, setName] = useState(known);
  const [isBad, setBad] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const ids = { code: useId(), codeHint: useId(), name: useId(), nameHint: useId(), word: useId() };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDoorCode(code);
    setBad(read === undefined);
    if (read === undefined) field.current?.focus();
    else if (!isEntering) void session.enter(read, name.trim());
  };
  const word = isBad ? t.badCode : t.outside[outside];
  return (
    <form onSubmit={submit}>
      <h1>{t.title}</h1>
      <p role="status" id={ids.word} className={word === '' ? undefined : 'word'}>
        {word}
      </p>
      {card !== undefined && <p className="word">{t.scannedNoCode(card)}</p>}
      <label htmlFor={ids.code}>{t.code}</label>
      <input
        ref={field}
        id={ids.code}
        className="code"
        value={code}
        maxLength={12}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={isBad || outside === 'wrongCode'}
        aria-describedby={`${ids.codeHint} ${ids.word}`}
        onChange={({ target }) => setCode(target.value)}
      />
      <p id={ids.codeHint} className="hint">
        {t.codeHint}
      </p>
      <label htmlFor={ids.name}>{t.name}</label>
      <input
        id={ids.name}
        value={name}
        maxLength={PHONE_NAME_MAX_CHARACTERS}
        autoComplete="off"
        aria-describedby={ids.nameHint}
        onChange={({ target }) => setName(target.value)}
      />
      <p id={ids.nameHint} className="hint">
        {t.nameHint}
      </p>
      <button type="submit" aria-disabled={isEntering}>
        {isEntering ? t.entering : t.enter}
      </button>
      <p className="hint">{t.promise}</p>
    </form>
  );
}
