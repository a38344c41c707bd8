/** The built program, spawned as a user would, in a folder of the test's own. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'dist', 'lectern.js');

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `lectern …args` in `cwd` and gives what it said. */
export function lectern(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd,
      env: {
        ...process.env,
        NO_COLOR: '1',
        SOURCE_DATE_EPOCH: '1700000000',
        LECTERN_CACHE: `${cwd}-cache`,
        ...env,
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}

/** Makes a temporary folder with these files (path → text) and gives its path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-e2e-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

/** Removes every folder that `folderWith` made. */
export function removeFolders(): void {
  for (const folder of folders.splice(0))
    for (const path of [folder, `${folder}-cache`]) rmSync(path, { recursive: true, force: true });
}

/** A small project: one talk of a town for its council and for the press. */
export const TOWN = {
  'decks/audiences.yaml': 'council:\n  name: the council\n  is: [official]\npress:\n  name: the press\n',
  'decks/budget/deck.md':
    '---\ntitle: The budget\nauthor: The treasurer\nlang: en\npaginate: true\naudiences: [council, press]\nsections: [totals, reserve]\n---\n\n# {{ deck.title }}\n\nFor {{ audience.name }}\n',
  'decks/budget/sections/totals.md':
    '---\ntitle: Totals\n---\n\n## Totals\n\nTwelve **million**.\n\n![A road](../assets/road.svg)\n\n<!-- Breathe before this slide. -->\n',
  'decks/budget/sections/reserve.md':
    '---\ntitle: Reserve\nfor: official\n---\n\n## Reserve\n\nFour millions lie in the cellar.\n',
  'decks/budget/assets/road.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 20 18 0h4l18 20z" fill="#555"/></svg>\n',
} as const;
