import { EXIT_CODES, StartError } from './errors.ts';
import { isRunning, npmAbove } from './npmAbove.ts';
import { Output } from './output.ts';

const ORPHAN_CHECK_MS = 1000;

/** Runs a command until a signal or an error ends it, then ends the process with the exit code. */
export async function untilStopped(
  run: (output: Output, stopping: AbortSignal) => Promise<void>,
): Promise<never> {
  const output = new Output((line) => process.stdout.write(`${line}\n`));
  const stopping = new AbortController();

  function stop(): void {
    if (stopping.signal.aborted) return;
    output.say('Ending …');
    stopping.abort();
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // The starting process was killed: seen by the closed channel, and for npm by its absence.
  process.once('disconnect', stop);
  const npm = npmAbove();
  if (npm !== undefined) setInterval(() => isRunning(npm) || stop(), ORPHAN_CHECK_MS).unref();
  // The terminal is gone; the parts must end all the same.
  process.stdout.on('error', stop);

  try {
    await run(output, stopping.signal);
    process.exit(0);
  } catch (error) {
    if (error instanceof StartError) process.stderr.write(`\n${error.message}\n`);
    else
      process.stderr.write(
        `\nSomething unexpected went wrong: ${error instanceof Error ? error.stack : error}\n`,
      );
    process.exit(error instanceof StartError ? error.exitCode : EXIT_CODES.unexpected);
  }
}
