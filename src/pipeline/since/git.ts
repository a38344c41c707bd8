/**
 * git, asked and never told: which commit a name means, which files it holds, what stands in them. Run without a shell,
 * without a terminal, without the network, and with nothing that writes.
 */
import { resolve } from 'node:path';
import { Fault } from '../../diagnostics/fault.ts';
import { onPath } from '../../export/browser-places.ts';
import type { Host } from '../../host/host.ts';

export interface GitFile {
  /** Name of its content. */
  readonly blob: string;
  /** In bytes. */
  readonly size: number;
  readonly isLink: boolean;
}

export interface GitTree {
  /** The commit, in hexadecimal digits. */
  readonly commit: string;
  /** The folder that its paths count from. Absolute. */
  readonly top: string;
  /** By path from `top`, with `/`. */
  readonly files: ReadonlyMap<string, GitFile>;
  /** Files and folders, these with `/` at the end, that git is told to ignore. */
  readonly ignored: ReadonlySet<string>;
  read(blob: string): Promise<Uint8Array>;
}

const LIMIT_MS = 60_000;
const MOST_OUTPUT = 256 * 1024 * 1024;

/** Opens the commit from which the work since `ref` began: where the present one and `ref` part. Throws `usage` and `git-missing`. */
export async function openGitTree(host: Host, ref: string): Promise<GitTree> {
  const git = await gitRunner(host);
  const refused = (reason: string) => {
    throw new Fault('usage', `git finds no repository here: ${reason}`, '--since compares with what git has');
  };
  const cdup = await git(['rev-parse', '--show-cdup'], { refused });
  const top = resolve(host.workingFolder, textOf(cdup).trim());
  const commit = await baseOf(git, ref);
  const listing = await git(['ls-tree', '-r', '-z', '-l', '--full-tree', commit]);
  const others = ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z'];
  const ignored = textOf(await git(others, { folder: top })).split('\0');
  return {
    commit,
    top,
    files: readListing(textOf(listing)),
    ignored: new Set(ignored.filter((path) => path !== '')),
    read: async (blob) => {
      const bytes = await git(['cat-file', 'blob', blob]);
      if (bytes !== undefined) return bytes;
      throw new Fault('usage', `git cannot give the content of ${blob}`, 'fetch the whole history');
    },
  };
}

/** The commit where `ref` and the present one part; `ref` itself when they share no history. */
async function baseOf(git: Git, ref: string): Promise<string> {
  const named = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const hint = 'a shallow clone lacks most: fetch its history first';
  if (named === undefined) throw new Fault('usage', `git knows no commit "${ref}"`, hint);
  const tip = textOf(named).trim();
  const base = await git(['merge-base', tip, 'HEAD']);
  return base === undefined ? tip : textOf(base).trim();
}

interface GitOptions {
  /** Told why git refused. */
  readonly refused?: (reason: string) => void;
  /** Default: the working folder. */
  readonly folder?: string;
}

/** Runs a command; undefined when git refuses. */
type Git = (args: readonly string[], options?: GitOptions) => Promise<Uint8Array | undefined>;

async function gitRunner(host: Host): Promise<Git> {
  const { programs } = host;
  const path = programs === undefined ? undefined : await onPath(host, ['git']);
  if (programs === undefined || path === undefined)
    throw new Fault(
      'git-missing',
      'git is not installed, and --since asks it what was before',
      'install git, or leave out --since',
    );
  const kept = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'XDG_CONFIG_HOME'];
  const environment = {
    ...Object.fromEntries(
      kept.flatMap((name) => [[name, host.env(name) ?? '']]).filter(([, value]) => value !== ''),
    ),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    LC_ALL: 'C',
  };
  return async (args, { refused, folder = host.workingFolder } = {}) => {
    const all = ['-C', folder, '-c', 'core.fsmonitor=false', '--literal-pathspecs', ...args];
    const outcome = await programs.run(path, all, {
      environment,
      timeoutMs: LIMIT_MS,
      mostOutput: MOST_OUTPUT,
    });
    if (outcome.code === 0) return outcome.bytes;
    refused?.(
      outcome.stderr
        .trim()
        .split('\n')[0]
        ?.replace(/^fatal: /, '') ?? 'it does not say why',
    );
    return undefined;
  };
}

/** `<mode> blob <name> <size>\t<path>`, ended by NUL; https://git-scm.com/docs/git-ls-tree */
function readListing(listing: string): ReadonlyMap<string, GitFile> {
  const files = new Map<string, GitFile>();
  for (const line of listing.split('\0')) {
    const [, mode, blob, size, path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t([\s\S]+)$/.exec(line) ?? [];
    if (blob === undefined || path === undefined) continue;
    files.set(path, { blob, size: Number(size), isLink: mode === '120000' });
  }
  return files;
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
