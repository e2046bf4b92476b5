import { Answers, NotOwner } from '../../../../src/server/anonymous/answers.ts';
import type { EncryptedRecords } from '../../../../src/server/anonymous/encryptedRecords.ts';
import { nextMoment } from '../../../../src/server/anonymous/moment.ts';
import type { AnswersOperation, GivenAnswer } from '../../../../src/server/anonymous/operations.ts';
import type { RecordOutcome } from '../../../../src/server/registry/conversation.ts';
import { WORDS_PER_ROUND_MAX } from '../../../../src/shared/contract/limits.ts';
import type { HeldWords, ReleasedWords } from '../../../../src/shared/contract/schemas/words.ts';

const POLL = 'placement-1';
const FOUR = ['anna', 'bo', 'carl', 'dora'];

describe('Answers', () => {
  let written: Map<string, unknown>;
  let outcome: RecordOutcome;
  let answers: Answers;

  const records: EncryptedRecords = {
    read: async <T>({ name }: { name: string }) => written.get(name) as T | undefined,
    write: async ({ name }, contents) => {
      if (outcome === 'written') written.set(name, contents);
      return outcome;
    },
  };
  /** The server that has just started, with what is in the registry. */
  const newAnswers = () => new Answers({ records, serverId: 'server' });

  beforeEach(() => {
    written = new Map();
    outcome = 'written';
    answers = newAnswers();
  });

  const sessionId = 'session';
  const poll = (memberId: string, given: GivenAnswer, pollId = POLL) =>
    answers.perform({ name: 'answerPoll', sessionId, pollId, memberId, ...given });
  const reveal = (pollId = POLL) =>
    answers.perform({ name: 'revealPoll', sessionId, pollId, memberId: 'anna' });
  const ofRound = (operation: object) =>
    answers.perform({
      ...{ sessionId, roundId: 'round', memberId: 'anna' },
      ...operation,
    } as AnswersOperation);
  const say = (memberId: string, id: string, letInAt?: number) =>
    ofRound({
      ...{ name: 'addWord', memberId, id, text: `text of ${id}` },
      ...(letInAt !== undefined && { letInAt }),
    }) as Promise<HeldWords>;
  const view = (...ids: string[]) => ofRound({ name: 'viewWords', ids }) as Promise<HeldWords>;
  const release = async () => ((await ofRound({ name: 'releaseWords' })) as ReleasedWords).words;

  test('[PHONE-7] takes the answer of a phone that was let in before the first answer, and of no later one', async () => {
    const early = nextMoment();
    await poll('anna', { answer: '1' });
    await expect(poll('late', { answer: '2', letInAt: nextMoment() })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    expect(await poll('early', { answer: '2', letInAt: early })).toMatchObject({ answered: 2, mine: true });
  });

  test('[PHONE-7] counts words of phones that were let in before the round began as of people, and of no later one', async () => {
    const early = nextMoment();
    await say('anna', 'a');
    await say('bo', 'b');
    const late = nextMoment();
    for (const id of ['x', 'y', 'z']) await say(`late ${id}`, id, late);
    expect(await view()).toMatchObject({ waiting: 5, releasable: false });
    expect(await say('early', 'c', early)).toMatchObject({ waiting: 6, releasable: true });
  });

  test.each([
    ['not_owner', expect.any(NotOwner)],
    ['full', expect.objectContaining({ code: 'too_large' })],
  ] as const)(
    '[ANON-7] keeps a poll and words in memory when the registry answers %s',
    async (refusal, error) => {
      for (const [i, person] of FOUR.entries()) {
        await poll(person, { answer: '3' });
        await say(person, `word-${i}`);
      }
      outcome = refusal;
      await expect(reveal()).rejects.toEqual(error);
      await expect(release()).rejects.toEqual(error);
      outcome = 'written';
      expect(await reveal()).toMatchObject({ closed: true, answered: 4 });
      expect(await release()).toHaveLength(4);
    },
  );

  test('holds a round’s words up to their number, wherever they are by now, and each one once', async () => {
    const fill = async (from: number, to: number) => {
      for (let i = from; i < to; i += 1) await say(`writer-${i % 40}`, `word-${i}`);
    };
    await fill(0, 200);
    await answers.writeDown();
    await fill(200, 300);
    await release();
    await fill(300, WORDS_PER_ROUND_MAX);
    await expect(say('one more', 'last')).rejects.toMatchObject({ code: 'too_large' });
    await expect(say('writer-0', 'word-0')).resolves.toMatchObject({ waiting: 200 });
    await expect(say('writer-1', 'word-499')).resolves.toMatchObject({ waiting: 200, held: ['word-499'] });
  });

  test('[WORDS-2] releases words under other ids than those of their authors’ pages', async () => {
    for (const person of FOUR) await say(person, `of-${person}`);
    const words = await release();
    expect(words.map(({ text }) => text).sort()).toEqual(FOUR.map((person) => `text of of-${person}`));
    for (const { id } of words) expect(FOUR.map((person) => `of-${person}`)).not.toContain(id);
  });

  test('[ANON-3] writes no words of two people down when the server stops, nor three words of three', async () => {
    for (const id of ['1', '2', '3', '4']) await say(id < '3' ? 'anna' : 'bo', id);
    await answers.writeDown();
    expect(written.size).toBe(0);
    answers = newAnswers();
    for (const person of FOUR.slice(0, 3)) await say(person, person);
    await answers.writeDown();
    expect(written.size).toBe(0);
    expect(answers.holdsAny).toBe(true);
  });

  test('[WORDS-1] writes four words of three people down when the server stops, which the next server releases', async () => {
    for (const [i, person] of ['anna', 'bo', 'carl', 'carl'].entries()) await say(person, `word-${i}`);
    await answers.writeDown();
    expect(answers.holdsAny).toBe(false);
    answers = newAnswers();
    expect(await view('word-0')).toEqual({ waiting: 4, releasable: true, held: [] });
    expect(await say('anna', 'word-0')).toMatchObject({ waiting: 4 });
    expect(await release()).toHaveLength(4);
    expect(await view()).toEqual({ waiting: 0, releasable: true, held: [] });
  });

  test('[POLL-7] holds nothing of readers once all are done, and begins nothing for a person who only is done', async () => {
    await poll('anna', { answer: 'done' }, 'reading-1');
    expect(answers.sessionIds).toEqual([]);
    await poll('anna', { answer: 'reading' }, 'reading-1');
    await poll('late', { answer: 'reading', letInAt: nextMoment() }, 'reading-1');
    await poll('anna', { answer: 'done' }, 'reading-1');
    expect(answers.holdsAny).toBe(true);
    expect(await reveal('reading-1')).toMatchObject({ answered: 1, closed: false });
    await poll('late', { answer: 'done' }, 'reading-1');
    expect(answers.holdsAny).toBe(false);
  });

  test('[POLL-4] begins one poll, and one round, for people who answer at the same time', async () => {
    const given = { answer: '1' } as const;
    await Promise.all([poll('anna', given), poll('bo', given), say('anna', 'a'), say('bo', 'b')]);
    expect(await poll('carl', given)).toMatchObject({ answered: 3 });
    expect(await view('a', 'b')).toMatchObject({ waiting: 2, held: ['a', 'b'] });
  });

  test('[POLL-6] changes an answer with its secret alone, and takes none of another question', async () => {
    const refused = { code: 'already_answered' };
    await poll('anna', { answer: '1', secret: 'of anna' });
    for (const person of FOUR.slice(1)) await poll(person, { answer: '3' });
    await expect(poll('anna', { answer: '2' })).rejects.toMatchObject(refused);
    await expect(poll('anna', { answer: '2', secret: 'of bo' })).rejects.toMatchObject(refused);
    await expect(poll('anna', { answer: '2', secret: 'of anna', again: true })).rejects.toMatchObject(
      refused,
    );
    await expect(poll('erik', { answer: 'more' })).rejects.toMatchObject({ code: 'bad_request' });
    await poll('anna', { answer: '5', secret: 'of anna' });
    expect(await reveal()).toMatchObject({ sums: { 1: 0, 2: 0, 3: 3, 4: 0, 5: 1 } });
    await expect(poll('erik', { answer: '1' })).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('[TIMER-10] closes no "more or next", however many answer', async () => {
    for (const person of FOUR) await poll(person, { answer: 'more' }, 'time-1');
    expect(await reveal('time-1')).toMatchObject({ closed: false, sums: { more: 4, next: 0 } });
    expect(written.size).toBe(0);
  });

  test('[WORDS-4] releases no later words of two people along with what is out, and forgets what the table has', async () => {
    const received = (...ids: string[]) => ofRound({ name: 'receivedWords', ids });
    await say('anna', 'early');
    await say('bo', 'second');
    await expect(release()).rejects.toMatchObject({ code: 'too_few' });
    await say('carl', 'third');
    const [first, ...others] = (await release()).map(({ id }) => id);
    await say('anna', 'late');
    expect(await release()).toHaveLength(3);
    await received(first ?? '', 'unknown');
    expect((await release()).map(({ id }) => id).toSorted()).toEqual(others.toSorted());
    await received(...others);
    await expect(release()).rejects.toMatchObject({ code: 'too_few' });
    // A page that sends its word again is told that it is on the table.
    expect(await say('bo', 'second')).toEqual({ waiting: 1, releasable: false, held: [] });
  });

  test('[ANON-6] forgets a session that another server owns', async () => {
    await poll('anna', { answer: '1' });
    expect(answers.sessionIds).toEqual([sessionId]);
    answers.forget(sessionId);
    expect(answers.holdsAny).toBe(false);
    expect(await poll('anna', { answer: '1' })).toMatchObject({ answered: 1 });
  });
});
