import { type FormEvent, type ReactNode, useContext, useId, useState } from 'react';
import { POLL_ANSWERS } from '../../shared/contract/limits.ts';
import type { PhoneTable } from '../../shared/contract/schemas/phones.ts';
import { usePhone, useSession } from '../session/hooks.ts';
import { withSoftHyphens } from '../softHyphens.ts';
import { LanguageContext, useTexts } from '../texts.ts';

export interface ChoosingProps {
  readonly choice: NonNullable<PhoneTable['choice']>;
}

/** Cards that lie out: each person points at the one to talk about, without a name. */
export function Choosing({ choice }: ChoosingProps): ReactNode {
  const t = useTexts();
  const language = useContext(LanguageContext);
  const session = useSession();
  const { answers } = usePhone();
  const group = useId();
  const hint = useId();
  const { pollId, cards, counts, tooFew } = choice;
  const given = answers[pollId]?.answer;
  const [chosen, setChosen] = useState(given);

  if (counts) {
    return (
      <section>
        <h1>{t.pointingShown}</h1>
        <ul>
          {cards.map(({ question }, place) => (
            <li key={question.da}>
              {withSoftHyphens(question[language])} <strong>{t.pointing(counts[place] ?? 0)}</strong>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== undefined) session.answer(pollId, chosen);
  };
  return (
    <form onSubmit={submit}>
      <h1>{t.choose}</h1>
      <fieldset aria-describedby={hint}>
        <legend className="area">{t.pointAt}</legend>
        {cards.map(({ area, question }, place) => {
          const answer = POLL_ANSWERS.choice[place];
          return (
            <label key={question.da} className="choice">
              <input
                type="radio"
                name={group}
                checked={chosen !== undefined && chosen === answer}
                onChange={() => setChosen(answer)}
              />
              <span>
                {area && <span className="area">{withSoftHyphens(area[language])} </span>}
                {withSoftHyphens(question[language])}
              </span>
            </label>
          );
        })}
      </fieldset>
      <p id={hint} className="hint">
        {t.pointHint} {t.compare}
      </p>
      <button type="submit">{t.point}</button>
      <p role="status" className="hint">
        {tooFew ? t.tooFewPoint : given !== undefined && given === chosen && t.answered}
      </p>
    </form>
  );
}
