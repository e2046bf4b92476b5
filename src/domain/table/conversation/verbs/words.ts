/** Jottings that their authors have shared. */
import { type Outcome, refuse } from '../../gate.ts';
import { mayTakePart, type Verdict } from '../../permissions.ts';
import { isFacilitator } from '../../roles.ts';
import type { Seat } from '../../seat.ts';
import { converse, doneWithUndo } from '../converse.ts';
import { tidyText, WORD_MAX_CHARACTERS } from '../limits.ts';
import { Word } from '../schema.ts';

export interface NewWord {
  readonly id: string;
  readonly text: string;
}

/** `id` is given when a word that may have been added already is added again: then it is there once. */
export function addNamedWord(
  seat: Seat,
  text: string,
  cardId: string | undefined,
  id: string = seat.newId(),
): Outcome {
  return add(seat, [{ id, text }], cardId, seat.actor.id);
}

/** Words without a name, as the server has shuffled and numbered them. Adding them twice is adding them once. */
export function addWords(seat: Seat, words: readonly NewWord[], cardId: string | undefined): Outcome {
  return add(seat, words, cardId, undefined);
}

export function withdrawWord(seat: Seat, id: string): Outcome {
  const { table } = seat;
  const word = table.conversation?.words.get(id);
  if (!word) return refuse('notFound');
  const before = { text: word.text, cardId: word.cardId, by: word.by };
  const may = (): Verdict =>
    before.by === seat.actor.id || isFacilitator(table, seat.actor.id) ? mayTakePart(seat) : 'notAllowed';
  return converse(seat, may(), [word], ({ words }) => {
    words.delete(id);
    return doneWithUndo(seat, 'withdrawWord', {
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
      if (text === undefined) return 'badText';
      if (!words.has(id)) words.set(id, new Word({ text, cardId, by }));
    }
    return { verb: 'addWord' };
  });
}
