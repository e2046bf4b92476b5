/** Commands for own cards. */
import { Tree, TreeStatus } from 'fluid-framework';
import { deckOf } from '../cardIds.ts';
import { edit, type Outcome, refuse } from '../gate.ts';
import { tidyQuestion } from '../ownCardText.ts';
import { mayAddOwnCard, mayChangeOwnCard } from '../permissions.ts';
import { OwnCard, type Table } from '../schema.ts';
import type { Seat } from '../seat.ts';

export interface OwnCardText {
  readonly question: string;
  /** Missing for a card without an area. */
  readonly areaId?: string;
}

/** `id` is given when the card may have been added before: then it is there once. */
export function addOwnCard(seat: Seat, text: OwnCardText, id: string = seat.newId()): Outcome {
  const { table } = seat;
  const question = tidyQuestion(text.question);
  if (question === undefined) return refuse('badText');
  if (!isArea(table, text.areaId)) return refuse('notFound');
  return edit(seat, mayAddOwnCard(seat), [], () => {
    if (findOwnCard(table, id)) return 'notNow';
    table.ownCards.insertAtEnd(new OwnCard({ id, areaId: text.areaId, question, author: seat.actor.id }));
    return {
      undo: {
        isPossible: () => seat.canWrite() && isUntouched(table, id),
        run: () => withdrawOwnCard(seat, id),
      },
    };
  });
}

export function editOwnCard(seat: Seat, cardId: string, text: OwnCardText): Outcome {
  const { table } = seat;
  const card = findOwnCard(table, cardId);
  if (!card) return refuse('notFound');
  const question = tidyQuestion(text.question);
  if (question === undefined) return refuse('badText');
  if (!isArea(table, text.areaId)) return refuse('notFound');
  const before = { question: card.question, areaId: card.areaId };
  return edit(seat, mayChangeOwnCard(seat, card), [card], () => {
    if (card.question !== question) card.question = question;
    if (card.areaId !== text.areaId) card.areaId = text.areaId;
    return {
      undo: {
        isPossible: () =>
          seat.canWrite() &&
          Tree.status(card) === TreeStatus.InDocument &&
          card.question === question &&
          card.areaId === text.areaId,
        run: () =>
          edit(seat, mayChangeOwnCard(seat, card), [card], () => {
            card.question = before.question;
            card.areaId = before.areaId;
            return {};
          }),
      },
    };
  });
}

/** Removes an own card from the table. The current card cannot be removed. */
export function withdrawOwnCard(seat: Seat, cardId: string): Outcome {
  const { table } = seat;
  const card = findOwnCard(table, cardId);
  if (!card) return refuse('notFound');
  if (table.middle.cardId === cardId) return refuse('notNow');
  const before = { id: card.id, areaId: card.areaId, question: card.question, author: card.author };
  // The constraint on the current card: nobody can turn the card at the same time and be left without it.
  return edit(seat, mayChangeOwnCard(seat, card), [card, table.middle], () => {
    for (const twin of table.ownCards.filter(({ id }) => id === cardId)) {
      table.ownCards.removeAt(table.ownCards.indexOf(twin));
    }
    return {
      undo: {
        isPossible: () =>
          seat.canWrite() && mayAddOwnCard(seat) === undefined && findOwnCard(table, cardId) === undefined,
        run: () =>
          edit(seat, mayAddOwnCard(seat), [], () => {
            if (findOwnCard(table, cardId)) return 'notNow';
            table.ownCards.insertAtEnd(new OwnCard(before));
            return {};
          }),
      },
    };
  });
}

/** Of two cards under one id (see `cardIds`) the first. */
export function findOwnCard(table: Table, cardId: string): OwnCard | undefined {
  return table.ownCards.find((card) => card.id === cardId);
}

function isUntouched(table: Table, cardId: string): boolean {
  return (
    findOwnCard(table, cardId) !== undefined && !table.handled.has(cardId) && table.middle.cardId !== cardId
  );
}

function isArea(table: Table, areaId: string | undefined): boolean {
  return areaId === undefined || deckOf(table).areas.some((area) => area.id === areaId);
}
