import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from '../shared/metrics.ts';

const NS_PER_S = 1e9;
const LATE = 99;

/** How the process fares. The returned function ends the measuring. */
export function measureProcess(metrics: Metrics): () => void {
  const delay = monitorEventLoopDelay();
  delay.enable();
  metrics.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  metrics.gauge('process_uptime_seconds', 'Time since the start.', () => process.uptime());
  metrics.gauge(
    'nodejs_eventloop_lag_p99_seconds',
    'How late timers were since the last look, 99th percentile.',
    () => {
      const seconds = delay.count === 0 ? 0 : delay.percentile(LATE) / NS_PER_S;
      delay.reset();
      return seconds;
    },
  );
  return () => void delay.disable();
}
