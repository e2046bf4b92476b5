import { EXIT_CODES, StartError } from './errors.ts';
import { Output } from './output.ts';
import { runProduct } from './product.ts';
import { readSettings } from './settings.ts';

const ORPHAN_CHECK_MS = 1000;

const output = new Output((line) => process.stdout.write(`${line}\n`));
const stopping = new AbortController();

function stop(): void {
  if (stopping.signal.aborted) return;
  output.say('Ending …');
  stopping.abort();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// Whoever started us was killed: through the channel where there is one, else because we have become npm's orphan.
process.once('disconnect', stop);
if (process.env.npm_lifecycle_event && !process.connected) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), ORPHAN_CHECK_MS).unref();
}
// Nobody reads what we print any more; the parts must end all the same.
process.stdout.on('error', stop);

try {
  await runProduct(readSettings(process.env, process.argv.slice(2)), output, stopping.signal);
  process.exit(0);
} catch (error) {
  if (error instanceof StartError) process.stderr.write(`\n${error.message}\n`);
  else
    process.stderr.write(
      `\nSomething unexpected went wrong: ${error instanceof Error ? error.stack : error}\n`,
    );
  process.exit(error instanceof StartError ? error.exitCode : EXIT_CODES.unexpected);
}
