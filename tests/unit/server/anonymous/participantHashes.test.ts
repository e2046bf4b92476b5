import { OpenPoll } from '../../../../src/server/anonymous/openPoll.ts';
import { ParticipantHashes } from '../../../../src/server/anonymous/participantHashes.ts';

describe('[ANON-5] ParticipantHashes', () => {
  test('recognise a person, and differ in each poll', () => {
    const [one, other] = [new ParticipantHashes(), new ParticipantHashes()];
    one.add('anna');
    one.add('anna');
    expect([one.has('anna'), one.times('anna'), one.size, one.has('bo')]).toEqual([true, 2, 1, false]);
    expect(one.hash('anna')).toBe(one.hash('anna'));
    expect(one.hash('anna')).not.toBe(other.hash('anna'));
    expect(one.hash('anna')).not.toBe(one.hash('bo'));
  });

  test('leave nothing of themselves or their key in what a poll is closed with, or in what can be serialised', () => {
    const poll = new OpenPoll('placement');
    for (const [i, who] of ['anna', 'bo', 'carl', 'dora'].entries()) {
      const answer = (['1', '2', '3', '4'] as const)[i] ?? '5';
      poll.answer(who, { answer, secret: `secret of ${who}` });
    }
    expect(poll.close()).toEqual({ run: poll.run, counts: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 0 } });
    expect(JSON.stringify(poll)).not.toMatch(/anna|secret/);
    const hashes = new ParticipantHashes();
    hashes.add('anna');
    expect(JSON.stringify(hashes)).toBe('{}');
  });
});
