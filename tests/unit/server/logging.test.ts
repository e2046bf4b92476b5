import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import { pino } from 'pino';
import { whenAnswered } from '../../../src/server/logging.ts';

test('[SERVE-18] an exception after an answer is logged without its message, and does not end the server', () => {
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const response = Object.assign(new EventEmitter(), { locals: { requestId: 'the-request' } });
  whenAnswered(response as unknown as Response, logger, () => {
    throw new TypeError('somebody’s words');
  });
  response.emit('close');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, requestId: 'the-request', error: { kind: 'TypeError' }, msg: 'unhandled error' },
  ]);
  expect(lines.join()).not.toContain('somebody’s words');
});
