import { randomUUID } from 'node:crypto';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { meetingBeside } from '../support/attack/meetingBeside.ts';
import { BO, CARL, EVE, refusal } from '../support/attack/world.ts';

const ENDED = '409 session_ended';

/** A request that needs a session that goes on. */
const afterEnd = (what: string, path: string, body?: object): Attack => ({
  name: `${what} after the end`,
  must: ENDED,
  async run(world) {
    const { post } = await meetingBeside(world);
    await post('/end', BO, {});
    for (const as of [EVE, CARL, BO]) expect(refusal(await post(path, as, body))).toBe(ENDED);
  },
});

// Apart from the other attempts of members: the server limits how many documents a person makes, and each case makes a table.
describe('[ATTACK-2] what members try after the end', () => {
  attacks([
    afterEnd('claiming roles', '/roles/claim'),
    afterEnd('a sharing of the stage', '/viewing-ticket'),
    afterEnd('a token to make a table', '/token', {}),
    afterEnd('a word', '/words/a', { text: 'for sent' }),
    afterEnd('releasing words', '/words/a/release'),
    afterEnd('receiving words', '/words/a/received', { ids: [randomUUID()] }),
    afterEnd('an answer', '/polls/time-11111111-2222-4333-8444-555555555555/answers', { answer: 'more' }),
    afterEnd('revealing', '/polls/placement-11111111-2222-4333-8444-555555555555/reveal'),
  ]);
});
