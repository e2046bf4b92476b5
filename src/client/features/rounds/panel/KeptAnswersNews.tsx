import { useEffect, useRef } from 'react';
import { useObservable } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { keptAnswersStrings } from '../keptAnswersStrings.ts';
import { useKeptAnswers } from '../useKeptAnswers.ts';

export interface KeptAnswersNewsProps {
  readonly onNews: (text: string) => void;
}

/** Keeps what this person has answered and written without a name, and says what could not be counted or laid out. */
export function KeptAnswersNews({ onNews }: KeptAnswersNewsProps): null {
  const t = useStrings(keptAnswersStrings);
  const outcomes = useObservable(useKeptAnswers().outcomes);
  const before = useRef(outcomes);
  useEffect(() => {
    const isNew = (about: string) => outcomes[about] !== before.current[about];
    for (const about of Object.keys(outcomes).filter(isNew)) {
      if (outcomes[about] === 'notCounted') onNews(t.notCounted);
      if (outcomes[about] === 'givenBack') onNews(t.givenBack);
    }
    before.current = outcomes;
  }, [outcomes, t, onNews]);
  return null;
}
