/** What earlier builds kept, as a user meets it: nothing is made twice, and what must be made is made. */
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';

afterAll(removeFolders);

const WARNED = {
  ...TOWN,
  'decks/budget/sections/totals.md': TOWN['decks/budget/sections/totals.md'].replace(
    '## Totals',
    '## Totals \u{13080}',
  ),
};

interface Built {
  readonly decks: readonly {
    readonly audience: string;
    readonly outputs: readonly { readonly path: string; readonly cached: boolean }[];
  }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

/** A project, a cache of its own, and a browser that counts how often it is started. */
class Desk {
  readonly folder: string;
  readonly cache: string;
  readonly #browser: string;
  readonly #started: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>>, browser: string) {
    this.folder = folderWith(files);
    const own = folderWith({});
    this.cache = join(own, 'cache');
    this.#started = join(own, 'started');
    this.#browser = join(own, 'headless-shell.sh');
    writeFileSync(this.#browser, `#!/bin/sh\necho >> '${this.#started}'\nexec '${browser}' "$@"\n`);
    chmodSync(this.#browser, 0o755);
  }

  async build(more: readonly string[] = [], { folder = this.folder, env = {} } = {}): Promise<Built> {
    const browser = ['--browser', this.#browser, '--cache', this.cache];
    const run = await lectern(folder, ['build', '--json', ...browser, ...more], env);
    expect(run.stdout, run.stderr).not.toBe('');
    return JSON.parse(run.stdout) as Built;
  }

  /** How often the browser was started since this was last asked. */
  starts(): number {
    const count = existsSync(this.#started) ? readFileSync(this.#started, 'utf8').length : 0;
    rmSync(this.#started, { force: true });
    return count;
  }

  /** Every file of the output folder. */
  out(folder = this.folder): Readonly<Record<string, string>> {
    const out = join(folder, 'out');
    const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
    return Object.fromEntries(
      paths.map((path) => [path.slice(out.length + 1), readFileSync(path, 'base64')]),
    );
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }
}

const cachedFor = (built: Built) =>
  Object.fromEntries(
    built.decks.map(({ audience, outputs }) => [audience, outputs.every(({ cached }) => cached)]),
  );

describe.skipIf(process.platform === 'win32')('a build after another', () => {
  let browser = '';
  let desk: Desk;
  let first: Built;
  let files: Readonly<Record<string, string>>;
  beforeAll(async () => {
    browser = JSON.parse((await lectern(folderWith({}), ['doctor', '--json'])).stdout).browser.path;
    desk = new Desk(WARNED, browser);
    first = await desk.build();
    files = desk.out();
    expect(desk.starts()).toBe(1);
    expect(cachedFor(first)).toEqual({ council: false, press: false });
  });

  it('has nothing to do: says the same, writes nothing, starts no browser, loads neither Marp nor the audit', async () => {
    const coverage = folderWith({});
    const again = await desk.build([], { env: { NODE_V8_COVERAGE: coverage } });
    expect(desk.starts()).toBe(0);
    expect(desk.out()).toEqual(files);
    expect(cachedFor(again)).toEqual({ council: true, press: true });
    expect(first.diagnostics.map(({ code }) => code)).toContain('missing-glyph');
    expect(again.diagnostics).toEqual(first.diagnostics);
    const loaded = readdirSync(coverage)
      .map((name) => readFileSync(join(coverage, name), 'utf8'))
      .join();
    expect(loaded).toContain('"recallRun"');
    for (const name of ['LecternMarp', 'auditOutputs', 'assembleDeck', 'chooseDecks', 'cutFont'])
      expect(loaded).not.toContain(`"${name}"`);
  });

  it('restores what was removed and what was edited, without a browser', async () => {
    rmSync(join(desk.folder, 'out/budget/press/deck.pdf'));
    desk.write('out/budget/council/deck.html', 'Not what was built.');
    rmSync(join(desk.folder, 'out/index.html'));
    await desk.build();
    expect(desk.starts()).toBe(0);
    expect(desk.out()).toMatchObject(files);
    // What the edit held was kept aside.
    rmSync(join(desk.folder, 'out/budget/council/deck.edited.html'));
    expect(desk.out()).toEqual(files);
  });

  it('makes only the decks that have an edited section, and the same bytes as without a cache', async () => {
    const section = 'decks/budget/sections/reserve.md';
    desk.write(section, TOWN[section].replace('Four', 'Five'));
    expect(cachedFor(await desk.build())).toEqual({ council: false, press: true });
    expect(desk.starts()).toBe(1);
    const edited = desk.out();
    await desk.build(['--force']);
    expect(desk.starts()).toBe(1);
    expect(desk.out()).toEqual(edited);
    desk.write(section, TOWN[section]);
    expect(cachedFor(await desk.build())).toEqual({ council: true, press: true });
    expect(desk.out()).toEqual(files);
    expect(desk.starts()).toBe(0);
  });

  it('dates a PDF anew when a file in it is saved again, by what it is made of and nothing else', async () => {
    const env = { SOURCE_DATE_EPOCH: '' };
    const dated = new Desk(WARNED, browser);
    const path = (name: string) => join(dated.folder, 'decks/budget/sections', name);
    for (const name of ['totals.md', 'reserve.md']) utimesSync(path(name), 1_700_000_000, 1_700_000_000);
    await dated.build([], { env });
    const before = dated.out();
    expect(cachedFor(await dated.build([], { env }))).toEqual({ council: true, press: true });
    const soon = Date.now() / 1000 + 60;
    utimesSync(path('reserve.md'), soon, soon);
    expect(cachedFor(await dated.build([], { env }))).toEqual({ council: false, press: true });
    const after = dated.out();
    expect(after['budget/press/deck.pdf']).toBe(before['budget/press/deck.pdf']);
    expect(after['budget/council/deck.pdf']).not.toBe(before['budget/council/deck.pdf']);
    await dated.build(['--force'], { env });
    expect(dated.out()).toEqual(after);
  });

  it('finds in another folder what was built in the first', async () => {
    const other = folderWith({});
    cpSync(join(desk.folder, 'decks'), join(other, 'decks'), { recursive: true });
    expect(cachedFor(await desk.build([], { folder: other }))).toEqual({ council: true, press: true });
    // In a folder where nothing was built yet a browser is started before the cache is asked.
    desk.starts();
    expect(desk.out(other)).toEqual(files);
  });

  it('gives nothing that is broken', async () => {
    const own = new Desk(WARNED, browser);
    await own.build();
    for (const name of readdirSync(own.cache))
      writeFileSync(join(own.cache, name), readFileSync(join(own.cache, name)).subarray(1));
    rmSync(join(own.folder, 'out'), { recursive: true });
    expect(cachedFor(await own.build())).toEqual({ council: false, press: false });
    expect(own.out()).toEqual(files);
  });

  it('keeps nothing of a deck with an error', async () => {
    const own = new Desk({ ...TOWN, 'decks/budget/sections/reserve.md': '# {{ nothing }}\n' }, browser);
    for (const _ of [1, 2]) expect((await own.build()).diagnostics[0]?.code).toBe('undefined-variable');
  });

  it('keeps and uses nothing with --no-cache', async () => {
    const run = await lectern(desk.folder, ['build', '--json', '--no-cache', '-f', 'html']);
    expect(cachedFor(JSON.parse(run.stdout))).toEqual({ council: false, press: false });
  });
});
