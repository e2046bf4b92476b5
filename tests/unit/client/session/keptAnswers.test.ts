/** What a device keeps of answers without a name: a server that is played, and that forgets when it is told to. */
import { randomUUID } from 'node:crypto';
import { ApiFailure } from '../../../../src/client/session/api.ts';
import { KEEP_EVERY_MS, KeptAnswers, type KeptApi } from '../../../../src/client/session/keptAnswers.ts';
import { KeptAnswersStore } from '../../../../src/client/session/keptAnswersStore.ts';
import type { PollView } from '../../../../src/shared/contract/schemas/polls.ts';
import { memoryStorage } from '../../../support/client/storage.ts';

const SESSION = 'session-1';
const POLL = 'placement-1';
const WORD = { sessionId: SESSION, roundId: 'c01', subject: 'c01', id: 'word-1', text: 'jeg mangler tid' };

/** As the server does it, for one person. */
class PlayedServer implements KeptApi {
  run = 1;
  isAway = false;
  hasEnded = false;
  answers: string[] = [];
  secrets: (string | undefined)[] = [];
  closed: PollView | undefined;
  held = new Map<string, string>();
  written = new Map<string, string>();
  asked = 0;

  restart(): void {
    this.run += 1;
    this.answers = [];
    this.held.clear();
  }

  reveal(): void {
    this.closed = { answered: 4, mine: false, closed: true, run: `run ${this.run}`, sums: {} };
    this.answers = [];
  }

  async poll(): Promise<PollView> {
    this.#receive();
    const isBegun = this.answers.length > 0;
    const open = { answered: this.answers.length, mine: isBegun, closed: false };
    return this.closed ?? { ...open, ...(isBegun && { run: `run ${this.run}` }) };
  }

  async answerPoll(
    _session: string,
    _poll: string,
    { answer, secret }: { readonly answer: string; readonly secret?: string },
  ): Promise<PollView> {
    this.#receive();
    if (this.hasEnded) throw new ApiFailure('session_ended', '');
    if (this.answers.length > 0) throw new ApiFailure('already_answered', '');
    this.answers.push(answer);
    this.secrets.push(secret);
    return this.poll();
  }

  async heldWords(_session: string, _round: string, { ids }: { readonly ids: readonly string[] }) {
    this.#receive();
    return { waiting: this.held.size, releasable: false, held: ids.filter((id) => this.held.has(id)) };
  }

  async addWord(
    session: string,
    round: string,
    { id = '', text }: { readonly id?: string; readonly text: string },
  ) {
    this.#receive();
    if (this.hasEnded) throw new ApiFailure('session_ended', '');
    if (!this.written.has(id)) this.held.set(id, text);
    return this.heldWords(session, round, { ids: [id] });
  }

  #receive(): void {
    this.asked += 1;
    if (this.isAway) throw new ApiFailure('offline', '');
  }
}

