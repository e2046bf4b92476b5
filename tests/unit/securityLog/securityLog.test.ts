import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createSecurityLog,
  MAX_BYTES_A_DAY,
  REPEAT_WINDOW_MS,
  type WritableSecurityLog,
} from '../../../src/securityLog/createSecurityLog.ts';
import { filesSink, type LineSink } from '../../../src/securityLog/lineSink.ts';
import { SECURITY_EVENTS, type SecurityEvent } from '../../../src/securityLog/securityLog.ts';

const DAY_MS = 24 * 60 * 60_000;
const KEY = new Uint8Array(32).fill(7);
const PERSON = { tenantId: 'the-tenant', objectId: 'the-person' };
const DELETION: SecurityEvent = { event: 'sessionDeletion', result: 'done', actor: PERSON, sessionId: 's1' };

let clock: { ms: number };
let lines: string[];
let problems: unknown[];

beforeEach(() => {
  clock = { ms: Date.parse('2026-11-22T10:00:00Z') };
  lines = [];
  problems = [];
});

function open(sink: LineSink): WritableSecurityLog {
  const log = createSecurityLog({
    ...{ sink, actorKey: KEY, now: () => clock.ms },
    onProblem: (error) => void problems.push(error),
  });
  log.open();
  return log;
}
const memory: LineSink = {
  open: () => undefined,
  write: (line) => void lines.push(line),
  prune: () => undefined,
};
const told = () => lines.flatMap((part) => part.trim().split('\n')).map((line) => JSON.parse(line));

test('[AUDIT-1] docs/operation.md has a row for each event of SECURITY_EVENTS', () => {
  const [, section = ''] = readFileSync('docs/operation.md', 'utf8').split('\n## The security log\n');
  const [table = ''] = section.split('\nBesides ');
  const explained = [...table.matchAll(/`([a-z][A-Za-z]+)`(?=[^|]*\|)/g)].map(([, name]) => name);
  expect(SECURITY_EVENTS.filter((event) => !explained.includes(event))).toEqual([]);
});

describe('SecurityLog', () => {
  test('[AUDIT-2] writes a hash for a person, which is the same in every session and another one under another key', () => {
    const log = open(memory);
    log.record(DELETION);
    log.record({ ...DELETION, sessionId: 's2' });
    log.record({ ...DELETION, actor: { ...PERSON, objectId: 'another' } });
    const [first, second, third] = told();
    expect(first).toEqual({
      ...{ log: 'security', at: '2026-11-22T10:00:00.000Z', event: 'sessionDeletion', result: 'done' },
      ...{ actor: expect.stringMatching(/^[\w-]{22}$/), session: 's1' },
    });
    expect(second.actor).toBe(first.actor);
    expect(third.actor).not.toBe(first.actor);
    expect(lines.join()).not.toContain('the-person');

    const other = createSecurityLog({
      ...{ sink: memory, actorKey: new Uint8Array(32), now: () => clock.ms },
      onProblem: (error) => void problems.push(error),
    });
    other.record(DELETION);
    expect(told().at(-1).actor).not.toBe(first.actor);
  });

  test('[AUDIT-2] writes one line of JSON for an event, whatever a caller has put into it', () => {
    const log = open(memory);
    const sessionId =
      's1\r\n{"log":"security","event":"sessionDeletion","result":"done"}\u2028"\u0000\u001b[2J';
    log.record({ ...DELETION, sessionId });
    expect(lines).toHaveLength(1);
    // Nor anything that a terminal would obey.
    for (const sign of ['\n', '\r', '\u0000', '\u001b']) expect(lines[0]?.trimEnd()).not.toContain(sign);
    expect(told()).toMatchObject([{ session: sessionId }]);
  });

  test('[AUDIT-4] counts an event that comes again within a minute, and tells the number in one line', () => {
    const log = open(memory);
    for (let i = 0; i < 1000; i += 1) log.record(DELETION);
    expect(lines).toHaveLength(1);
    clock.ms += REPEAT_WINDOW_MS;
    log.tidy();
    expect(told()).toMatchObject([{ event: 'sessionDeletion' }, { event: 'sessionDeletion', repeats: 999 }]);
    log.tidy(true);
    expect(lines).toHaveLength(2);
    log.record(DELETION);
    log.record(DELETION);
    log.tidy(true);
    expect(told().slice(2)).toMatchObject([{ session: 's1' }, { repeats: 1 }]);
  });

  test('[AUDIT-4] takes a bounded number of bytes a day, says that it is full, and goes on the next day', () => {
    const log = open(memory);
    const long = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 70; i += 1) log.record({ ...DELETION, sessionId: `${i}${long}` });
    const bytes = lines.reduce((sum, line) => sum + line.length, 0);
    expect(bytes).toBeLessThan(MAX_BYTES_A_DAY + 2 * long.length);
    expect(told().at(-1)).toMatchObject({ event: 'logFull' });
    clock.ms += DAY_MS;
    log.record(DELETION);
    expect(told().at(-1)).toMatchObject({ event: 'sessionDeletion', session: 's1' });
  });

  test('[AUDIT-4] holds a bounded number of events in mind, and forgets none that it has counted', () => {
    const log = open(memory);
    log.record(DELETION);
    log.record(DELETION);
    for (let i = 0; i < 10_000; i += 1) log.record({ ...DELETION, sessionId: `made-up-${i}` });
    expect(told().filter(({ session }) => session === 's1')).toMatchObject([{}, { repeats: 1 }]);
  });

  test('[AUDIT-6] tells the server when a line cannot be written, and throws nothing', () => {
    const log = open({
      open: () => undefined,
      write: () => {
        throw new Error('no space left');
      },
      prune: () => {
        throw new Error('not allowed');
      },
    });
    log.record(DELETION);
    log.tidy();
    expect(problems).toHaveLength(2);
  });
});

describe('the files of the security log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-security-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('[AUDIT-3] are one for each day, for the server’s user alone, and go after their time', () => {
    const place = join(folder, 'log');
    const log = open(filesSink(place, 90));
    log.record(DELETION);
    clock.ms += 90 * DAY_MS;
    log.record(DELETION);
    log.tidy();
    expect(readdirSync(place).sort()).toEqual(['security-2026-11-22.jsonl', 'security-2027-02-20.jsonl']);
    expect(statSync(place).mode & 0o077).toBe(0);
    expect(statSync(join(place, 'security-2026-11-22.jsonl')).mode & 0o077).toBe(0);
    writeFileSync(join(place, 'kept by somebody.txt'), '');
    clock.ms += DAY_MS;
    log.tidy();
    expect(readdirSync(place).sort()).toEqual(['kept by somebody.txt', 'security-2027-02-20.jsonl']);
    expect(problems).toEqual([]);
  });

  test('[AUDIT-3] continue in a new file when the day’s file was moved away', () => {
    const log = open(filesSink(folder, 90));
    log.record(DELETION);
    rmSync(join(folder, 'security-2026-11-22.jsonl'));
    log.record({ ...DELETION, sessionId: 's2' });
    expect(JSON.parse(readFileSync(join(folder, 'security-2026-11-22.jsonl'), 'utf8')).session).toBe('s2');
  });

  test('[AUDIT-6] cannot be begun where nothing can be written', () => {
    const file = join(folder, 'a file');
    writeFileSync(file, '');
    chmodSync(file, 0o600);
    expect(() => open(filesSink(join(file, 'log'), 90))).toThrow();
  });
});
