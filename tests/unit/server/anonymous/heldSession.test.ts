import { HeldSession, OPEN_MAX } from '../../../../src/server/anonymous/heldSession.ts';
import { OpenPoll } from '../../../../src/server/anonymous/openPoll.ts';
import { OpenWords } from '../../../../src/server/anonymous/openWords.ts';

/** Begun by the first of them, and answered by all. */
function begin(session: HeldSession, id: string, ...people: string[]): void {
  const poll = new OpenPoll('placement');
  session.beginPoll(id, poll, people[0] ?? '');
  for (const who of people) poll.answer(who, { answer: '3' });
}

describe('[ANON-9] HeldSession', () => {
  test('drops the oldest poll with too few answers of the person who has begun most of them', () => {
    const session = new HeldSession();
    begin(session, 'of-anna', 'anna');
    for (let i = 0; i < OPEN_MAX - 1; i += 1) begin(session, `of-eve-${i}`, 'eve');
    begin(session, 'of-bo', 'bo');
    expect(session.size).toBe(OPEN_MAX);
    expect(session.poll('of-eve-0')).toBeUndefined();
    expect(session.poll('of-eve-1')).toBeDefined();
    expect(session.poll('of-anna')?.people).toBe(1);
    expect(session.poll('of-bo')?.people).toBe(1);
  });

  test('[POLL-7] drops readers of a person who takes up the space, however many they are', () => {
    const session = new HeldSession();
    begin(session, 'of-anna', 'anna');
    for (let i = 0; i < OPEN_MAX - 1; i += 1) {
      const readers = new OpenPoll('reading');
      session.beginPoll(`reading-${i}`, readers, 'eve');
      for (const who of ['eve', 'bo', 'carl', 'dan']) readers.answer(who, { answer: 'reading' });
    }
    begin(session, 'of-bo', 'bo');
    expect(session.poll('reading-0')).toBeUndefined();
    expect(session.poll('of-anna')?.people).toBe(1);
  });

  test('takes words as well as polls, and never what enough people have joined', () => {
    const session = new HeldSession();
    begin(session, 'joined', 'eve', 'anna', 'bo', 'carl');
    const words = new OpenWords();
    session.beginWords('round', words, 'eve');
    words.add('eve', { id: 'word', text: 'fyld' });
    for (let i = 0; i < OPEN_MAX - 2; i += 1) begin(session, `of-eve-${i}`, 'eve');
    begin(session, 'one more', 'bo');
    expect([session.words('round'), session.poll('of-eve-0')]).toEqual([undefined, expect.anything()]);
    begin(session, 'and another', 'bo');
    expect(session.poll('of-eve-0')).toBeUndefined();
    for (let i = 0; i < OPEN_MAX; i += 1) begin(session, `later-${i}`, 'eve');
    expect(session.poll('joined')?.people).toBe(4);
  });

  test('refuses when everything there is has been joined by enough people', () => {
    const session = new HeldSession();
    for (let i = 0; i < OPEN_MAX; i += 1) begin(session, `poll-${i}`, 'anna', 'bo', 'carl', 'dora');
    expect(() => begin(session, 'one more', 'erik')).toThrow(expect.objectContaining({ code: 'too_large' }));
    session.endPoll('poll-0');
    begin(session, 'one more', 'erik');
    expect(session.size).toBe(OPEN_MAX);
  });
});
