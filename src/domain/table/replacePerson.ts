/** Replaces a person's pseudonym in a table, for an administrator who answers a data subject's request. */
import { Tree } from 'fluid-framework';
import { type Carried, ClosingWords, type Conversation, Ids, Speaking } from './conversation/schema.ts';
import type { Table } from './schema.ts';
import type { ParticipantId } from './seat.ts';

/**
 * `keep`: what the person wrote under their name stays, without it. `remove`: named words and closing words go. Both apply to
 * closing words that they wrote down for somebody, too.
 */
export type OwnTexts = 'keep' | 'remove';

export interface Replacement {
  /** Every pseudonym of the person that may occur: a table also names who led the session before it. */
  readonly of: ReadonlySet<ParticipantId>;
  /** A pseudonym of no person. */
  readonly by: ParticipantId;
  readonly texts: OwnTexts;
}

export function replacePerson(table: Table, replacement: Replacement): void {
  Tree.runTransaction(table, () => {
    const { of, by } = replacement;
    for (const id of [...table.facilitators.keys()].filter((key) => of.has(key))) {
      table.facilitators.delete(id);
      table.facilitators.set(by, true);
    }
    for (const card of table.ownCards) {
      if (!of.has(card.author)) continue;
      card.author = by;
      // It fits one pseudonym only, and would tell which.
      card.seal = undefined;
    }
    if (table.conversation) replaceIn(table.conversation, replacement);
  });
}

function replaceIn(conversation: Conversation, { of, by, texts }: Replacement): void {
  const { words, closing, speaking, noteTakers, carried } = conversation;
  for (const [id, word] of [...words]) {
    if (word.by === undefined || !of.has(word.by)) continue;
    if (texts === 'remove') words.delete(id);
    else {
      word.by = undefined;
      word.seal = undefined;
    }
  }
  for (const [id, { insight, nextStep }] of [...closing].filter(([key]) => of.has(key))) {
    closing.delete(id);
    if (texts === 'keep') closing.set(by, new ClosingWords({ insight, nextStep }));
  }
  for (const [id, words] of [...closing]) {
    if (words.writtenBy === undefined || !of.has(words.writtenBy)) continue;
    // Without the signature the name of the person in the room is shown nowhere.
    conversation.phoneNames?.delete(id);
    if (texts === 'remove') closing.delete(id);
    else {
      words.writtenBy = by;
      words.seal = undefined;
    }
  }
  const others = (ids: Iterable<string>) => [...ids].map((id) => (of.has(id) ? by : id));
  if (speaking && [...speaking.queue, ...speaking.done].some((id) => of.has(id))) {
    const { step, about, queue, done } = speaking;
    conversation.speaking = new Speaking({ step, about, queue: others(queue), done: others(done) });
  }
  if (noteTakers && [...noteTakers].some((id) => of.has(id)))
    conversation.noteTakers = new Ids(others(noteTakers));
  if (carried) replaceLeaders(carried, of);
}

/** Pseudonyms of an earlier session cannot be resolved here. */
function replaceLeaders({ ledBy }: Carried, of: ReadonlySet<string>): void {
  for (let at = ledBy.length - 1; at >= 0; at -= 1) {
    if (of.has(ledBy[at] ?? '')) ledBy.removeAt(at);
  }
}
