/** Several note-takers in one document: the real session code and a real Fluid service. */
import { NotesOutbox } from '../../../src/client/session/notesOutbox.ts';
import { NotesSession } from '../../../src/client/session/notesSession.ts';
import type { OutboxStorage } from '../../../src/client/session/outbox.ts';
import { cardNoteId, GENERAL_NOTE_ID, newNotes } from '../../../src/domain/notes/newNotes.ts';
import { createNotesDocument, openNotesDocument } from '../../../src/fluid/notesDocument.ts';
import type { Observable } from '../../../src/fluid/observable.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { memoryStorage } from '../../support/client/storage.ts';
import { type CuttableLine, openLine } from '../../support/fluid/cuttableLine.ts';
import { type FluidService, startFluidService } from '../../support/fluid/fluidService.ts';
import { eventually, servicesFor } from '../../support/fluid/tables.ts';
import { CARDS } from '../../support/notes.ts';
import { seededRandom } from '../../support/table/seats.ts';

const NOTE = cardNoteId('g1');

describe('note-takers', () => {
  let fluid: FluidService;
  let origin: string;
  let opened: NotesSession[];
  let lines: CuttableLine[];
  let documentId: string;

  beforeAll(async () => {
    fluid = await startFluidService();
    origin = `http://127.0.0.1:${fluid.port}`;
  }, 40_000);
  afterAll(() => fluid.stop());
  beforeEach(async () => {
    opened = [];
    lines = [];
    const made = await createNotesDocument(servicesFor({ id: 'maker', origin }), newNotes(CARDS));
    documentId = made.documentId;
    await whenLive(made, 20_000);
    made.close();
  });
  afterEach(async () => {
    for (const notes of opened) notes.close();
    await Promise.all(lines.map((line) => line.close()));
  });

  interface Window {
    readonly writer: string;
    readonly storage?: OutboxStorage;
    readonly through?: string;
  }

  async function open({ writer, storage, through = origin }: Window): Promise<NotesSession> {
    const notes = new NotesSession({
      writer,
      outbox: new NotesOutbox(storage, 'session', writer),
      open: async () => ({
        document: await openNotesDocument(servicesFor({ id: writer, origin: through }), documentId),
        readOnly: false,
      }),
      isDamage: () => false,
      passes: () => true,
      onRefused: () => undefined,
      random: Math.random,
    });
    opened.push(notes);
    await eventually(notes.view, (view) => view !== undefined);
    return notes;
  }

  async function line(): Promise<CuttableLine> {
    const made = await openLine(fluid.port);
    lines.push(made);
    return made;
  }

  const type = (notes: NotesSession, text: string, at = notes.textOf(NOTE).length) =>
    notes.write(NOTE, [{ at, removed: 0, inserted: text }]);
  const saved = (notes: NotesSession) => eventually(notes.saving, (saving) => saving === 'saved');
  const reads = (notes: NotesSession, is: (text: string) => boolean) =>
    eventually(textIn(notes), (text) => is(text));
  const textIn = (notes: NotesSession): Observable<string> => ({
    get: () => notes.textOf(NOTE),
    subscribe: notes.view.subscribe,
  });

  test('[NOTE-8] text of one note-taker reaches the other, in the same note', async () => {
    const mette = await open({ writer: 'mette' });
    const jonas = await open({ writer: 'jonas' });
    type(mette, 'Vi mangler tid');
    mette.set(NOTE, { mark: 'need', place: 'using-data' });
    jonas.write('extra', [{ at: 0, removed: 0, inserted: 'Godt spurgt' }], 'g2');
    await Promise.all([saved(mette), saved(jonas)]);
    await reads(jonas, (text) => text === 'Vi mangler tid');
    await eventually(mette.view, (view) => view?.at(-1)?.text === 'Godt spurgt');
    expect(jonas.view.get()?.find(({ id }) => id === NOTE)).toMatchObject({
      mark: 'need',
      place: 'using-data',
    });
    expect(mette.view.get()?.at(-1)).toMatchObject({ id: 'extra', cardId: 'g2' });
    expect(mette.textOf(GENERAL_NOTE_ID)).toBe('');
  });

  test.each([1, 2, 3])(
    '[NOTE-3] three who type into one note while lines break lose no word and get none twice (round %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const breaking = [await line(), await line()];
      const writers = await Promise.all([
        open({ writer: 'a', storage: memoryStorage() }),
        ...breaking.map(({ origin: through }, i) =>
          open({ writer: `b${i}`, storage: memoryStorage(), through }),
        ),
      ]);
      const words: string[] = [];
      let code = 0x4e00;
      for (let round = 0; round < 90; round++) {
        const letter = String.fromCodePoint(code++);
        words.push(letter);
        const writer = writers[Math.floor(random() * writers.length)];
        if (writer) type(writer, letter, Math.floor(random() * (writer.textOf(NOTE).length + 1)));
        const broken = breaking[Math.floor(random() * breaking.length)];
        if (random() < 0.06) broken?.cut();
        else if (random() < 0.2) broken?.restore();
        // Lets what has come in be taken in.
        if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve));
      }
      for (const { restore } of breaking) restore();
      await Promise.all(writers.map(saved));
      const all = words.sort().join('');
      await Promise.all(writers.map((writer) => reads(writer, (text) => [...text].sort().join('') === all)));
      expect(new Set(writers.map((writer) => writer.textOf(NOTE))).size).toBe(1);
    },
    60_000,
  );

  test('[NOTE-7] text typed while offline survives the closed tab and arrives from the next one', async () => {
    const storage = memoryStorage();
    const own = await line();
    const jonas = await open({ writer: 'jonas' });
    const mette = await open({ writer: 'mette', storage, through: own.origin });
    type(mette, 'Vi begynder.');
    await saved(mette);
    own.cut();
    type(mette, ' Og vi er ikke færdige.');
    await eventually(mette.saving, (saving) => saving === 'kept');
    mette.close();
    type(jonas, 'Jonas: ', 0);
    await saved(jonas);

    const next = await open({ writer: 'mette again', storage });
    await saved(next);
    const whole = 'Jonas: Vi begynder. Og vi er ikke færdige.';
    await reads(jonas, (text) => text === whole);
    expect(next.textOf(NOTE)).toBe(whole);
    expect(storage.size).toBe(0);
  });

  test('[NOTE-6] a window whose line comes back after another has taken over adds nothing twice, and loses nothing', async () => {
    const storage = memoryStorage();
    const own = await line();
    const silent = await open({ writer: 'silent', storage, through: own.origin });
    type(silent, 'Et. ');
    await saved(silent);
    own.cut();
    type(silent, 'To. ');
    await eventually(silent.saving, (saving) => saving === 'kept');
    await fluid.settled();
    const heir = await open({ writer: 'heir', storage });
    await saved(heir);
    expect(heir.textOf(NOTE)).toBe('Et. To. ');
    type(silent, 'Tre.');
    own.restore();
    await saved(silent);
    await reads(heir, (text) => text === 'Et. To. Tre.');
    await reads(silent, (text) => text === 'Et. To. Tre.');
    expect(storage.size).toBe(0);
  });

  test('[NOTE-13] leaving gives back one’s own words that had not arrived, and they stay on the device', async () => {
    const storage = memoryStorage();
    const own = await line();
    const mette = await open({ writer: 'mette', storage, through: own.origin });
    type(mette, 'Arrived. ');
    await saved(mette);
    own.cut();
    type(mette, 'Not sent.');
    expect(mette.close()).toEqual(['Not sent.']);
    expect(new NotesOutbox(storage, 'session', 'another').others).toHaveLength(1);
    expect(type(mette, 'Too late')).toBe(false);
  });
});
