import { Readable } from 'node:stream';
import { Output } from '../../../../scripts/start/output.ts';

test("[START-1] no line carries an address before the meeting's, not even a part's", async () => {
  const lines: string[] = [];
  const output = new Output((line) => lines.push(line));
  await output.follow('app server', Readable.from(['listening on http://127.0.0.1:3001\n', '\n']));
  output.say('see https://example.org');
  output.announce(['http://127.0.0.1:3000/']);
  output.say('see https://example.org');
  expect(lines).toEqual([
    '[app server] listening on 127.0.0.1:3001',
    'see example.org',
    'http://127.0.0.1:3000/',
    'see https://example.org',
  ]);
});
