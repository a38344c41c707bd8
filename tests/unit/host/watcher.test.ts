/** What the system says about changes in folders, on a real disk. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Watching } from '../../../src/host/host.ts';
import { watchFolders } from '../../../src/host/watcher.ts';

let root: string;
let hints: Set<string>;
let watching: Watching;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'lectern-watch-'));
  mkdirSync(join(root, 'in'));
  writeFileSync(join(root, 'in', 'a.md'), '1');
  hints = new Set();
  watching = watchFolders(
    (path) => hints.add(path),
    (path) => !path.includes('neighbour'),
  );
  await watching.follow(new Set([root, join(root, 'in')]));
});

afterEach(async () => {
  await watching.close();
  rmSync(root, { recursive: true, force: true });
});

const hinted = (path: string) => expect.poll(() => hints.has(path), { timeout: 3_000 }).toBe(true);

describe('watching folders', () => {
  it('tells of a file that is written, made or removed', async () => {
    writeFileSync(join(root, 'in', 'a.md'), '2');
    await hinted(join(root, 'in', 'a.md'));
    writeFileSync(join(root, 'in', 'b.md'), '1');
    await hinted(join(root, 'in', 'b.md'));
    hints.clear();
    rmSync(join(root, 'in', 'a.md'));
    await hinted(join(root, 'in', 'a.md'));
  });

  it('tells of a file that is replaced, each time', async () => {
    for (const text of ['2', '3', '4']) {
      hints.clear();
      writeFileSync(join(root, 'in', '.a.md'), text);
      renameSync(join(root, 'in', '.a.md'), join(root, 'in', 'a.md'));
      await hinted(join(root, 'in', 'a.md'));
    }
  });

  it('says nothing of what concerns nobody', async () => {
    writeFileSync(join(root, 'in', 'neighbour.md'), '1');
    writeFileSync(join(root, 'in', 'neighbour.md'), '2');
    writeFileSync(join(root, 'in', 'a.md'), '2');
    await hinted(join(root, 'in', 'a.md'));
    expect([...hints].filter((path) => path.includes('neighbour'))).toEqual([]);
  });

  it('hears from a folder that went and came back', async () => {
    rmSync(join(root, 'in'), { recursive: true });
    await hinted(join(root, 'in'));
    mkdirSync(join(root, 'in'));
    await watching.follow(new Set([root, join(root, 'in')]));
    // What the old watcher heard late may close the new one once: whoever follows again has it back.
    await expect
      .poll(async () => {
        await watching.follow(new Set([root, join(root, 'in')]));
        writeFileSync(join(root, 'in', 'c.md'), String(performance.now()));
        return hints.has(join(root, 'in', 'c.md'));
      })
      .toBe(true);
  });

  it('is silent about folders that are followed no longer', async () => {
    await watching.follow(new Set([root]));
    hints.clear();
    writeFileSync(join(root, 'in', 'd.md'), '1');
    writeFileSync(join(root, 'e.md'), '1');
    await hinted(join(root, 'e.md'));
    expect(hints.has(join(root, 'in', 'd.md'))).toBe(false);
  });
});
