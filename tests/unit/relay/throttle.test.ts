import { DocumentBackoff } from '../../../src/relay/documents/documentBackoff.ts';
import { RelayError } from '../../../src/relay/errors.ts';
import { Throttle } from '../../../src/relay/throttle.ts';
import { Metrics } from '../../../src/shared/metrics.ts';

describe('[RELAY-17] a throttle', () => {
  it('Throttle: lets a burst through, then the rate, for each key apart', () => {
    let now = 0;
    const throttle = new Throttle({ perSecond: 2, burst: 3 }, () => now);
    expect([1, 1, 1].map(() => throttle.take('a'))).toEqual([0, 0, 0]);
    expect(throttle.take('a')).toBe(500);
    expect(throttle.take('b')).toBe(0);
    now = 500;
    expect(throttle.take('a')).toBe(0);
    expect(throttle.take('a')).toBeGreaterThan(0);
  });

  it('lets something larger than the whole bucket through when the bucket is full', () => {
    const throttle = new Throttle({ perSecond: 1, burst: 3 }, () => 0);
    expect(throttle.take('a', 10)).toBe(0);
    expect(throttle.take('a', 10)).toBe(3_000);
  });

  it('saves up no more than a burst, and takes nothing from a refused caller or for a clock that was set back', () => {
    let now = 0;
    const throttle = new Throttle({ perSecond: 1, burst: 3 }, () => now);
    now = 3_600_000;
    expect([throttle.take('a', 2), throttle.take('a', 2), throttle.take('a', 1)]).toEqual([0, 1_000, 0]);
    now = 0;
    expect(throttle.take('a')).toBe(1_000);
    now = 1_000;
    expect(throttle.take('a')).toBe(0);
  });

  it('forgets a quiet key only when its bucket is full again, however many others come', () => {
    let now = 0;
    const throttle = new Throttle({ perSecond: 0.001, burst: 3 }, () => now);
    throttle.take('eve', 3);
    now = 11 * 60_000;
    for (let i = 0; i < 10_000; i += 1) throttle.take(`other-${i}`);
    expect(throttle.take('eve', 3)).toBeGreaterThan(0);
  });
});

describe('[RELAY-7] DocumentBackoff', () => {
  it('lets it be opened again after a wait that doubles, and forgives', () => {
    let now = 0;
    const backoff = new DocumentBackoff(() => now);
    const failed = new RelayError('store/failed', '');
    expect(backoff.record('d', failed)).toBe(false);
    expect(() => backoff.check('d')).toThrow(
      expect.objectContaining({ code: 'document/closed', retryAfterMs: 250 }),
    );
    now = 250;
    expect(() => backoff.check('d')).not.toThrow();
    backoff.record('d', failed);
    expect(() => backoff.check('d')).toThrow(expect.objectContaining({ retryAfterMs: 500 }));
    now = 3_600_000;
    backoff.record('d', failed);
    expect(() => backoff.check('d')).toThrow(expect.objectContaining({ retryAfterMs: 250 }));
  });

  it('is for good when data is damaged', () => {
    const backoff = new DocumentBackoff(() => 0);
    expect(backoff.record('d', new RelayError('document/gap', ''))).toBe(true);
    expect(() => backoff.check('d')).toThrow(
      expect.objectContaining({ code: 'document/stopped', retryAfterMs: undefined }),
    );
    expect(backoff.stopped).toBe(1);
    expect(() => backoff.check('other')).not.toThrow();
  });

  it('stops a document when an unexpected error comes at each attempt, and not when others come between', () => {
    let now = 0;
    const backoff = new DocumentBackoff(() => now);
    const attempts = (error: Error): boolean[] =>
      Array.from({ length: 20 }, () => {
        now += 15_000;
        return backoff.record('d', error);
      });
    expect(attempts(new RelayError('store/failed', ''))).not.toContain(true);
    expect(attempts(new TypeError('in a lambda')).indexOf(true)).toBe(19);
    expect(() => backoff.check('d')).toThrow(expect.objectContaining({ code: 'document/stopped' }));
  });

  it('is not for good when the errors come now and then', () => {
    let now = 0;
    const backoff = new DocumentBackoff(() => now);
    for (let i = 0; i < 100; i += 1) {
      now += 3_600_000;
      expect(backoff.record('d', new TypeError('in a lambda'))).toBe(false);
    }
  });
});

describe('[RELAY-18] metrics', () => {
  it("are in Prometheus' text format", () => {
    const metrics = new Metrics();
    metrics.count('things_total', 'Things.', { kind: 'a"b' }, 2);
    metrics.gauge('now', 'Now.', () => 7);
    metrics.observeMs('took_seconds', 'Time.', 30);
    const text = metrics.render();
    expect(text).toContain('# TYPE things_total counter\nthings_total{kind="a_b"} 2\n');
    expect(text).toContain('# TYPE now gauge\nnow 7\n');
    expect(text).toContain('took_seconds_bucket{le="0.025"} 0\ntook_seconds_bucket{le="0.05"} 1\n');
    expect(text).toContain('took_seconds_bucket{le="+Inf"} 1\ntook_seconds_sum 0.03\ntook_seconds_count 1\n');
  });
});
