/** Waits between attempts, by a clock that the test moves. */
import { Retry, type RetryOptions, retrying } from '../../../../src/client/session/retry.ts';

const POLICY = { firstMs: 1_000, longestMs: 8_000 };

describe('Retry', () => {
  let comeBack: () => void;
  let listeners: number;
  let random: number;

  const options = (): RetryOptions => ({
    policy: POLICY,
    random: () => random,
    comeback: (listener) => {
      listeners += 1;
      comeBack = listener;
      return () => {
        listeners -= 1;
      };
    },
  });
  const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    comeBack = () => undefined;
    listeners = 0;
    random = 0;
  });
  afterEach(() => jest.useRealTimers());

  /** After how many milliseconds it ran. */
  async function waited(retry: Retry, begin: (run: () => void) => void = (run) => retry.wait(run)) {
    const startMs = performance.now();
    let ranAtMs: number | undefined;
    begin(() => {
      ranAtMs = performance.now();
    });
    await passes(60_000);
    return ranAtMs === undefined ? undefined : Math.round(ranAtMs - startMs);
  }

  test('[RETRY-1] waits twice as long each time, up to the longest, and starts again after a success', async () => {
    const retry = new Retry(options());
    const waits = [];
    for (let i = 0; i < 5; i++) waits.push(await waited(retry));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
    retry.reset();
    expect(await waited(retry)).toBe(1_000);
  });

  test('[RETRY-1] two pages wait up to half as long again', async () => {
    random = 1;
    expect(await waited(new Retry(options()))).toBe(1_500);
    random = 0.5;
    expect(await waited(new Retry(options()))).toBe(1_250);
  });

  test('[RETRY-2] ends a wait within a second when the page comes back, each page at its own time', async () => {
    const retry = new Retry({ ...options(), policy: { firstMs: 30_000, longestMs: 30_000 } });
    random = 0.25;
    expect(
      await waited(retry, (run) => {
        retry.wait(run);
        comeBack();
      }),
    ).toBe(250);
    expect(listeners).toBe(0);
  });

  test('[RETRY-2] a page that comes back makes no wait longer', async () => {
    const retry = new Retry({ ...options(), policy: { firstMs: 100, longestMs: 100 } });
    expect(
      await waited(retry, (run) => {
        retry.wait(run);
        random = 1;
        comeBack();
        comeBack();
      }),
    ).toBe(100);
  });

  test('[RETRY-1] a cancelled wait runs nothing and listens to nothing', async () => {
    const retry = new Retry(options());
    expect(
      await waited(retry, (run) => {
        retry.wait(run);
        expect(retry.isWaiting).toBe(true);
        retry.cancel();
      }),
    ).toBeUndefined();
    expect({ listeners, timers: jest.getTimerCount() }).toEqual({ listeners: 0, timers: 0 });
  });

  test('[RETRY-2] the browser tells by its network and by who looks at the page', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
    const window = new EventTarget();
    const before = { ...globalThis };
    Object.assign(globalThis, {
      document: page,
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
    });
    try {
      const retry = new Retry({ policy: { firstMs: 30_000, longestMs: 30_000 }, random: () => 0 });
      let runs = 0;
      const run = () => {
        runs += 1;
      };
      retry.wait(run);
      page.dispatchEvent(new Event('visibilitychange'));
      await passes(5_000);
      expect(runs).toBe(0);
      page.visibilityState = 'visible';
      page.dispatchEvent(new Event('visibilitychange'));
      await passes(1_000);
      expect(runs).toBe(1);
      retry.wait(run);
      window.dispatchEvent(new Event('online'));
      await passes(1_000);
      expect(runs).toBe(2);
    } finally {
      for (const name of ['document', 'addEventListener', 'removeEventListener'] as const) {
        Object.assign(globalThis, { [name]: before[name] });
      }
    }
  });

  describe('retrying', () => {
    const away = new Error('away');
    const refused = new Error('refused');
    const isWorthRetrying = (error: unknown) => error === away;

    test('[RETRY-1] asks until there is an answer', async () => {
      let asked = 0;
      const answer = retrying(
        async () => {
          asked += 1;
          if (asked < 4) throw away;
          return asked;
        },
        { ...options(), isWorthRetrying, left: new AbortController().signal },
      );
      await passes(7_000);
      expect(await answer).toBe(4);
    });

    test('[RETRY-1] throws a permanent failure', async () => {
      const answer = retrying(async () => Promise.reject(refused), {
        ...{ ...options(), isWorthRetrying, left: new AbortController().signal },
      });
      await expect(answer).rejects.toBe(refused);
      expect(jest.getTimerCount()).toBe(0);
    });

    test('[RETRY-1] stops retrying once aborted', async () => {
      const left = new AbortController();
      let asked = 0;
      const ask = async () => {
        asked += 1;
        throw away;
      };
      void retrying(ask, { ...options(), isWorthRetrying, left: left.signal });
      await passes(0);
      left.abort();
      await passes(60_000);
      expect({ asked, timers: jest.getTimerCount() }).toEqual({ asked: 1, timers: 0 });
    });
  });
});
