/**
 * The schema of a table as every replica holds it. It stores only what cannot be derived: the deck as it was at the
 * meeting's start, what people did with the cards, and who runs the table.
 *
 * Some invalid states cannot be expressed: there is at most one current card because it is one node, and a card is in one
 * place because its place is one entry under its id.
 */
import { TreeViewConfiguration } from 'fluid-framework';
import { GROWS, schemaFactory } from '../tree.ts';
import { Conversation } from './conversation/schema.ts';

const factory = schemaFactory('dialogkort.table');

/**
 * The current card. Every change replaces the node, so that a command can require, as a constraint, that the current
 * card is still the one its author saw: when two people turn a card at the same time exactly one succeeds.
 */
export class Middle extends factory.object(
  'Middle',
  {
    /** Counts the changes of the current card, from 0. Orders the handled cards without any client's clock. */
    step: factory.number,
    /** Missing while there is no current card. */
    cardId: factory.optional(factory.string),
  },
  GROWS,
) {}

/** How a card was handled. A card without this node lies face down. */
export class Handled extends factory.object(
  'Handled',
  {
    /** One of {@link HANDLED_AS}. */
    as: factory.string,
    /** The current card's step at that time. */
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
    /** The server's signature under text and author (`sealed.ts`). Missing until it has come. */
    seal: factory.optional(factory.string),
  },
  GROWS,
) {}

export class OwnCards extends factory.array('OwnCards', OwnCard) {}

/** Card ids in order. Replaced whole, so that two shuffles never mix. */
export class Spread extends factory.array('Spread', factory.string) {}

/** Participant ids of the facilitators; the values mean nothing. */
export class Facilitators extends factory.map('Facilitators', factory.boolean) {}

export class Preparing extends factory.object('Preparing', {}, GROWS) {}
export class Running extends factory.object('Running', {}, GROWS) {}
export class Ended extends factory.object('Ended', {}, GROWS) {}

export class Table extends factory.object(
  'Table',
  {
    /**
     * The deck as JSON with its catalogue (`TableDeck`). One immutable value, so that neither changes in a running meeting.
     */
    deck: factory.string,
    phase: [Preparing, Running, Ended],
    /** `open`: every participant moves cards. `led`: facilitators do. */
    access: factory.string,
    facilitators: Facilitators,
    spread: Spread,
    middle: Middle,
    handled: HandledCards,
    ownCards: OwnCards,
    /**
     * Everything that goes on around the cards. Missing in a document of an earlier release until it is first needed.
     */
    conversation: factory.optional(Conversation),
  },
  GROWS,
) {}

export type TableAccess = 'open' | 'led';

export const tableConfiguration: TreeViewConfiguration<typeof Table> = new TreeViewConfiguration({
  schema: Table,
  enableSchemaValidation: true,
});
