import express from 'express';
import { pino } from 'pino';
import { answerErrors } from '../../../src/server/http/errors.ts';
import { isStorageAway, StorageAwayError } from '../../../src/server/registry/storageAway.ts';

const sqlite = (errcode: number) => Object.assign(new Error('/secret/path is locked'), { errcode });

describe('[SERVE-17] a database that cannot be reached or written', () => {
  test.each([
    ['busy', sqlite(5), true],
    ['busy, in more detail', sqlite(261), true],
    ['full', sqlite(13), true],
    ['away', new StorageAwayError(new Error('postgres://user:password@host')), true],
    ['asked something wrong', sqlite(1), false],
    ['fine, and something else is wrong', new TypeError('x is undefined'), false],
  ])('is told apart: %s', (_what, error, isAway) => {
    expect(isStorageAway(error)).toBe(isAway);
  });

  test('is told as a passing thing, without what the database says, and logged', async () => {
    const logged: string[] = [];
    const app = express();
    app.get('/', () => {
      throw sqlite(13);
    });
    app.use(answerErrors(pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })));
    const server = app.listen(0);
    const { port } = server.address() as { port: number };
    const reply = await fetch(`http://127.0.0.1:${port}/`);
    expect(reply.status).toBe(503);
    expect(reply.headers.get('retry-after')).toBe('5');
    expect(await reply.json()).toEqual({
      error: { code: 'storage_unavailable', message: 'What is kept cannot be reached now.' },
    });
    expect(logged).toHaveLength(1);
    expect(logged[0]).not.toContain('/secret/path');
    server.close();
  });
});
