import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';

afterAll(removeFolders);

const sizeOf = (file: string) => {
  const { width, height, type } = imageSize(readFileSync(file));
  return `${type} ${width}x${height}`;
};

describe('pictures of slides', () => {
  it('are numbered, of the size of the slide times the scale, and have the same bytes each time', async () => {
    const folder = folderWith(TOWN);
    const run = await lectern(folder, ['build', '-a', 'council', '-f', 'png,jpeg,webp', '--scale', '1.5']);
    expect(run.code, run.stderr).toBe(0);
    const slides = join(folder, 'out/budget/council/slides');
    const names = [1, 2, 3].flatMap((number) => [`00${number}.jpg`, `00${number}.png`, `00${number}.webp`]);
    expect(readdirSync(slides).sort()).toEqual(names);
    expect(names.slice(0, 3).map((name) => sizeOf(join(slides, name)))).toEqual([
      'jpg 1920x1080',
      'png 1920x1080',
      'webp 1920x1080',
    ]);
    const other = folderWith(TOWN);
    await lectern(other, ['build', '-a', 'council', '-f', 'png,jpeg,webp', '--scale', '1.5'], {
      TZ: 'Asia/Yerevan',
    });
    for (const name of names)
      expect(
        readFileSync(join(other, 'out/budget/council/slides', name)).equals(readFileSync(join(slides, name))),
        name,
      ).toBe(true);
  });

  it('of slides that are gone go too, but none that somebody changed or put there', async () => {
    const folder = folderWith({ 'talk.md': '# One\n\n---\n\n# Two\n\n---\n\n# Three\n\n---\n\n# Four\n' });
    await lectern(folder, ['build', 'talk.md', '-f', 'png']);
    const slides = join(folder, 'out/talk/slides');
    writeFileSync(join(slides, '004.png'), 'painted over');
    writeFileSync(join(slides, '009.png'), 'my own');
    writeFileSync(join(folder, 'talk.md'), '# One\n\n---\n\n# Two\n');
    const verified = await lectern(folder, ['build', 'talk.md', '-f', 'png', '--verify']);
    expect(verified.stderr).toContain('"talk/slides/003.png" is left over from an earlier build');
    expect(existsSync(join(slides, '003.png'))).toBe(true);
    expect((await lectern(folder, ['build', 'talk.md', '-f', 'png'])).code).toBe(0);
    expect(readdirSync(slides).sort()).toEqual(['001.png', '002.png', '004.png', '009.png']);
  });

  it('of no size or of a vast one are refused', async () => {
    const folder = folderWith(TOWN);
    for (const scale of ['0', '-1', '9', 'large']) {
      const run = await lectern(folder, ['build', '-f', 'png', `--scale=${scale}`]);
      expect(run.code, scale).toBe(2);
      expect(run.stderr).toContain('--scale wants a number above 0, at most 8');
    }
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
