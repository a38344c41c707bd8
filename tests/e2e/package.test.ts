/** What `npm pack` would publish: what runs, what describes its types, what a reader needs. It builds decks when it is unpacked. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderWith, removeFolders, TOWN } from './program.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'lectern-pack-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeFolders();
});

const MAY_BE = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|SECURITY\.md|LICENSE)$/,
  /^dist\/(?:lectern|renderer|index|measure)\.js$/,
  /^dist\/(?:own-words\.txt|program\.json)$/,
  /^dist\/chunks\/[\w.-]+\.cjs$/,
  /^dist\/viewer\/[\w-]+\.(?:js|css)$/,
  /^dist\/[\w/.-]+\.d\.ts$/,
  /^docs\/[\w-]+\.md$/,
  /^themes\//,
];

it('the package holds only what runs, and runs', () => {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
  const strange = files.map(({ path }) => path).filter((path) => !MAY_BE.some((one) => one.test(path)));
  expect(strange).toEqual([]);
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
  symlinkSync(join(root, 'node_modules'), join(folder, 'package', 'node_modules'));
  const program = join(folder, 'package', 'dist', 'lectern.js');
  const run = (args: readonly string[], cwd: string) =>
    execFileSync(process.execPath, [program, ...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const made = run(['build', '-f', 'html,presenter,pdf', '--force'], folderWith(TOWN));
  expect(made).toContain('out/budget/press/deck.pdf');
  expect(
    run(
      ['build', 'dangerous.md', '-f', 'html'],
      folderWith({ 'dangerous.md': `# a\n\n${'-'.repeat(500)}\n` }),
    ),
  ).toContain('out/dangerous/deck.html');
});
