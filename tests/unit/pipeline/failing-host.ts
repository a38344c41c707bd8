/** Builds on a disk whose k-th call fails, and with a browser whose k-th visit does. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/cli.ts';
import { Fault } from '../../../src/diagnostics/fault.ts';
import type { PageYield } from '../../../src/export/page-work.ts';
import type { Host } from '../../../src/host/host.ts';
import { writeFault } from '../../../src/host/write-fault.ts';
import type { Printing } from '../../../src/pipeline/printing.ts';
import { folderWith, TOWN } from '../../e2e/program.ts';
import { testHost } from '../../host.ts';
import { plainPdf } from '../export/plain-pdf.ts';

const READING = ['readFile', 'stat', 'list', 'realPath'] as const;
const WRITING = ['writeFile', 'remove', 'rename', 'makeTempFolder', 'exclusively', 'touch'] as const;
export type Calls = 'reading' | 'writing';

const ERRORS = {
  reading: { code: 'EIO', errno: -5, message: 'EIO: i/o error' },
  writing: { code: 'ENOSPC', errno: -28, message: 'ENOSPC: no space left on device' },
};

export interface Failure {
  readonly calls: Calls;
  /** Which call fails, from 1; 0: none. */
  readonly k: number;
  /** Whether all that come after it fail too, as on a full disk. */
  readonly forever: boolean;
}

function failingHost(host: Host, { calls, k, forever }: Failure): { host: Host; count(): number } {
  const names: ReadonlySet<string | symbol> = new Set(calls === 'reading' ? READING : WRITING);
  let count = 0;
  const proxy = new Proxy(host, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (!names.has(name)) return value.bind(target);
      return (...args: readonly unknown[]) => {
        count += 1;
        if (k === 0 || (forever ? count < k : count !== k)) return value.apply(target, args);
        const { message, ...facts } = ERRORS[calls];
        const error = Object.assign(new Error(`${message}, ${String(name)} '${args[0]}'`), facts);
        // As the host of this machine does.
        const isTold = name === 'writeFile' || name === 'exclusively';
        return Promise.reject(isTold ? writeFault(String(args[0]), error) : error);
      };
    },
  });
  return { host: proxy, count: () => count };
}

/** A project with files of an earlier text in its output folder, of which every build begins anew. */
export class FailingWorld {
  readonly #folder = folderWith(TOWN);
  readonly #before = mkdtempSync(join(tmpdir(), 'lectern-before-'));
  readonly #versions: ReadonlyMap<string, Buffer>[] = [];

  async prepare(): Promise<void> {
    for (const version of [2, 1]) {
      this.#write(version);
      await this.build({ calls: 'reading', k: 0, forever: false });
      this.#versions.push(this.#outputs());
    }
    cpSync(join(this.#folder, 'out'), this.#before, { recursive: true });
    this.#write(2);
  }

  /** Runs a build of the new text over the old outputs; gives its exit code, its words, and how many calls there were. */
  async build(failure: Failure): Promise<{ code: number; said: string; count: number }> {
    if (existsSync(join(this.#before, 'index.html'))) {
      rmSync(join(this.#folder, 'out'), { recursive: true, force: true });
      cpSync(this.#before, join(this.#folder, 'out'), { recursive: true });
    }
    return this.buildOver(failure);
  }

  /** The same over whatever lies there. */
  async buildOver(failure: Failure): Promise<{ code: number; said: string; count: number }> {
    const failing = failingHost(testHost(this.#folder, { SOURCE_DATE_EPOCH: '1700000000' }), failure);
    let said = '';
    const terminal = {
      out: () => {},
      say: (text: string) => {
        said += text;
      },
      interactive: false,
      colours: false,
      stream: process.stderr,
    };
    const argv = ['build', '-f', 'html,presenter', '--force'];
    const code = await runCli(argv, { host: failing.host, terminal, version: '0', ahead: undefined });
    return { code, said, count: failing.count() };
  }

  /** Files that are of neither text, and what was left that is no output. */
  strays(): readonly string[] {
    const out = join(this.#folder, 'out');
    const all = readdirSync(out, { recursive: true }) as string[];
    const torn = [...this.#outputs()].flatMap(([path, bytes]) =>
      path === 'index.html' || this.#versions.some((files) => files.get(path)?.equals(bytes)) ? [] : [path],
    );
    return [...torn, ...all.filter((path) => /\.lectern-|\.lock$|edited/.test(path))];
  }

  end(): void {
    for (const folder of [this.#folder, this.#before]) rmSync(folder, { recursive: true, force: true });
  }

  #write(version: number): void {
    const file = join(this.#folder, 'decks/budget/sections/totals.md');
    writeFileSync(file, `## Totals\n\nVersion ${version} of the budget.\n`);
  }

  #outputs(): ReadonlyMap<string, Buffer> {
    const out = join(this.#folder, 'out');
    const paths = (readdirSync(out, { recursive: true }) as string[]).filter(
      (path) => /\.\w+$/.test(path) && !/(^|\/)\./.test(path),
    );
    return new Map(paths.map((path) => [path, readFileSync(join(out, path))]));
  }
}

/** What is wrong after builds whose k-th call fails, for every `step`-th k. */
export async function failEveryCall(world: FailingWorld, given: Omit<Failure, 'k'> & { step: number }) {
  const { count } = await world.build({ ...given, k: 0 });
  const faults: string[] = [];
  for (let k = 1; k <= count; k += given.step) {
    const title = `call ${k} of ${count}`;
    try {
      const { code, said } = await world.build({ ...given, k });
      if (code !== 0 && !/hint: /.test(said)) faults.push(`${title}: ${code}, without what to do: ${said}`);
    } catch (error) {
      faults.push(`${title}: no fault, but ${error}`);
    }
    faults.push(...world.strays().map((path) => `${title}: ${path}`));
    const after = await world.buildOver({ ...given, k: 0 });
    if (after.code !== 0 || after.said.includes('edited')) faults.push(`${title}: then ${after.said}`);
    faults.push(...world.strays().map((path) => `${title}, then: ${path}`));
  }
  return { count, faults };
}

/** A browser that prints empty pages, but for its `k`-th visit, which ends as a crash does. */
export function failingPrinting(k: number): Printing & { visits(): number } {
  let visits = 0;
  const visit = async (html: string): Promise<PageYield> => {
    visits += 1;
    if (visits === k) throw new Fault('print-crash', 'the browser crashed', 'try another browser');
    const pages = html.match(/<svg data-marpit-svg/g)?.length ?? 0;
    return { pdf: plainPdf({ pages }), answer: [], pictures: [] };
  };
  const print = async (html: string) => (await visit(html)).pdf;
  return {
    browser: async () => ({ visit, print, close: async () => {} }),
    begin: async () => {},
    close: async () => {},
    visits: () => visits,
  };
}
