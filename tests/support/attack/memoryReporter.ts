/** Loaded into a server that is watched: tells its heap and external memory when it is asked, after a collection. */
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ bytes: heapUsed + external });
});
// Whoever watches is gone; a server whose parent died goes as well.
process.on('disconnect', () => process.exit());
process.channel?.unref();
