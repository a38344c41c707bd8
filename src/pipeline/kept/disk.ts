/**
 * A host whose answers about the disk are kept until something there has changed. Every question is noted, so whatever
 * a build has asked for, a missing file included, is known to be one of its inputs. Installed packages are taken to stay
 * as they are; the cache folder is this program's own and no input.
 */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Entry, Host } from '../../host/host.ts';
import { hostWith } from '../host-with.ts';
import {
  createConcern,
  type DiskQuestion,
  isInput,
  isNear,
  isPackaged,
  partsOf,
  type Question,
} from './question.ts';

export type { Question };

export interface KeptDisk {
  /** A host that answers from what is kept, and notes in `asked` what it was asked. */
  host(asked: Set<Question>): Host;
  /** Asks the disk again about `paths`, what lies in them and the folders around them; without paths about everything. Gives the questions that have another answer now. */
  refresh(paths?: ReadonlySet<string>): Promise<ReadonlySet<Question>>;
  /** What tells the answer that holds now from every other one. Undefined for what can never be relied on: the network. */
  print(question: Question): Promise<string | undefined>;
  /** Whether one of these questions is for the bytes of a file that has none. */
  isEmptied(questions: ReadonlySet<Question>): Promise<boolean>;
  /** Forgets every answer that is not to one of `live`. */
  retain(live: ReadonlySet<Question>): void;
  /** Whether a change at `path`, absolute, can give another answer. */
  concerns(path: string): boolean;
  /** Folders in which a change can give another answer. Absolute, existing. */
  folders(): Promise<ReadonlySet<string>>;
}

interface Answer {
  readonly path: string;
  /** Rejects as the host did. */
  readonly given: Promise<unknown>;
  /** What tells this answer from another one. Never rejects. */
  readonly print: Promise<string>;
  /** For bytes, what the file's entry said when they were read. */
  readonly entry?: Promise<string>;
}

/** Bytes of longer files are read again when they are asked for: what is made of them is kept, not they. */
const MOST_BYTES = 256 * 1024;
/** A file may change twice within one tick of its disk's clock; so long its bytes are compared, not its time. */
const CLOCK_DOUBT_MS = 2_000;

export function createKeptDisk(host: Host): KeptDisk {
  const answers = new Map<Question, Answer>();
  let concern: ReturnType<typeof createConcern> | undefined;
  const ask = (question: Question): Answer => {
    const [kind, path] = partsOf(question);
    const answer = kind === 'read' ? readAnswer(host, path) : askedAnswer(host, kind as Asked, path);
    answer.given.catch(() => undefined);
    return answer;
  };
  const keep = (question: Question): Answer => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const fresh = ask(question);
    answers.set(question, fresh);
    concern = undefined;
    return fresh;
  };
  /** True when the question has another answer now, which is then kept. */
  const renew = async (question: Question, hinted: boolean): Promise<boolean> => {
    const old = answers.get(question);
    if (old === undefined || (!hinted && (await isSameFile(host, old)))) return false;
    const fresh = ask(question);
    if ((await fresh.print) === (await old.print)) {
      // The time of a file may be new and its bytes the same.
      if (fresh.entry !== undefined) answers.set(question, fresh);
      return false;
    }
    answers.set(question, fresh);
    return true;
  };
  return {
    host: (asked) => keptHost(host, keep, asked),
    print: async (question) => {
      const [kind, name] = partsOf(question);
      if (kind === 'fetch') return undefined;
      if (kind === 'env') return host.env(name) ?? '';
      if (kind === 'day') return dayOf(host);
      const answer = keep(question);
      // Every name counts here: what an editor leaves in a folder is gone when a later run looks.
      return kind === 'list' ? answer.given.then(JSON.stringify, reasonOf) : answer.print;
    },
    refresh: async (paths) => {
      const due = [...answers].filter(([question, answer]) =>
        paths === undefined ? !isPackaged(answer.path) : isNear(question, paths),
      );
      const changed = await Promise.all(
        due.map(async ([question]) => ((await renew(question, paths !== undefined)) ? [question] : [])),
      );
      return new Set(changed.flat());
    },
    isEmptied: async (questions) => {
      const given = [...questions].flatMap((one) =>
        one.startsWith('read ') ? (answers.get(one)?.given ?? []) : [],
      );
      const settled = await Promise.allSettled(given);
      return settled.some(
        (one) => one.status === 'fulfilled' && one.value instanceof Uint8Array && one.value.length === 0,
      );
    },
    retain: (live) => {
      for (const question of answers.keys()) if (!live.has(question)) answers.delete(question);
      concern = undefined;
    },
    concerns: (path) => {
      concern ??= createConcern(answers.keys());
      return concern(path);
    },
    folders: async () => {
      const wanted = new Set<string>();
      for (const [question, { path }] of answers) {
        if (isPackaged(path)) continue;
        wanted.add(question.startsWith('list ') ? path : dirname(path));
      }
      return new Set(await Promise.all([...wanted].map((folder) => existing(host, folder))));
    },
  };
}

