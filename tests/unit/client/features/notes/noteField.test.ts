import { type Field, NoteField } from '../../../../../src/client/features/notes/noteField.ts';
import { type Splice, withSplice } from '../../../../../src/domain/notes/splice.ts';
import { seededRandom } from '../../../../support/table/seats.ts';

/** As much of a text field as is used. */
class FakeField implements Field {
  selectionStart = 0;
  selectionEnd = 0;
  #value = '';

  get value(): string {
    return this.#value;
  }

  /** As in a browser: the caret goes to the end. */
  set value(value: string) {
    this.#value = value;
    this.setSelectionRange(value.length, value.length);
  }

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  /** Somebody types at the caret, over what they have selected. */
  type(text: string): void {
    const { selectionStart: start, selectionEnd: end } = this;
    this.#value = this.#value.slice(0, start) + text + this.#value.slice(end);
    this.setSelectionRange(start + text.length, start + text.length);
  }
}

function open(before = '', { writable = true, hasFocus = true } = {}) {
  const shared = { text: before };
  const written: Splice[] = [];
  const field = new FakeField();
  const noteField = new NoteField(
    field,
    {
      read: () => shared.text,
      pauseMs: () => 200,
      write: (splices) => {
        if (!writable) return false;
        written.push(...splices);
        shared.text = splices.reduce(withSplice, shared.text);
        return true;
      },
    },
    () => hasFocus,
  );
  const typeIn = (text: string, at = field.value.length, to = at) => {
    field.setSelectionRange(at, to);
    field.type(text);
    noteField.typed();
  };
  const others = (change: (text: string) => string) => {
    shared.text = change(shared.text);
    noteField.pull();
  };
  return { shared, written, field, noteField, typeIn, others };
}

describe('a note in a text field', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('[NOTE-2] merges letters typed within a short time into one small change', () => {
    const { shared, written, typeIn } = open('Vi mangler.');
    for (const letter of ' tid') typeIn(letter, 10 + ' tid'.indexOf(letter));
    expect(shared.text).toBe('Vi mangler.');
    jest.runAllTimers();
    expect(written).toEqual([{ at: 10, removed: 0, inserted: ' tid' }]);
    expect(shared.text).toBe('Vi mangler tid.');
  });

  test('[NOTE-4] takes in text of others, and the selection stays', () => {
    const { field, others } = open('Vi mangler tid.');
    field.setSelectionRange(3, 10);
    others((text) => `Enige: ${text}`);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('mangler');
    others((text) => `${text} Og ro.`);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('mangler');
  });

  test.each([
    ['before the caret', 4, 'xx', 0, 6],
    ['after the caret', 4, 'xx', 9, 4],
    ['at the caret', 4, 'xx', 4, 4],
  ])('[NOTE-4] others write %s', (_where, caret, text, at, after) => {
    const { field, others } = open('0123456789');
    field.setSelectionRange(caret, caret);
    others((before) => withSplice(before, { at, removed: 0, inserted: text }));
    expect([field.selectionStart, field.selectionEnd]).toEqual([after, after]);
  });

  test('[NOTE-3] keeps letters that are not handed on yet when others write meanwhile', () => {
    const { shared, field, typeIn, others } = open('Kort');
    typeIn('et');
    others((text) => `Nyt: ${text}`);
    expect(field.value).toBe('Nyt: Kortet');
    expect(field.selectionEnd).toBe(field.value.length);
    jest.runAllTimers();
    expect(shared.text).toBe('Nyt: Kortet');
  });

  test('[NOTE-9] leaves the field alone while letters are put together', () => {
    const { shared, field, noteField, others } = open('e');
    noteField.beginComposing();
    field.type('´');
    others(() => 'Først: e');
    expect(field.value).toBe('e´');
    field.setSelectionRange(1, 2);
    field.type('é');
    noteField.endComposing();
    expect(field.value).toBe('Først: eé');
    expect(shared.text).toBe('Først: eé');
  });

  test('[NOTE-9] moves no caret in a field without focus', () => {
    const { field, others } = open('abc', { hasFocus: false });
    field.setSelectionRange(1, 1);
    others(() => 'xabc');
    expect(field.value).toBe('xabc');
    expect(field.selectionEnd).toBe(4);
  });

  test('[NOTE-9] keeps typed text on screen when it cannot be written', () => {
    const { field, typeIn, others } = open('abc', { writable: false });
    typeIn('def');
    jest.runAllTimers();
    others(() => 'abc!');
    expect(field.value).toContain('def');
  });

  test.each([1, 2, 3, 4, 5, 6])('[NOTE-3] loses no person’s letters (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const { shared, field, noteField, typeIn, others } = open();
    const letters: string[] = [];
    let code = 0x4e00;
    for (let round = 0; round < 200; round++) {
      const letter = String.fromCodePoint(code++);
      letters.push(letter);
      const at = (text: string) => Math.floor(random() * (text.length + 1));
      if (random() < 0.5) typeIn(letter, at(field.value));
      else others((text) => withSplice(text, { at: at(text), removed: 0, inserted: letter }));
      if (random() < 0.3) noteField.flush();
    }
    noteField.flush();
    expect(field.value).toBe(shared.text);
    expect([...shared.text].sort()).toEqual(letters.sort());
  });
});
