let last = 0;

/** Counts what happens in this server's memory: what comes later has a larger number, whatever the clocks say. */
export function nextMoment(): number {
  last += 1;
  return last;
}
