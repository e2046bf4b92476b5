/**
 * The shape of the notes as every note-taker's replica holds it, in a document of their own. Two may write in one note
 * at once, so a text is its characters one by one: what both type is merged and stands.
 */
import { type TreeView, TreeViewConfiguration } from 'fluid-framework';
import { GROWS, schemaFactory } from '../tree.ts';

const factory = schemaFactory('dialogkort.notes');

/** One Unicode code point each, so that no edit cuts a character in half. */
export class Characters extends factory.array('Characters', factory.string) {}

/** Never removed: a note that nobody wants any more is an empty one, and what another types meanwhile is not lost. */
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
    /** Stands beside other views of the same thing rather than for all. */
    differs: factory.optional(factory.boolean),
    /** Counts up as notes are made. Ties are broken by id. */
    order: factory.number,
  },
  GROWS,
) {}

/** By note id. */
export class Entries extends factory.map('Entries', Note) {}

/**
 * How far the steps of one writer have come, a writer being one window on one device. Every step replaces the node and
 * demands that the one before it is still there: so a step that is taken again after a mishap is taken once.
 */
export class Arrived extends factory.object('Arrived', { step: factory.number }, GROWS) {}

/** By writer id. */
export class Writers extends factory.map('Writers', Arrived) {}

export class Notes extends factory.object('Notes', { entries: Entries, writers: Writers }, GROWS) {}

export const notesConfiguration: TreeViewConfiguration<typeof Notes> = new TreeViewConfiguration({
  schema: Notes,
  enableSchemaValidation: true,
});

export type NotesTree = TreeView<typeof Notes>;
