/** For container platforms that can only run a program: exit code 0 if the server beside it answers. */
const TIMEOUT_MS = 4_000;

const port = process.env.PORT?.trim() || '3000';
const answer = await fetch(`http://127.0.0.1:${port}/healthz`, {
  redirect: 'error',
  signal: AbortSignal.timeout(TIMEOUT_MS),
}).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
