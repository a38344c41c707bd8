/** Loaded into a server that is measured: says, when it is asked, what it has from the system, what it really holds, and what it has worked. */
process.on('message', () => {
  const { rss } = process.memoryUsage();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send({
    resident: rss / 2 ** 20,
    held: (heapUsed + external) / 2 ** 20,
    worked: (user + system) / 1000,
  });
});
process.channel?.unref();
