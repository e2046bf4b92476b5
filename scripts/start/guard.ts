// Loaded before each part: a part ends when its start does, whether that is by a message or by a kill. The channel
// between the two closes in both cases; then the part's own shutdown runs.
const GRACE_MS = 4000;

process.once('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0);
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
