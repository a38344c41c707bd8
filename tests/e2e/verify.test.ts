import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';

afterAll(removeFolders);

describe('build --verify', () => {
  it('finds every file as it was built, and whichever is missing or changed', async () => {
    const folder = folderWith(TOWN);
    const formats = ['-f', 'html,pdf,handout,script,png'];
    expect((await lectern(folder, ['build', ...formats])).code).toBe(0);
    const out = join(folder, 'out');
    const stamps = () =>
      readdirSync(out, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => `${name} ${statSync(join(out, name)).mtimeMs}`);
    const before = stamps();
    const same = await lectern(folder, ['build', '--verify', ...formats], { TZ: 'Asia/Yerevan' });
    expect(same, same.stderr).toMatchObject({ code: 0, stdout: '' });
    expect(same.stderr).toMatch(/^None of \d+ files differ\.$/m);

    rmSync(join(out, 'budget/press/slides/002.png'));
    writeFileSync(join(out, 'budget/council/script.md'), '# The budget\n\nby hand\n');
    const other = await lectern(folder, ['build', '--verify', ...formats]);
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toContain('"budget/press/slides/002.png" is missing');
    expect(other.stderr).toContain('out/budget/council/script.md:3:1 error output-differs');
    // The gallery lists the files that lie there, so it is another one too.
    expect(other.stderr).toMatch(/^3 of \d+ files differ\.$/m);
    expect(stamps().filter((one) => !before.includes(one) && /\.\w+ /.test(one))).toHaveLength(1);
  });
});