function keptHost(host: Host, keep: (question: Question) => Answer, asked: Set<Question>): Host {
  const own = host.cacheFolder();
  const answer = <T>(question: Question, straight: () => Promise<T>): Promise<T> => {
    const [, path] = partsOf(question);
    if (path.startsWith(own)) return straight();
    asked.add(question);
    return keep(question).given as Promise<T>;
  };
  const kept: Partial<Host> = {
    stat: async (path) => {
      const entry = await answer<Entry | undefined>(`stat ${path}`, () => host.stat(path));
      return entry && withTime(entry, () => void answer(`time ${path}`, async () => undefined));
    },
    list: (path) => answer(`list ${path}`, () => host.list(path)),
    realPath: (path) => answer(`real ${path}`, () => host.realPath(path)),
    readFile: async (path) =>
      (await answer<Uint8Array | undefined>(`read ${path}`, () => host.readFile(path))) ??
      host.readFile(path),
    env: (name) => {
      asked.add(`env ${name}`);
      return host.env(name);
    },
    now: () => {
      asked.add('day ');
      return host.now();
    },
    fetchBytes: (address) => {
      asked.add(`fetch ${address}`);
      return host.fetchBytes(address);
    },
  };
  return hostWith(host, kept);
}

/** Whoever looks at the time of a file asks for more than whether it is there, and few do. */
function withTime({ modified, ...rest }: Entry, noteTime: () => void): Entry {
  return {
    ...rest,
    get modified() {
      noteTime();
      return modified;
    },
  };
}

type Asked = Exclude<DiskQuestion, 'read'>;

function askedAnswer(host: Host, kind: Asked, path: string): Answer {
  if (kind === 'stat' || kind === 'time') {
    const given = host.stat(path);
    return { path, given, print: given.then(kind === 'stat' ? kindPrint : entryPrint, reasonOf) };
  }
  const given = kind === 'list' ? host.list(path) : host.realPath(path);
  const print = given.then(
    (value) =>
      value === undefined ? 'nothing' : JSON.stringify(Array.isArray(value) ? value.filter(isInput) : value),
    reasonOf,
  );
  return { path, given, print };
}

function readAnswer(host: Host, path: string): Answer {
  const entry = host.stat(path).then(entryPrint, reasonOf);
  const bytes = entry.then(() => host.readFile(path));
  const print = bytes.then((value) => createHash('sha256').update(value).digest('base64'), reasonOf);
  return {
    path,
    given: bytes.then((value) => (value.length > MOST_BYTES ? undefined : value)),
    print,
    entry,
  };
}

/** Whether bytes that were read are surely those that lie there now, without reading them. */
async function isSameFile(host: Host, { path, entry }: Answer): Promise<boolean> {
  const before = await entry;
  if (before === undefined) return false;
  const now = await host.stat(path).catch(() => undefined);
  if (now?.kind !== 'file' || entryPrint(now) !== before) return false;
  return host.now() - now.modified > CLOCK_DOUBT_MS;
}

function kindPrint(entry: Entry | undefined): string {
  if (entry === undefined) return 'nothing';
  return entry.kind === 'file' ? `file ${entry.size} ${entry.mode}` : entry.kind;
}

function dayOf(host: Host): string {
  return new Date(host.now()).toISOString().slice(0, 10);
}

/** The time of a folder changes with each temporary file in it; what is in it is another question. */
function entryPrint(entry: Entry | undefined): string {
  if (entry === undefined) return 'nothing';
  return entry.kind === 'file' ? `file ${entry.size} ${entry.modified}` : entry.kind;
}

function reasonOf(error: unknown): string {
  return `refused: ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`;
}

async function existing(host: Host, folder: string): Promise<string> {
  const entry = await host.stat(folder).catch(() => undefined);
  if (entry?.kind === 'directory' || dirname(folder) === folder) return folder;
  return existing(host, dirname(folder));
}
