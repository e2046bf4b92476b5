import { publishedState, toPublish } from '../../../../../src/client/features/notes/publishedState.ts';
import { GENERAL, subjects, withoutMoving } from '../../../../../src/client/features/notes/subjects.ts';
import type { NoteView } from '../../../../../src/domain/notes/notesView.ts';

const note = (id: string, cardId: string | undefined, more: Partial<NoteView> = {}): NoteView => ({
  id,
  cardId,
  text: '',
  mark: '',
  place: undefined,
  owner: undefined,
  due: undefined,
  differs: false,
  ...more,
});

describe('what notes are about', () => {
  const all = [
    note('g', undefined),
    note('1', 'a', { text: 'x' }),
    note('2', 'b'),
    note('3', 'c', { mark: 'need' }),
  ];

  test('[NOTE-10] the current card’s note comes first, then the meeting’s, then notes with text', () => {
    expect(subjects(all, 'b')).toEqual(['b', GENERAL, 'a', 'c']);
    expect(subjects(all, undefined)).toEqual([GENERAL, 'a', 'c']);
    expect(subjects(all, 'a')).toEqual(['a', GENERAL, 'c']);
  });

  test('[NOTE-10] the order stays while a person writes: a turned card’s note comes after the one in use', () => {
    const standing = subjects(all, 'a');
    expect(withoutMoving(standing, subjects(all, 'b'), 'a')).toEqual(['a', 'b', GENERAL, 'c']);
    expect(withoutMoving(standing, subjects(all, 'b'), GENERAL)).toEqual(['a', GENERAL, 'b', 'c']);
    expect(withoutMoving(standing, standing, 'a')).toEqual(standing);
  });
});

describe('a note and the table', () => {
  const need = note('n', 'a', {
    text: ' Tid ',
    mark: 'need',
    place: 'using-data',
    owner: 'Ali',
    due: '2027-01-01',
  });

  test('[NOTE-11] only what its mark has a place for is told to all', () => {
    expect(toPublish(need)).toEqual({
      id: 'n',
      text: 'Tid',
      cardId: 'a',
      mark: 'need',
      place: 'using-data',
      owner: undefined,
      due: undefined,
      differs: undefined,
    });
    expect(toPublish({ ...need, mark: 'action' })).toMatchObject({
      place: undefined,
      owner: 'Ali',
      due: '2027-01-01',
    });
  });

  test('[NOTE-11] later edits stay with the note-takers until the note is published again', () => {
    const there = { ...toPublish(need), done: false };
    expect(publishedState(need, [])).toBe('no');
    expect(publishedState(need, [there])).toBe('yes');
    expect(publishedState({ ...need, text: 'Tid og ro' }, [there])).toBe('changed');
    expect(publishedState({ ...need, place: 'developing' }, [there])).toBe('changed');
    expect(publishedState({ ...need, owner: 'Bo' }, [there])).toBe('yes');
  });
});