describe('[ANON-8] KeptAnswers', () => {
  let server: PlayedServer;
  let storage: ReturnType<typeof memoryStorage>;
  let kept: KeptAnswers;
  let back: string[];

  const open = () =>
    new KeptAnswers({
      store: new KeptAnswersStore(storage, 'meeting'),
      api: () => server,
      nowMs: () => Date.now(),
      newId: () => randomUUID(),
      giveBack: (subject, text) => back.push(`${subject}: ${text}`),
    });

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(0);
    server = new PlayedServer();
    storage = memoryStorage();
    back = [];
    kept = open();
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  const aWhile = () => wait(2 * KEEP_EVERY_MS);
  async function answer(given: '3' | '5' = '3'): Promise<void> {
    const { run } = await server.answerPoll(SESSION, POLL, { answer: given });
    kept.keepAnswer(SESSION, POLL, given, run);
  }
  async function share(): Promise<void> {
    await server.addWord(SESSION, WORD.roundId, WORD);
    kept.keepWord(WORD);
  }

  it('sends an answer again that a restarted server has lost, and says so', async () => {
    await answer();
    await aWhile();
    expect(kept.outcomes.get()).toEqual({});
    server.restart();
    await aWhile();
    expect(server.answers).toEqual(['3']);
    expect(kept.outcomes.get()).toEqual({ [POLL]: 'sentAgain' });
  });

  it('lets go of an answer once it is counted, and leaves nothing on the device', async () => {
    await answer();
    server.reveal();
    await aWhile();
    expect(kept.outcomes.get()).toEqual({});
    expect(storage.size).toBe(0);
    const { asked } = server;
    await wait(60 * 60_000);
    expect(server.asked).toBe(asked);
  });

  it('counts one that was sent again in the run that is revealed', async () => {
    await answer();
    server.restart();
    await aWhile();
    server.reveal();
    await aWhile();
    expect(kept.outcomes.get()).toEqual({ [POLL]: 'sentAgain' });
    expect(storage.size).toBe(0);
  });

  it('says that an answer was not counted when the poll was revealed without it', async () => {
    await answer();
    server.restart();
    server.reveal();
    await aWhile();
    expect(kept.outcomes.get()).toEqual({ [POLL]: 'notCounted' });
    expect(storage.size).toBe(0);
  });

  it('keeps an answer over a closed page, and sends it from the next one', async () => {
    await answer('5');
    server.isAway = true;
    await aWhile();
    server.restart();
    server.isAway = false;
    const next = open();
    await aWhile();
    expect(server.answers).toEqual(['5']);
    expect(next.answerTo(POLL)).toBe('5');
  });

  it('[POLL-6] gives a lost answer again with the same secret, and the latest answer once it is changed', async () => {
    const secret = kept.secretFor(POLL);
    await answer();
    kept.keepAnswer(SESSION, POLL, '5', 'run 1');
    server.restart();
    const next = open();
    expect(next.secretFor(POLL)).toBe(secret);
    await aWhile();
    expect(server.answers).toEqual(['5']);
    expect(server.secrets.at(-1)).toBe(secret);
  });

  it('is content when another window of the same person was faster', async () => {
    await answer();
    server.restart();
    const stale = await server.poll();
    await server.answerPoll(SESSION, POLL, { answer: '3' });
    await kept.saw(POLL, stale);
    expect(server.answers).toEqual(['3']);
    expect(kept.outcomes.get()).toEqual({});
    server.reveal();
    await aWhile();
    expect(storage.size).toBe(0);
  });

  it('drops an answer not revealed after half a day', async () => {
    await answer();
    await wait(13 * 60 * 60_000);
    expect(storage.size).toBe(0);
  });

  it('keeps the answer to the last "more or next" only', async () => {
    kept.keepAnswer(SESSION, 'time-1', 'more', 'run');
    kept.keepAnswer(SESSION, 'time-2', 'next', 'run');
    expect([kept.answerTo('time-1'), kept.answerTo('time-2')]).toEqual([undefined, 'next']);
  });

  it('sends a word again that a restarted server has lost, under the same id', async () => {
    await share();
    await aWhile();
    expect(kept.outcomes.get()).toEqual({});
    server.restart();
    await aWhile();
    expect([...server.held]).toEqual([[WORD.id, WORD.text]]);
    expect(kept.outcomes.get()).toEqual({ [WORD.roundId]: 'sentAgain' });
  });

  it('lets go of a word once it is written down, which is not lost with a restart', async () => {
    await share();
    server.written = new Map(server.held);
    server.restart();
    await aWhile();
    expect(server.held.size).toBe(0);
    expect(kept.outcomes.get()).toEqual({});
    expect(storage.size).toBe(0);
  });

  it('gives words back to their author that cannot come out any more', async () => {
    await share();
    server.hasEnded = true;
    await aWhile();
    // Until the server has forgotten it, a facilitator may reopen the session and lay it out.
    expect(back).toEqual([]);
    server.restart();
    await aWhile();
    expect(back).toEqual(['c01: jeg mangler tid']);
    expect(kept.outcomes.get()).toEqual({ [WORD.roundId]: 'givenBack' });
    expect(storage.size).toBe(0);
  });

  it('polls less often for old entries', async () => {
    await share();
    await wait(20 * 60_000);
    const { asked } = server;
    await wait(10 * 60_000);
    expect(server.asked - asked).toBeLessThanOrEqual(11);
  });

  it('goes on without a storage, for as long as the page lives', async () => {
    const own = new KeptAnswers({
      store: new KeptAnswersStore(undefined, 'meeting'),
      api: () => server,
      nowMs: () => Date.now(),
      newId: () => randomUUID(),
      giveBack: () => undefined,
    });
    const { run } = await server.answerPoll(SESSION, POLL, { answer: '3' });
    own.keepAnswer(SESSION, POLL, '3', run);
    server.restart();
    await aWhile();
    expect(server.answers).toEqual(['3']);
  });

  it('leaves out what it does not understand', () => {
    storage.setItem(
      'dialogkort.answers.meeting',
      '[{"kind":"answer"},7,null,{"kind":"other","sessionId":"s","atMs":1}]',
    );
    expect(open().answerTo(POLL)).toBeUndefined();
    storage.setItem('dialogkort.answers.meeting', '{');
    expect(open().answerTo(POLL)).toBeUndefined();
  });
});
