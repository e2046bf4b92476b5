import { beginHistory, record, redo, undo } from '../../../../../src/domain/deck/edit/history.ts';

describe('[DECK-33] steps of editing', () => {
  test('are taken back and done again in order', () => {
    let history = record(record(beginHistory('a'), 'b'), 'c');
    history = undo(undo(history));
    expect(history.present).toBe('a');
    expect(undo(history)).toEqual(history);
    history = redo(history);
    expect(history.present).toBe('b');
    expect(redo(redo(history)).present).toBe('c');
  });

  test('a new step clears the redo history', () => {
    const history = record(undo(record(beginHistory('a'), 'b')), 'c');
    expect(redo(history).present).toBe('c');
    expect(undo(history).present).toBe('a');
  });

  test('writing on in one text is one step; another text is another', () => {
    let history = beginHistory('');
    for (const text of ['H', 'He', 'Hej']) history = record(history, text, 'title');
    for (const text of ['Hej!', 'Hej!!']) history = record(history, text, 'question');
    expect(undo(history).present).toBe('Hej');
    expect(undo(undo(history)).present).toBe('');
    // After taking back, writing on in the same text is a step of its own.
    expect(undo(record(undo(history), 'Hejsa', 'title')).present).toBe('Hej');
  });

  test('what changes nothing is no step', () => {
    const history = beginHistory('a');
    expect(record(history, 'a')).toBe(history);
  });
});
