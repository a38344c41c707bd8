/** Loaded into a measured process: says its peak memory, in kilobytes, when it ends. */
process.on('exit', () => process.stderr.write(`BENCH-RSS ${process.resourceUsage().maxRSS}\n`));
