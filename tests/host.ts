/** The real host for tests: the files of this machine, with a folder of the test's own to work in. */
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeHost, type NodeHost } from '../src/host/node.ts';

const ROOT = join(import.meta.dirname, '..');

/** Makes a host whose working folder is `workingFolder`; `env` replaces the environment. What it keeps between runs lies outside of any fixture. */
export function testHost(workingFolder: string, env: Readonly<Record<string, string>> = {}): NodeHost {
  return hostOf({ workingFolder, env, home: join(tmpdir(), 'lectern-test-home') });
}

/** Makes a host of whoever runs the tests, in the folder of this project: it finds the browsers that they have. */
export function ownHost(): NodeHost {
  return hostOf({ workingFolder: ROOT, env: process.env, home: homedir() });
}

function hostOf(
  given: Pick<Parameters<typeof createNodeHost>[0], 'workingFolder' | 'env' | 'home'>,
): NodeHost {
  return createNodeHost({
    ...given,
    platform: process.platform,
    arch: process.arch,
    isRoot: process.getuid?.() === 0,
    packageFolder: ROOT,
    pid: process.pid,
    nodeVersion: process.versions.node,
    kill: (pid, signal) => process.kill(pid, signal),
  });
}
