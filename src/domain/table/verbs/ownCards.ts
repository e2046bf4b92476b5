/** Commands for own cards. */
import { Tree, TreeStatus } from 'fluid-framework';
import { deckOf } from '../cardIds.ts';
import { edit, type Outcome, refuse } from '../gate.ts';
import { tidyQuestion } from '../ownCardText.ts';
import { mayAddOwnCard, mayChangeOwnCard } from '../permissions.ts';
import { OwnCard, type Table } from '../schema.ts';
import { contentOfOwnCard } from '../sealedContents.ts';
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
    const card = { id, areaId: text.areaId, question, author: seat.actor.id };
    table.ownCards.insertAtEnd(new OwnCard(card));
    return {
      written: contentOfOwnCard(card),
      undo: {
        isPossible: () => seat.canWrite() && isUntouched(table, id),
        run: () => withdrawOwnCard(seat, id),
      },
    };
  });
}

/** Replaces the card, whose texts are never changed in place: the person who edits it is its author from then on. */
export function editOwnCard(seat: Seat, cardId: string, text: OwnCardText): Outcome {
  const { table } = seat;
  const card = findOwnCard(table, cardId);
  if (!card) return refuse('notFound');
  const question = tidyQuestion(text.question);
  if (question === undefined) return refuse('badText');
  if (!isArea(table, text.areaId)) return refuse('notFound');
  const before = valuesOf(card);
  const after = { id: cardId, areaId: text.areaId, question, author: seat.actor.id };
  return edit(seat, mayChangeOwnCard(seat, card), [card], () => {
    if (before.question === question && before.areaId === text.areaId) return {};
    const edited = new OwnCard(after);
    replaceCard(table, card, edited);
    return {
      written: contentOfOwnCard(after),
      undo: {
        isPossible: () =>
          seat.canWrite() &&
          mayChangeOwnCard(seat, before) === undefined &&
          Tree.status(edited) === TreeStatus.InDocument,
        run: () =>
          edit(seat, mayChangeOwnCard(seat, before), [edited], () => {
            replaceCard(table, edited, new OwnCard(before));
            return {};
          }),
      },
    };
  });
}

function replaceCard({ ownCards }: Table, before: OwnCard, after: OwnCard): void {
  const at = ownCards.indexOf(before);
  ownCards.insertAt(at, after);
  ownCards.removeAt(at + 1);
}

function valuesOf({ id, areaId, question, author, seal }: OwnCard) {
  return { id, areaId, question, author, seal };
}

/** Removes an own card from the table. The current card cannot be removed. */
export function withdrawOwnCard(seat: Seat, cardId: string): Outcome {
  const { table } = seat;
  const card = findOwnCard(table, cardId);
  if (!card) return refuse('notFound');
  if (table.middle.cardId === cardId) return refuse('notNow');
  const before = valuesOf(card);
  // The constraint on the current card: if another person turns the card at the same time, the withdrawal is dropped.
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
