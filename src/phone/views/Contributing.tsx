/** What a phone puts on the table. Each field keeps what was typed on the phone until it is sent. */
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { OWN_CARD_MAX_CHARACTERS } from '../../domain/table/ownCardText.ts';
import { WORD_MAX_CHARACTERS } from '../../shared/contract/limits.ts';
import type { PhoneView } from '../../shared/contract/schemas/phones.ts';
import { useDraft, useSession } from '../session/hooks.ts';
import { useTexts } from '../texts.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  readonly isLong?: boolean;
  readonly maxLength?: number;
}

function Field(props: FieldProps): ReactNode {
  const { label, value, onChange, hint, isLong = false, maxLength = WORD_MAX_CHARACTERS } = props;
  const ids = { field: useId(), hint: useId() };
  const shared = {
    ...{ id: ids.field, value, maxLength, autoComplete: 'off' },
    ...(hint !== undefined && { 'aria-describedby': ids.hint }),
  };
  return (
    <>
      <label htmlFor={ids.field}>{label}</label>
      {isLong ? (
        <textarea rows={3} {...shared} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input {...shared} onChange={({ target }) => onChange(target.value)} />
      )}
      {hint !== undefined && (
        <p id={ids.hint} className="hint">
          {hint}
        </p>
      )}
    </>
  );
}

function onSubmit(text: string, send: () => void) {
  return (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') send();
  };
}

export function Tools({ tools }: { readonly tools: readonly string[] }): ReactNode {
  const t = useTexts();
  const session = useSession();
  const [text, setText] = useDraft('tool');
  const submit = onSubmit(text, () => {
    session.send({ kind: 'tool', text: text.trim() });
    setText('');
  });
  return (
    <form onSubmit={submit}>
      <Field label={t.tool} value={text} onChange={setText} />
      <button type="submit">{t.add}</button>
      {tools.length > 0 && (
        <p className="hint">
          {t.toolsSoFar}: {tools.join(', ')}
        </p>
      )}
    </form>
  );
}

/** `round`: where words without a name wait. */
export function Word({ round, name }: { readonly round: string; readonly name: string }): ReactNode {
  const t = useTexts();
  const session = useSession();
  const [text, setText] = useDraft('word');
  const [isNamed, setNamed] = useState(false);
  const group = useId();
  const submit = onSubmit(text, () => {
    session.send({ kind: 'word', text: text.trim(), named: isNamed && name !== '', round });
    setText('');
  });
  return (
    <form onSubmit={submit}>
      <Field label={t.word} value={text} onChange={setText} isLong hint={t.wordHint} />
      {name !== '' && (
        <div className="row">
          {[false, true].map((named) => (
            <label key={String(named)} className="choice">
              <input type="radio" name={group} checked={isNamed === named} onChange={() => setNamed(named)} />
              {named ? t.withName(name) : t.withoutName}
            </label>
          ))}
        </div>
      )}
      <button type="submit">{t.send}</button>
    </form>
  );
}

export function OwnCard(): ReactNode {
  const t = useTexts();
  const session = useSession();
  const [text, setText] = useDraft('card');
  const submit = onSubmit(text, () => {
    session.send({ kind: 'card', text: text.trim() });
    setText('');
  });
  return (
    <details open={text !== ''}>
      <summary>{t.ownCard}</summary>
      <form onSubmit={submit}>
        <Field
          {...{ label: t.ownCard, value: text, onChange: setText, hint: t.ownCardHint }}
          isLong
          maxLength={OWN_CARD_MAX_CHARACTERS}
        />
        <button type="submit">{t.sendCard}</button>
      </form>
    </details>
  );
}

export function Closing(): ReactNode {
  const t = useTexts();
  const session = useSession();
  const [insight, setInsight] = useDraft('insight');
  const [nextStep, setNextStep] = useDraft('nextStep');
  const submit = onSubmit(insight + nextStep, () =>
    session.send({ kind: 'closing', insight: insight.trim(), nextStep: nextStep.trim() }),
  );
  return (
    <form onSubmit={submit}>
      <Field label={t.insight} value={insight} onChange={setInsight} isLong />
      <Field label={t.nextStep} value={nextStep} onChange={setNextStep} isLong hint={t.closingHint} />
      <button type="submit">{t.send}</button>
    </form>
  );
}

/** Asking for the floor, and a tick for being done with the present step. */
export function Floor({ view, step }: { readonly view: PhoneView; readonly step: string }): ReactNode {
  const t = useTexts();
  const session = useSession();
  const { wantsFloor, doneStep } = view;
  const isDone = doneStep === step;
  return (
    <section className="row">
      <button
        type="button"
        aria-pressed={wantsFloor}
        onClick={() => session.send({ kind: 'floor', wanted: !wantsFloor })}
      >
        {wantsFloor ? t.floorBack : t.floor}
      </button>
      <label className="choice">
        <input
          type="checkbox"
          checked={isDone}
          onChange={() => session.send({ kind: 'done', step, done: !isDone })}
        />
        {t.done}
      </label>
      <p role="status" className="hint">
        {wantsFloor && t.floorAsked}
      </p>
    </section>
  );
}
