/**
 * Whether anybody could tell who placed or wrote what: the same meeting is held twice, with two people's answers exchanged.
 * Everything that is kept, logged or sent to somebody else has to be the same both times: not only as it is at the end, but each
 * commit to the database in its order, for somebody who has copied the disk all the time and has the server's key.
 */
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { hold, POLL, ROUND, type Script, type Seen } from '../../support/server/anonymousMeeting.ts';
import { ANNA, BO, CARL } from '../../support/server/appServer.ts';
import { crowd } from '../../support/server/crowd.ts';
import { type Insider, insiderOfPostgres, insiderOfSqlite } from '../../support/server/insider.ts';

const CROWD = crowd(3);
const EVERYBODY = [ANNA, BO, CARL, ...CROWD];
const [dora = ANNA, erik = ANNA, fie = ANNA] = CROWD;
const TEXTS = [
  'jeg er bange for robotten',
  'jeg glæder mig til mandag',
  'vi mangler tid',
  'hvem kan hjælpe',
] as const;
const SCRIPT: Script = {
  placed: [
    [BO, '2'],
    [CARL, '4'],
    [dora, '3'],
    [erik, '3'],
    [fie, '2'],
    // Both think again.
    [BO, '1'],
    [CARL, '5'],
  ],
  timed: [
    [BO, 'more'],
    [CARL, 'next'],
    [dora, 'more'],
  ],
  written: [
    [BO, TEXTS[0]],
    [CARL, TEXTS[1]],
    [dora, TEXTS[2]],
    [BO, TEXTS[3]],
  ],
};
const EXCHANGED: Script = {
  placed: [[BO, '4'], [CARL, '2'], ...SCRIPT.placed.slice(2, 5), [BO, '5'], [CARL, '1']],
  timed: [[BO, 'next'], [CARL, 'more'], ...SCRIPT.timed.slice(2)],
  written: [[BO, TEXTS[1]], [CARL, TEXTS[0]], ...SCRIPT.written.slice(2)],
};

describe('authors of placements and words, on SQLite', () => {
  nobodyCanTell(async () => insiderOfSqlite());
});

describeWithPostgres(
  'who placed or wrote what, on PostgreSQL',
  (postgres) => nobodyCanTell(() => insiderOfPostgres(postgres().newDatabase())),
  ['wal_level=logical'],
);

function nobodyCanTell(newInsider: () => Promise<Insider>): void {
  let seen: Seen[];

  beforeAll(async () => {
    seen = [];
    for (const script of [SCRIPT, EXCHANGED]) seen.push(await hold(script, EVERYBODY, await newInsider()));
  }, 120_000);

  test.each(['frames', 'logged', 'commits'] as const)(
    '[ANON-2] is not told by the %s: they are the same, one by one, when two people exchange what they say',
    (what) => {
      const [one, other] = seen;
      expect(one?.[what].length).toBeGreaterThan(0);
      expect(other?.[what]).toEqual(one?.[what]);
    },
  );

  test('[ANON-2] does not change answers to other people, except sums of "more or next" that grow while a person watches', () => {
    const [one, other] = seen.map(({ replies }) =>
      replies.filter((reply) => !JSON.stringify(reply).includes('"more"')),
    );
    expect(one?.length).toBeGreaterThan(0);
    expect(other).toEqual(one);
  });

  test('[ANON-2] stands nowhere beside a person: no file, log line or frame has a name, nor words that are not out yet', () => {
    for (const { raw, rawBeforeReveal } of seen) {
      for (const { objectId } of EVERYBODY) expect(raw.toLowerCase()).not.toContain(objectId);
      for (const { name } of [BO, CARL, ...CROWD]) expect(raw).not.toContain(name);
      for (const text of TEXTS) {
        expect(rawBeforeReveal).not.toContain(text);
        expect(rawBeforeReveal).not.toContain(Buffer.from(text).toString('latin1'));
      }
      expect(raw).not.toMatch(/"?answer"?\s*[:=]/);
    }
  });

  test('[ANON-3] before the reveal and the release the disk has nothing at all of a poll or a round', () => {
    for (const { commits, commitsBeforeReveal, rawBeforeReveal } of seen) {
      expect(commitsBeforeReveal).toBeGreaterThan(0);
      const before = JSON.stringify(commits.slice(0, commitsBeforeReveal));
      expect(before).not.toContain('"body"');
      expect(rawBeforeReveal).not.toContain(`poll ${POLL}`);
      expect(rawBeforeReveal).not.toContain(`words ${ROUND}`);
    }
  });

  test('[ANON-4] an insider with every copy of the disk and the key reads sums and texts as they came out, each in one version, and no person', () => {
    for (const { commits, raw, pseudonyms } of seen) {
      const bodies = [...new Set(bodiesIn(commits).map((body) => JSON.stringify(body)))].sort();
      const released = TEXTS.toSorted().map((text) => ({ id: 'UUID', sentAs: 'UUID', text }));
      expect(bodies).toEqual(
        [
          { run: 'UUID', counts: { 1: 1, 2: 1, 3: 2, 4: 0, 5: 1 } },
          { ready: [], released, received: [] },
          { ready: [], released: [], received: TEXTS.map(() => 'UUID') },
        ]
          .map((body) => JSON.stringify(body))
          .sort(),
      );
      for (const person of [BO, CARL, ...CROWD]) expect(raw).not.toContain(pseudonyms.get(person));
    }
  });
}

/** Encrypted records as the server's key opens them, wherever they stand in a commit. */
function bodiesIn(part: unknown): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (key === 'body' ? [value] : bodiesIn(value)));
}
