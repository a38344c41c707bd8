/** The real host for tests: the files of this machine, with a folder of the test's own to work in. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeHost, type NodeHost } from '../src/host/node.ts';

/** Makes a host whose working folder is `workingFolder`; `env` replaces the environment. */
export function testHost(workingFolder: string, env: Readonly<Record<string, string>> = {}): NodeHost {
  return createNodeHost({
    env,
    workingFolder,
    platform: process.platform,
    arch: process.arch,
    isRoot: process.getuid?.() === 0,
    // Outside of any fixture: what is kept between runs lies below it.
    home: join(tmpdir(), 'lectern-test-home'),
    packageFolder: join(import.meta.dirname, '..'),
    pid: process.pid,
    nodeVersion: process.versions.node,
    kill: (pid, signal) => process.kill(pid, signal),
  });
}
