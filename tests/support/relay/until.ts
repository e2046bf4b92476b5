const WAIT_MS = 30_000;
const POLL_MS = 10;

/** Waits for something only the other side can tell; fails with what was waited for. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = WAIT_MS,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited ${withinMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
