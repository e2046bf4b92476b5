/** The process of `watch.ts`: asks `/healthz` again and again until it is told to end, and reports to its parent. */
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { WatchedProcess, WatchReport } from './watch.ts';

const ASK_EVERY_MS = 20;
const GIVE_UP_AFTER_MS = 60_000;
const BYTES_PER_KB = 1024;
const NS_PER_MS = 1e6;

const { origin, pid } = JSON.parse(process.argv[2] ?? '{}') as WatchedProcess;

/** What Linux tells of a process; nothing elsewhere. */
function tell(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const kilobytes = (name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(tell(`/proc/${pid}/status`))?.[1] ?? 0) * BYTES_PER_KB;

/** For how long the two main threads were ready and had no core: not the server's doing. */
function withoutCoreMs(): number {
  return [pid, process.pid].reduce((sum, id) => {
    const [, waitedNs = 0] = tell(`/proc/${id}/task/${id}/schedstat`).split(' ').map(Number);
    return sum + waitedNs / NS_PER_MS;
  }, 0);
}

/** Each time over a new connection, as whatever restarts servers asks. */
function ask(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`${origin}/healthz`, { agent: false, timeout: GIVE_UP_AFTER_MS }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

// The most that it ever was is the most since now. Where that is not allowed, what is seen each time has to do.
let isPeakReset = true;
try {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
} catch {
  isPeakReset = false;
}
let isOver = false;
process.on('message', () => {
  isOver = true;
});
// Nobody waits for the report any more.
process.on('disconnect', () => process.exit());
const startBytes = kilobytes('VmRSS');
const report = {
  ...{ asked: 0, unanswered: 0, longestMs: 0, longestByClockMs: 0 },
  ...{ startBytes, peakBytes: startBytes },
};
let isLast = false;
while (!isLast) {
  isLast = isOver;
  const [begun, before] = [performance.now(), withoutCoreMs()];
  const isAnswered = await ask();
  const byClockMs = performance.now() - begun;
  report.asked += 1;
  report.unanswered += isAnswered ? 0 : 1;
  report.longestByClockMs = Math.max(report.longestByClockMs, byClockMs);
  report.longestMs = Math.max(report.longestMs, byClockMs - (withoutCoreMs() - before));
  report.peakBytes = Math.max(report.peakBytes, kilobytes('VmRSS'));
  if (report.asked === 1) process.send?.('watching');
  await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
}
if (isPeakReset) report.peakBytes = Math.max(report.peakBytes, kilobytes('VmHWM'));
process.send?.(report satisfies WatchReport);
process.disconnect();
