import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { PollAnswer } from '../../shared/contract/schemas/polls.ts';
import { usePhone, useSession } from '../session/hooks.ts';
import { useTexts } from '../texts.ts';

export interface PollFormProps {
  readonly pollId: string;
  /** The choices' name. */
  readonly legend: ReactNode;
  readonly choices: readonly { readonly answer: PollAnswer; readonly label: ReactNode }[];
  readonly hint: string;
  readonly submit: string;
  /** Why nothing was shown, if too few answered. */
  readonly tooFew: string | undefined;
  /** Above the choices. */
  readonly children?: ReactNode;
}

/** One answer among a few, without a name; it may be changed until the answers are shown. */
export function PollForm(props: PollFormProps): ReactNode {
  const t = useTexts();
  const session = useSession();
  const { answers } = usePhone();
  const group = useId();
  const hint = useId();
  const { pollId, legend, choices, submit, tooFew, children } = props;
  const given = answers[pollId]?.answer;
  const [chosen, setChosen] = useState(given);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== undefined) session.answer(pollId, chosen);
  };
  return (
    <form onSubmit={onSubmit}>
      {children}
      <fieldset aria-describedby={hint}>
        {legend}
        {choices.map(({ answer, label }) => (
          <label key={answer} className="choice">
            <input type="radio" name={group} checked={chosen === answer} onChange={() => setChosen(answer)} />
            {label}
          </label>
        ))}
      </fieldset>
      <p id={hint} className="hint">
        {props.hint} {t.compare}
      </p>
      <button type="submit">{submit}</button>
      <p role="status" className="hint">
        {tooFew ?? (given !== undefined && given === chosen && t.answered)}
      </p>
    </form>
  );
}
