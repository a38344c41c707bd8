/** Loaded into a server that is measured: says, when it is asked, what it has from the system, and, tidied up, what it really holds. */
process.on('message', (asked) => {
  const resident = process.memoryUsage().rss / 2 ** 20;
  if (asked === 'resident') return process.send({ resident });
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return process.send({ held: (heapUsed + external) / 2 ** 20, worked: (user + system) / 1000 });
});
process.channel?.unref();
