/**
 * Each folder beside this file is a small project, `project/`, and what must come of it, `expected/`: the deck of every
 * audience as Marp Markdown, the plan, and the diagnostics. `UPDATE=1` writes `expected/` anew.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildDecks } from '../../src/pipeline/build.ts';
import { testHost } from '../host.ts';

const worlds = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const out = mkdtempSync(join(tmpdir(), 'lectern-golden-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe.each(worlds.map((world) => world.name))('the world %s', (name) => {
  const folder = join(import.meta.dirname, name);
  const project = join(folder, 'project');

  it('comes out as expected', async () => {
    const outFolder = join(out, name);
    const host = testHost(project);
    const progress = { start() {}, finish() {} };
    const request = { decks: [], vars: {}, themeSet: [], out: outFolder, formats: ['html' as const], strict: false, allowRemote: false };
    const result = await buildDecks(host, request, progress);
    const said = result.diagnostics.map((one) => {
      const place = one.at === undefined ? '' : `${relative(project, one.at.file)}:${one.at.line}:${one.at.column} `;
      return `${place}${one.severity} ${one.code}: ${one.message}${one.hint === undefined ? '' : ` (${one.hint})`}`;
    });
    const files = new Map([['diagnostics.txt', `${said.join('\n')}\n`]]);
    for (const deck of result.decks) {
      const path = relative(outFolder, deck.folder);
      files.set(join(path, 'deck.md'), readFileSync(join(deck.folder, 'deck.md'), 'utf8'));
      const { plan, minutes, budget } = JSON.parse(readFileSync(join(deck.folder, 'report.json'), 'utf8'));
      files.set(join(path, 'plan.json'), `${JSON.stringify({ minutes, budget, plan }, null, 2)}\n`);
    }
    compare(join(folder, 'expected'), fromProject(files, project, outFolder));
  });
});

/** Paths to the project differ with the temporary folder; in the expectation they begin at the project. */
function fromProject(files: ReadonlyMap<string, string>, project: string, outFolder: string): ReadonlyMap<string, string> {
  return new Map(
    [...files].map(([path, text]) => {
      const folder = join(outFolder, dirname(path));
      return [path, text.replaceAll(`${relative(folder, project)}/`, '<project>/')];
    }),
  );
}

function compare(expected: string, files: ReadonlyMap<string, string>): void {
  if (process.env['UPDATE'] === '1') {
    rmSync(expected, { recursive: true, force: true });
    for (const [path, text] of files) {
      mkdirSync(dirname(join(expected, path)), { recursive: true });
      writeFileSync(join(expected, path), text);
    }
  }
  const wanted = existsSync(expected)
    ? readdirSync(expected, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(expected, join(entry.parentPath, entry.name)))
    : [];
  expect([...files.keys()].sort()).toEqual(wanted.sort());
  for (const [path, text] of files) expect(text, path).toBe(readFileSync(join(expected, path), 'utf8'));
}
