/** What the meeting's last session passes on to the next one. */
import type { Deck } from '../../deck/deck.ts';
import type { TableSetup } from '../newTable.ts';
import type { Table } from '../schema.ts';
import { type CarriedSetup, newConversation } from './newConversation.ts';

export interface Earlier {
  readonly sessionId: string;
  /** ISO 8601, in UTC. */
  readonly endedAt?: string | undefined;
}

/**
 * Options of the next table: the deck's cards that were not discussed yet, without those marked "not for us", and the
 * open actions. Once all cards were discussed, all of them again.
 */
export function carryOver(earlier: Table, deck: Deck, { sessionId, endedAt }: Earlier): TableSetup {
  const { purpose, minutes, beginWithRound, notForUs, published, carried, plan } =
    earlier.conversation ?? newConversation();
  const unwanted = new Set(notForUs.keys());
  const inDeck = deck.cards.map(({ id }) => id);
  const wanted = inDeck.filter((id) => !unwanted.has(id));
  const discussed = [...earlier.handled].flatMap(([id, { as }]) => (as === 'discussed' ? [id] : []));
  const out = earlier.middle.cardId;
  const used = new Set([...(carried?.used ?? []), ...discussed, ...(out === undefined ? [] : [out])]);
  const fresh = wanted.filter((id) => !used.has(id));
  const actions: CarriedSetup['actions'] = [
    ...[...(carried?.actions ?? [])].filter(({ done }) => !done),
    ...[...published]
      .map(([id, note]) => ({ id, note }))
      .filter(({ note }) => note.mark === 'action' && note.done !== true)
      .sort((a, b) => a.note.order - b.note.order)
      .map(({ id, note: { text, owner, due } }) => ({ id, text, owner, due })),
  ];
  return {
    purpose: purpose === 'development' ? 'development' : 'talk',
    minutes,
    beginWithRound,
    plan: plan && { minutes: plan.minutes, opening: plan.opening, closing: plan.closing },
    notForUs: [...unwanted],
    cardIds: [fresh, wanted, inDeck].find((ids) => ids.length > 0) ?? [],
    carried: {
      fromSessionId: sessionId,
      endedAt,
      actions,
      used: fresh.length > 0 ? inDeck.filter((id) => used.has(id)) : [],
      ledBy: [...earlier.facilitators.keys()],
    },
  };
}
