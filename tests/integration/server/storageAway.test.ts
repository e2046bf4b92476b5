import express from 'express';
import { pino } from 'pino';
import { noSecurityLog } from '../../../src/securityLog/securityLog.ts';
import { answerErrors } from '../../../src/server/http/errors.ts';
import { isStorageAway } from '../../../src/server/registry/storageAway.ts';
import { postgresError } from '../../../src/sql/postgresErrors.ts';
import { sqliteError } from '../../../src/sql/sqliteErrors.ts';

const sqlite = (errcode: number) =>
  sqliteError(Object.assign(new Error('/secret/path is locked'), { errcode }));

describe('[SERVE-17] a database that cannot be reached or written', () => {
  test.each([
    ['busy', sqlite(5), true],
    ['busy, in more detail', sqlite(261), true],
    ['full', sqlite(13), true],
    ['away', postgresError(new Error('postgres://user:password@host')), true],
    ['asked something wrong', sqlite(1), false],
    ['fine, and something else is wrong', new TypeError('x is undefined'), false],
  ])('is told apart: %s', (_what, error, isAway) => {
    expect(isStorageAway(error)).toBe(isAway);
  });

  test('is a temporary failure without the database’s message, and is logged', async () => {
    const logged: string[] = [];
    const app = express();
    app.get('/', () => {
      throw sqlite(13);
    });
    const logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    app.use(answerErrors(logger, noSecurityLog));
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
