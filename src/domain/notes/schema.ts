/**
 * The schema of the notes, in a document of their own, as every note-taker's replica holds it. A text is stored
 * character by character, so that concurrent edits of two people merge.
 */
import { TreeViewConfiguration } from 'fluid-framework';
import { GROWS, schemaFactory } from '../tree.ts';

const factory = schemaFactory('dialogkort.notes');

/** One Unicode code point each, so that no edit cuts a character in half. */
export class Characters extends factory.array('Characters', factory.string) {}

/**
 * Never removed: an unwanted note is an empty one, so that nothing that another person types at the same time is
 * lost.
 */
export class Note extends factory.object(
  'Note',
  {
    /** The card that it is about; missing for a general note. */
    cardId: factory.optional(factory.string),
    text: Characters,
    /** One of `NOTE_MARKS` of the table: what a note-taker makes of the note. */
    mark: factory.string,
    /** Of a need: id of a place of the competence catalogue. */
    place: factory.optional(factory.string),
    /** Of an action: who does it, in words. */
    owner: factory.optional(factory.string),
    /** Of an action: `YYYY-MM-DD`. */
    due: factory.optional(factory.string),
    /** A differing view: shown beside other views of the same thing. */
    differs: factory.optional(factory.boolean),
    /** Increases with each new note. Ties are ordered by id. */
    order: factory.number,
  },
  GROWS,
) {}

/** By note id. */
export class Entries extends factory.map('Entries', Note) {}

/**
 * Number of the last step applied for one writer; a writer is one window on one device. Every step replaces the node,
 * under the constraint that the node of the step before is still there: so a step that is sent twice is applied once.
 */
export class Arrived extends factory.object('Arrived', { step: factory.number }, GROWS) {}

/** By writer id. */
export class Writers extends factory.map('Writers', Arrived) {}

export class Notes extends factory.object('Notes', { entries: Entries, writers: Writers }, GROWS) {}

export const notesConfiguration: TreeViewConfiguration<typeof Notes> = new TreeViewConfiguration({
  schema: Notes,
  enableSchemaValidation: true,
});
