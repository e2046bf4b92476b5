// Loaded before each part: a part ends when the start that began it does, whether that says so or was killed.
// The channel between the two is closed in either case; what follows is the part's own way of ending.
const GRACE_MS = 4000;

process.once('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0);
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
