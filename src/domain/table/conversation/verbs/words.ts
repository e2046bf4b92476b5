/** Words: jottings that their authors have shared. */
import { WORD_MAX_CHARACTERS } from '../../../../shared/contract/limits.ts';
import { type Outcome, refuse } from '../../gate.ts';
import { mayTakePart, type Verdict } from '../../permissions.ts';
import { isFacilitator } from '../../roles.ts';
import { contentOfWord } from '../../sealedContents.ts';
import type { Seat } from '../../seat.ts';
import { converse, doneWithUndo } from '../converse.ts';
import { tidyText } from '../limits.ts';
import { Word } from '../schema.ts';

export interface NewWord {
  readonly id: string;
  readonly text: string;
}

/** `id` is given when the word may have been added before: then it is there once. */
export function addNamedWord(
  seat: Seat,
  text: string,
  cardId: string | undefined,
  id: string = seat.newId(),
): Outcome {
  const by = seat.actor.id;
  const outcome = add(seat, [{ id, text }], cardId, by);
  const tidy = tidyText(text, WORD_MAX_CHARACTERS);
  if (!('done' in outcome) || tidy === undefined) return outcome;
  return { done: { ...outcome.done, written: contentOfWord(id, { text: tidy, cardId, by }) } };
}

/**
 * Words without a name, shuffled and numbered by the server. Adding them again changes nothing. A text that breaks
 * the limits is left out, so that one person's text cannot hold up the others' words.
 */
export function addWords(seat: Seat, words: readonly NewWord[], cardId?: string): Outcome {
  return add(seat, words, cardId, undefined);
}

export function withdrawWord(seat: Seat, id: string): Outcome {
  const { table } = seat;
  const word = table.conversation?.words.get(id);
  if (!word) return refuse('notFound');
  const before = { text: word.text, cardId: word.cardId, by: word.by, seal: word.seal };
  const may = (): Verdict =>
    before.by === seat.actor.id || isFacilitator(table, seat.actor.id) ? mayTakePart(seat) : 'notAllowed';
  return converse(seat, may(), [word], ({ words }) => {
    words.delete(id);
    return doneWithUndo(seat, {
      may,
      isUntouched: () => !table.conversation?.words.has(id),
      back: (now) => now.words.set(id, new Word(before)),
    });
  });
}

function add(
  seat: Seat,
  given: readonly NewWord[],
  cardId: string | undefined,
  by: string | undefined,
): Outcome {
  const tidy = given.map(({ id, text }) => ({ id, text: tidyText(text, WORD_MAX_CHARACTERS) }));
  return converse(seat, mayTakePart(seat), [], ({ words }) => {
    for (const { id, text } of tidy) {
      if (text === undefined) {
        if (by !== undefined) return 'badText';
        continue;
      }
      if (!words.has(id)) words.set(id, new Word({ text, cardId, by }));
    }
    return {};
  });
}
