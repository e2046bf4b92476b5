/**
 * The shape of a table as everybody's replica holds it. Only what cannot be derived stands here:
 * the deck as it was when the meeting began, what people did with the cards, and who runs the table.
 *
 * Some states that make no sense cannot be written down: at most one card is in the middle because the middle is one
 * node, and a card lies in one place because its place is one entry under its id.
 */
import { type TreeView, TreeViewConfiguration } from 'fluid-framework';
import { GROWS, schemaFactory } from '../tree.ts';
import { Conversation } from './conversation/schema.ts';

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
    /** One of {@link HANDLED_AS}. */
    as: factory.string,
    /** The middle's step when it happened. */
    step: factory.number,
  },
  GROWS,
) {}

export const HANDLED_AS = ['discussed', 'skipped', 'parked'] as const;
export type HandledAs = (typeof HANDLED_AS)[number];

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
    /** What goes on around the cards. Missing in a document of an earlier release until somebody needs it. */
    conversation: factory.optional(Conversation),
  },
  GROWS,
) {}

export type TableAccess = 'open' | 'led';

export const tableConfiguration: TreeViewConfiguration<typeof Table> = new TreeViewConfiguration({
  schema: Table,
  enableSchemaValidation: true,
});

export type TableTree = TreeView<typeof Table>;
