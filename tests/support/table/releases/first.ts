/**
 * The shared table as the first release wrote it, kept to the letter: tables that were begun with it are out there, so
 * this file never changes. Tests write with it and read with today's.
 */
import { TreeViewConfiguration } from 'fluid-framework';
import { GROWS, schemaFactory } from '../../../../src/domain/tree.ts';

const factory = schemaFactory('dialogkort.table');

/**
 * The middle of the table. A new node replaces the old one at every change, so that a verb can demand, as a
 * constraint, that the middle is still the one its author saw: of two people who turn a card in the same instant
 * exactly one does.
 */
export class Middle extends factory.object(
  'Middle',
  {
    /** Counts the changes of the middle, from 0. Orders what was handled, without anybody's clock. */
    step: factory.number,
    /** Missing while no card is turned. */
    cardId: factory.optional(factory.string),
  },
  GROWS,
) {}

/** How a card left the middle. A card that was never handled has no such node: it lies face down. */
export class Handled extends factory.object(
  'Handled',
  {
    /** `discussed`, `skipped` or `parked` */
    as: factory.string,
    /** The middle's step when it happened. */
    step: factory.number,
  },
  GROWS,
) {}

/** By card id. */
export class HandledCards extends factory.map('HandledCards', Handled) {}

export class OwnCard extends factory.object(
  'OwnCard',
  {
    id: factory.string,
    /** Missing for a card that belongs to no area. */
    areaId: factory.optional(factory.string),
    question: factory.string,
    /** Participant id of the author: a pseudonym of this session. */
    author: factory.string,
  },
  GROWS,
) {}

export class OwnCards extends factory.array('OwnCards', OwnCard) {}

/** Card ids in the order in which they lie. Replaced whole, so that two shuffles never mix. */
export class Spread extends factory.array('Spread', factory.string) {}

/** Participant ids; the value says nothing, an entry means that the person is facilitator. */
export class Facilitators extends factory.map('Facilitators', factory.boolean) {}

export class Preparing extends factory.object('Preparing', {}, GROWS) {}
export class Running extends factory.object('Running', {}, GROWS) {}
export class Ended extends factory.object('Ended', {}, GROWS) {}

export class Table extends factory.object(
  'Table',
  {
    /** The deck as JSON, see `src/domain/deck`. One immutable value: a running meeting never changes under anybody's hands. */
    deck: factory.string,
    phase: [Preparing, Running, Ended],
    /** `open`: everybody turns and lays cards. `led`: facilitators do. */
    access: factory.string,
    facilitators: Facilitators,
    spread: Spread,
    middle: Middle,
    handled: HandledCards,
    ownCards: OwnCards,
  },
  GROWS,
) {}

export const tableConfiguration: TreeViewConfiguration<typeof Table> = new TreeViewConfiguration({
  schema: Table,
  enableSchemaValidation: true,
});
