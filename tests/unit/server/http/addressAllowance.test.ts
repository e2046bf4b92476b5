import { KEEP_EVERY_MS } from '../../../../src/client/session/keptAnswers.ts';
import { POLL_EVERY_MS } from '../../../../src/client/session/polls.ts';
import { limitAddresses } from '../../../../src/server/http/addresses.ts';

const PEOPLE = 300;
const WINDOWS_EACH = 2;
/** Calls of a window on its way to a table: session, token, names, roles, decks, time … */
const CALLS_TO_OPEN = 10;
const MINUTE_MS = 60_000;

describe('limitAddresses', () => {
  test('[ACCESS-25] refuses nothing to a town hall of 300 behind one address that opens all at once and then has a poll for ten minutes', () => {
    let nowMs = 0;
    const limit = limitAddresses(() => nowMs);
    const ask = () => void limit({ ip: '192.0.2.7' } as never, {} as never, () => undefined);
    const windows = PEOPLE * WINDOWS_EACH;

    for (let call = 0; call < windows * CALLS_TO_OPEN; call += 1) ask();
    // Each window asks for the poll; each answer that is kept is asked about as well.
    const everySecond = windows * (1_000 / POLL_EVERY_MS) + windows * (1_000 / KEEP_EVERY_MS);
    while (nowMs < 10 * MINUTE_MS) {
      nowMs += 1_000;
      for (let call = 0; call < everySecond; call += 1) ask();
    }
    expect(() => {
      for (let call = 0; call < 10_000; call += 1) ask();
    }).toThrow('Too many requests');
  });
});
