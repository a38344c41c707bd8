import { describe, expect, it } from 'vitest';
import { findSystemFonts } from '../../../src/export/system-fonts.ts';
import { MemoryHost } from '../../../src/host/memory.ts';

const withFiles = (files: readonly string[]) =>
  new MemoryHost(Object.fromEntries(files.map((file) => [file, ''])), { env: { HOME: '/home/ada' } });

describe('fonts of the system', () => {
  it.each([
    ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', '/usr/share/fonts'],
    ['/home/ada/.local/share/fonts/Lato.otf', '/home/ada/.local/share/fonts'],
    ['/home/ada/.fonts/deep/er/Lato.TTC', '/home/ada/.fonts'],
  ])('are found: %s', async (file, folder) => {
    expect(await findSystemFonts(withFiles([file]))).toBe(folder);
  });

  it('are missing where there are folders without a font', async () => {
    expect(
      await findSystemFonts(withFiles(['/usr/share/fonts/README', '/usr/share/fonts/x/fonts.dir'])),
    ).toBeUndefined();
    expect(await findSystemFonts(withFiles([]))).toBeUndefined();
  });
});
