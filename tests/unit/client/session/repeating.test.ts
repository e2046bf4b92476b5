/** Questions that are asked again and again, by a clock that the test moves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repeating } from '../../../../src/client/session/repeating.ts';

const EVERY_MS = 3_000;
const CLIENT = join(import.meta.dirname, '../../../../src/client');

describe('[RETRY-3] repeating', () => {
  let random: number;
  let comeBack: () => void;
  let askedAtMs: number[];
  let startMs: number;
  let ask: () => Promise<void>;

  const begin = () => {
    startMs = performance.now();
    askedAtMs = [];
    return repeating(
      EVERY_MS,
      () => {
        askedAtMs.push(Math.round(performance.now() - startMs));
        return ask();
      },
      {
        random: () => random,
        comeback: (listener) => {
          comeBack = listener;
          return () => undefined;
        },
      },
    );
  };
  const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    random = 0;
    ask = async () => undefined;
  });
  afterEach(() => jest.useRealTimers());

  test('asks as long as it is told to, each page at its own times', async () => {
    const asking = begin();
    asking.while(true);
    asking.while(true);
    await passes(7_000);
    expect(askedAtMs).toEqual([3_000, 6_000]);
    random = 1;
    await passes(6_500);
    expect(askedAtMs).toEqual([3_000, 6_000, 9_000, 13_500]);
    asking.while(false);
    await passes(60_000);
    expect(askedAtMs).toHaveLength(4);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('asks less often while there is no answer, and as before once there is one', async () => {
    ask = async () => {
      throw new Error('no answer');
    };
    begin().while(true);
    await passes(33_000);
    expect(askedAtMs).toEqual([3_000, 9_000, 21_000, 33_000]);
    ask = async () => undefined;
    await passes(15_000);
    expect(askedAtMs).toEqual([3_000, 9_000, 21_000, 33_000, 45_000, 48_000]);
  });

  test('asks within a second once the network is back', async () => {
    random = 0.5;
    begin().while(true);
    comeBack();
    await passes(1_000);
    expect(askedAtMs).toEqual([500]);
  });

  test('asks once a round when it is stopped and begun again during a question', async () => {
    let answer: () => void = () => undefined;
    ask = () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      });
    const asking = begin();
    asking.while(true);
    await passes(3_000);
    asking.while(false);
    asking.while(true);
    answer();
    await passes(3_000);
    expect(askedAtMs).toEqual([3_000, 6_000]);
    expect(jest.getTimerCount()).toBe(0);
  });

  /** They ask nobody but this device. */
  const OF_THE_DEVICE = [
    'features/opening/useConnectionText.ts',
    'features/rounds/useMinuteNow.ts',
    'features/sharing/useSharing.ts',
  ];

  test('is what every page uses: intervals are for what stays on the device', () => {
    const withIntervals = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) => /\bsetInterval\(/.test(readFileSync(join(CLIENT, file), 'utf8')));
    expect(withIntervals.sort()).toEqual(OF_THE_DEVICE);
  });
});
