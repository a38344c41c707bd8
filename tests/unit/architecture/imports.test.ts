/** The import rule of src/README.md, read from the imports themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const src = join(root, 'src');

const PHASES = ['load', 'select', 'assemble', 'render', 'check', 'export', 'audit', 'present', 'compare'];
const FLOOR = ['model', 'diagnostics', 'source'];

/** What each room may import, beside itself. `host` means `host/host.ts` only. */
const ALLOWED: Record<string, readonly string[]> = {
  lectern: ['main', 'program', 'cli/command-names.ts', 'host/places.ts'],
  program: [],
  main: ['cli', 'host/node.ts', 'diagnostics'],
  renderer: ['render'],
  index: ['pipeline', 'host/host.ts', ...FLOOR],
  cli: ['pipeline', 'host/host.ts', ...FLOOR],
  pipeline: [...PHASES, 'host/host.ts', ...FLOOR],
  ...Object.fromEntries(PHASES.map((phase) => [phase, ['host/host.ts', ...FLOOR]])),
  host: ['diagnostics'],
  source: ['diagnostics'],
  model: ['diagnostics', 'source'],
  diagnostics: [],
  viewer: ['model'],
  measure: ['model'],
};

/** Third-party packages, and the one file or folder that may name each. */
const DOORS: Record<string, string> = {
  '@cantoo/pdf-lib': 'export/pdf.ts',
  '@citation-js/core': 'load/bibliography.ts',
  '@citation-js/plugin-bibtex': 'load/bibliography.ts',
  '@citation-js/plugin-csl': 'load/bibliography.ts',
  '@marp-team/marp-core': 'render/marp.ts',
  '@marp-team/marpit': 'render/theme-facts.ts',
  'beautiful-mermaid': 'render/diagram.ts',
  aws4fetch: 'host/bucket.ts',
  chokidar: 'host/watcher.ts',
  'cli-progress': 'cli/progress.ts',
  'colorjs.io': 'model/color.ts',
  'csv-parse': 'load/csv.ts',
  diff: 'compare/words.ts',
  'fast-xml-parser': 'load/picture.ts',
  'fastest-levenshtein': 'diagnostics/nearest.ts',
  fontverter: 'load/fonts/cut.ts',
  'gray-matter': 'load/front-matter.ts',
  harfbuzzjs: 'load/fonts/cut.ts',
  hyphen: 'render/hyphenate.ts',
  'image-size': 'load/picture.ts',
  liquidjs: 'assemble/template.ts',
  'markdown-it': 'source/markdown/',
  postcss: 'load/css.ts',
  sharp: 'load/scaled-picture.ts',
  puppeteer: 'export/browser.ts',
  'puppeteer-core': 'export/browser.ts',
  'subset-font': 'load/fonts/cut.ts',
  'tar-stream': 'export/npm-browser-files.ts',
  yaml: 'load/yaml.ts',
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(sep).join('/'));

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(import|export)(\s+type)?\b[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
    ),
  ];
  return found.map((match) => {
    const name = match[3] ?? match[4] ?? '';
    const to = name.startsWith('.')
      ? relative(src, normalize(join(src, dirname(file), name)))
          .split(sep)
          .join('/')
      : name;
    return { from: file, to, typeOnly: match[2] !== undefined };
  });
});

const roomOf = (file: string): string =>
  file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, '');
const isOwn = (to: string): boolean => files.includes(to);

describe('imports', () => {
  it('go one way: main → cli → pipeline → phases → model, diagnostics, source, host/host.ts', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!isOwn(to) || roomOf(from) === roomOf(to)) return false;
      return !(ALLOWED[roomOf(from)] ?? []).some((allowed) => allowed === to || allowed === roomOf(to));
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('form no rings', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports)
      if (isOwn(to) && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
    const ring = files.find((file) => reaches(file, file, next, new Set()));
    expect(ring).toBeUndefined();
  });

  it('name each third-party package in one place', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (isOwn(to) || to.startsWith('node:')) return false;
      const name = to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
      return name === 'yargs' ? roomOf(from) !== 'cli' : !from.startsWith(DOORS[name] ?? '?');
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('leave the disk to host/node.ts, but for what opens the program, and the process to main.ts and what starts it', () => {
    const disk = imports.filter(
      ({ from, to }) =>
        (/^node:fs/.test(to) && from !== 'host/node.ts' && roomOf(from) !== 'program') ||
        (to === 'node:child_process' && roomOf(from) !== 'host'),
    );
    expect(disk.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
    const touching = files.filter(
      (file) =>
        !['main.ts', 'lectern.ts'].includes(file) && /\bprocess\.|\bconsole\./.test(withoutComments(file)),
    );
    expect(touching).toEqual([]);
  });

  it('never read the clock inside a phase', () => {
    const reading = files.filter(
      (file) =>
        [...PHASES, ...FLOOR].includes(roomOf(file)) &&
        /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(withoutComments(file)),
    );
    expect(reading).toEqual([]);
  });
});

describe('files', () => {
  it('have at most 300 lines', () => {
    const long = files.filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('say at their head what they do', () => {
    const silent = files.filter((file) => !/^(#!.*\n)?\/\*\*/.test(readFileSync(join(src, file), 'utf8')));
    expect(silent).toEqual([]);
  });

  it('have no room for odds and ends', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|core|misc)(\/|\.ts$)/.test(file))).toEqual(
      [],
    );
  });
});

function withoutComments(file: string): string {
  return readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function reaches(
  from: string,
  goal: string,
  next: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): boolean {
  for (const to of next.get(from) ?? []) {
    if (to === goal) return true;
    if (seen.has(to)) continue;
    seen.add(to);
    if (reaches(to, goal, next, seen)) return true;
  }
  return false;
}
