import { recapWords } from '../../../domain/recap/words.ts';
import { peopleInClosing } from '../../../domain/table/conversation/peopleInClosing.ts';
import type { ClosingView } from '../../../domain/table/conversation/view.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { useNames } from '../roles/useNames.ts';
import { roundStrings } from './roundsStrings.ts';

export interface ClosingNames {
  /** Of the person whose words they are. */
  readonly name: string;
  /** What stands beside the words: the name, and that of the facilitator who wrote them down. */
  readonly signature: string;
}

export function useClosingNames(closing: readonly ClosingView[]): (words: ClosingView) => ClosingNames {
  const { somebody } = useStrings(roundStrings).speaking;
  const { writtenDown } = recapWords(useLanguage());
  const nameOf = useNames(peopleInClosing(closing));
  return ({ by, writtenBy }) => {
    const name = (by !== undefined && nameOf(by)) || somebody;
    return { name, signature: writtenBy === undefined ? name : writtenDown(name, nameOf(writtenBy)) };
  };
}
