/** Calls again and again, `everyMs`, as long as it is told to. */
export function repeating(everyMs: number, run: () => void): { while: (condition: boolean) => void } {
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    while: (condition) => {
      if (condition) timer ??= setInterval(run, everyMs);
      else {
        clearInterval(timer);
        timer = undefined;
      }
    },
  };
}
