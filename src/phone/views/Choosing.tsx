import { type ReactNode, useContext } from 'react';
import { withSoftHyphens } from '../../domain/deck/softHyphens.ts';
import { POLL_ANSWERS } from '../../shared/contract/limits.ts';
import type { PhoneTable } from '../../shared/contract/schemas/phones.ts';
import type { Language } from '../../shared/language.ts';
import { LanguageContext, useTexts } from '../texts.ts';
import { PollForm } from './PollForm.tsx';

export interface ChoosingProps {
  readonly choice: NonNullable<PhoneTable['choice']>;
}

/** Cards that lie out: each person points at the one to talk about, without a name. */
export function Choosing({ choice }: ChoosingProps): ReactNode {
  const t = useTexts();
  const language = useContext(LanguageContext);
  const { pollId, cards, counts, tooFew } = choice;

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
  const choices = POLL_ANSWERS.choice.flatMap((answer, place) => {
    const card = cards[place];
    return card ? [{ answer, label: nameOf(card, language) }] : [];
  });
  return (
    <PollForm
      pollId={pollId}
      legend={<legend className="area">{t.pointAt}</legend>}
      choices={choices}
      hint={t.pointHint}
      submit={t.point}
      tooFew={tooFew ? t.tooFewPoint : undefined}
    >
      <h1>{t.choose}</h1>
    </PollForm>
  );
}

function nameOf({ area, question }: ChoosingProps['choice']['cards'][number], language: Language): ReactNode {
  return (
    <span>
      {area && <span className="area">{withSoftHyphens(area[language])} </span>}
      {withSoftHyphens(question[language])}
    </span>
  );
}
