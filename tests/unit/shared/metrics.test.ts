import { Metrics } from '../../../src/shared/metrics.ts';

const MAX_SERIES = 1_000;
const linesOf = (metrics: Metrics) =>
  metrics
    .render()
    .split('\n')
    .filter((line) => line.startsWith('figure{'));

describe('[OPS-2] figures whose labels callers have made up', () => {
  test('are counted together when they become too many', () => {
    const metrics = new Metrics();
    for (let i = 0; i < MAX_SERIES + 50; i += 1) {
      metrics.count('figure', 'A figure.', { what: `x${i}` });
      metrics.observeMs('time', 'A time.', 1, { what: `x${i}` });
    }
    expect(linesOf(metrics)).toHaveLength(MAX_SERIES + 1);
    expect(metrics.render()).toContain('figure{what="other"} 50\n');
    expect(metrics.render()).toContain('time_count{what="other"} 50\n');
    metrics.count('figure', 'A figure.', { what: 'x1' });
    expect(metrics.render()).toContain('figure{what="x1"} 2\n');
  });

  test('stay short, on their line, and are none if they are no text', () => {
    const metrics = new Metrics();
    metrics.count('figure', 'A figure.', { what: `"\\\r\né${'x'.repeat(1_000)}` });
    metrics.count('figure', 'A figure.', { what: { toString: 1 } as unknown as string });
    expect(linesOf(metrics)).toEqual([`figure{what="_____${'x'.repeat(95)}"} 1`, 'figure{what="none"} 1']);
  });
});
