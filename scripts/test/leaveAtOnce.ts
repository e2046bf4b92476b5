/**
 * For Jest's workers. On a busy machine a worker takes longer to free the memory of a hundred test files than the half second that Jest allows it
 * after its work, and Jest takes that for a leak. A worker with nothing left to do leaves its memory to the system instead. One that
 * really holds on to something never gets here, and Jest reports it as before.
 */
interface Leaving {
  /** Of Node, not in its documentation: without the cleaning up. */
  reallyExit(code: number): never;
}

if (process.env.JEST_WORKER_ID !== undefined) {
  process.once('exit', (code) => (process as unknown as Leaving).reallyExit(code));
}
