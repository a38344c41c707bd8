/** The real host in a temporary folder of a test's own, and what tests need around it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createNodeHost, type NodeHost, type NodeHostOptions } from '../../../src/host/node.ts';

export interface RealWorld {
  readonly host: NodeHost;
  /** A fresh folder; it is the working folder and home of the host. */
  readonly folder: string;
  /** Writes an executable shell script and gives its path. */
  script(name: string, lines: string): Promise<string>;
  /** Removes the folder and ends what the host started. */
  end(): void;
}

/** Makes a world; `options` replace what the host is told. */
export function realWorld(options: Partial<NodeHostOptions> = {}): RealWorld {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'));
  const host = createNodeHost({
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder },
    workingFolder: folder,
    platform: process.platform,
    arch: process.arch,
    isRoot: process.getuid?.() === 0,
    home: folder,
    packageFolder: join(import.meta.dirname, '..', '..', '..'),
    pid: process.pid,
    nodeVersion: process.versions.node,
    kill: (pid, signal) => void process.kill(pid, signal),
    ...options,
  });
  return {
    host,
    folder,
    script: async (name, lines) => {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, `#!/bin/sh\n${lines}\n`);
      await chmod(path, 0o755);
      return path;
    },
    end: () => {
      host.abandon();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** True when a process of this id lives; one that has ended and waits for its parent does not. */
export function lives(pid: number): boolean {
  try {
    if (process.platform === 'linux') return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
