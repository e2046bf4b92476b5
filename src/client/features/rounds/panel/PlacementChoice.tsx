import { type FormEvent, type ReactNode, useId, useState } from 'react';
import {
  END_MAX_CHARACTERS,
  STATEMENT_MAX_CHARACTERS,
} from '../../../../domain/table/conversation/limits.ts';
import type { PlacementSubject } from '../../../../domain/table/conversation/view.ts';
import { useVerbs } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';
import { timeStrings } from '../timeStrings.ts';

export interface PlacementChoiceProps {
  readonly cardId: string;
  readonly onBegun: () => void;
}

/** What people place themselves to: one of a few statements that fit most cards, or one's own. */
export function PlacementChoice({ cardId, onBegun }: PlacementChoiceProps): ReactNode {
  const round = useRoundStyles();
  const { menu } = useStrings(roundStrings);
  const { placement: t } = useStrings(timeStrings);
  const verbs = useVerbs();
  const [own, setOwn] = useState(false);
  const open = (subject: PlacementSubject) => {
    if ('done' in verbs.openPlacement(cardId, subject)) onBegun();
  };
  return (
    <div className={round.part}>
      <p className={round.word}>{t.choose}</p>
      {t.statements.map((subject) => (
        <TextButton key={subject.statement} wide onClick={() => open(subject)}>
          {subject.statement}
        </TextButton>
      ))}
      {own ? (
        <OwnStatement onOpen={open} />
      ) : (
        <TextButton wide appearance="subtle" onClick={() => setOwn(true)}>
          {t.write}
        </TextButton>
      )}
      <p className={round.quiet}>{menu.placementHint}</p>
    </div>
  );
}

function OwnStatement({ onOpen }: { readonly onOpen: (subject: PlacementSubject) => void }): ReactNode {
  const round = useRoundStyles();
  const { placement: t } = useStrings(timeStrings);
  const id = useId();
  const [subject, setSubject] = useState<PlacementSubject>({ statement: '', ...t.own });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.values(subject).every((text) => text.trim() !== '')) onOpen(subject);
  };
  return (
    <form className={round.part} onSubmit={submit}>
      {(['statement', 'lowest', 'highest'] as const).map((field) => (
        <div key={field}>
          <label htmlFor={id + field}>{t[field]}</label>
          <input
            id={id + field}
            type="text"
            required
            autoComplete="off"
            maxLength={field === 'statement' ? STATEMENT_MAX_CHARACTERS : END_MAX_CHARACTERS}
            value={subject[field]}
            className={round.field}
            // The button that unfolded the form is gone.
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
            autoFocus={field === 'statement'}
            onChange={({ target }) => setSubject({ ...subject, [field]: target.value })}
          />
        </div>
      ))}
      <div>
        <TextButton appearance="primary" type="submit">
          {t.open}
        </TextButton>
      </div>
    </form>
  );
}
