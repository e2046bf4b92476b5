/** Notes without a service: one replica with something in it, saved at once. */
import { Tree } from 'fluid-framework';
import { independentView } from 'fluid-framework/alpha';
import type { NotesModule } from '../../../src/client/session/notesModule.ts';
import { NotesOutbox } from '../../../src/client/session/notesOutbox.ts';
import { NotesSession } from '../../../src/client/session/notesSession.ts';
import { cardNoteId, GENERAL_NOTE_ID, newNotes } from '../../../src/domain/notes/newNotes.ts';
import { type Notes, notesConfiguration } from '../../../src/domain/notes/schema.ts';
import { applyStep, type NoteFields } from '../../../src/domain/notes/steps.ts';
import type { TableView } from '../../../src/domain/table/tableView.ts';
import type { Connection } from '../../../src/fluid/connection.ts';
import type { NotesDocument } from '../../../src/fluid/notesDocument.ts';
import { Subject } from '../../../src/fluid/observable.ts';

const WRITTEN = [
  'Vi bruger kalenderen hver dag, men kun to af os kender genvejene.',
  'Aftal en halv time, hvor vi viser hinanden, hvordan vi finder rundt i sagerne.',
  'Nogle synes, at systemet hjælper; andre synes, at det står i vejen for borgeren.',
];

/** What note-takers have written at this table. */
export function memoryNotes(table: TableView): Notes {
  const tree = independentView(notesConfiguration);
  tree.initialize(newNotes(table.cards.map(({ id }) => id)));
  const notes = tree.root;
  let step = 0;
  const write = (noteId: string, inserted: string, fields: Partial<NoteFields> = {}, cardId?: string) => {
    const about = { noteId, ...(cardId !== undefined && { cardId }) };
    applyStep(notes, 'jonas', ++step, {
      ...about,
      kind: 'write',
      splices: [{ at: 0, removed: 0, inserted }],
    });
    applyStep(notes, 'jonas', ++step, { ...about, kind: 'set', fields });
  };
  const [skills, action, views] = WRITTEN;
  const earlier = [...table.discussed, ...table.parked].filter(({ id }) => id !== table.current?.id);
  if (table.current) {
    write(cardNoteId(table.current.id), skills ?? '', { mark: 'need', place: 'using-tools' });
    write(
      'second',
      action ?? '',
      { mark: 'action', owner: 'Jonas Friis', due: '2026-12-14' },
      table.current.id,
    );
  }
  if (earlier[0]) write(cardNoteId(earlier[0].id), views ?? '', { differs: true });
  if (earlier[1]) write(cardNoteId(earlier[1].id), skills ?? '', { mark: 'insight' });
  write(GENERAL_NOTE_ID, 'Vi mødes igen, når vi har prøvet det af.');
  return notes;
}

/** Opens the notes that lie there. */
export function memoryNotesModule(module: NotesModule, notes: () => Notes): NotesModule {
  return {
    ...module,
    openNotes: () =>
      new NotesSession({
        writer: 'mette',
        outbox: new NotesOutbox(undefined, 'gallery', 'mette'),
        open: async () => ({ document: documentOf(notes()), readOnly: false }),
        isDamage: () => false,
        passes: () => false,
        onRefused: () => undefined,
        random: () => 0,
      }),
  };
}

function documentOf(notes: Notes): NotesDocument {
  const revision = new Subject(0);
  const stop = Tree.on(notes, 'treeChanged', () => revision.set(revision.get() + 1));
  return {
    documentId: 'notes-in-memory',
    notes,
    revision,
    changedBy: () => undefined,
    connection: new Subject<Connection>({ state: 'live' }),
    saved: new Subject(true),
    people: new Subject([]),
    damage: new Subject<undefined>(undefined),
    reconnect: () => undefined,
    flush: async () => true,
    close: stop,
  };
}
