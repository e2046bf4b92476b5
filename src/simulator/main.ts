import { readSettings, SettingsError } from './settings.ts';
import { startSimulator } from './simulator.ts';

/** An error at the start, for the person at the terminal. */
function explain(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  const { PORT = '3000', HOST = '127.0.0.1' } = process.env;
  if (code === 'EADDRINUSE') return `Port ${PORT} is in use by another program: choose another with PORT.`;
  if (code === 'EACCES')
    return `Port ${PORT} may not be used by this account: choose one above 1023 with PORT.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${HOST}: choose another with HOST.`;
  return `The meeting simulator could not start: ${message}`;
}

try {
  const simulator = await startSimulator(readSettings(process.env));
  process.stdout.write(`Meeting simulator: ${simulator.origin}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void simulator.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
