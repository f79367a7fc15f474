// Loaded before a child's own program: when the starter is gone, however it went, the child stops as if asked to.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5000).unref();
});
process.channel?.unref();
