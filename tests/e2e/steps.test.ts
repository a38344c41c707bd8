import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPdf } from './pdf.ts';
import { folderWith, lectern, removeFolders } from './program.ts';

afterAll(removeFolders);

const talk =
  '---\npaginate: true\n---\n\n# Bridges\n\n[the end](#end)\n\n* stone\n* iron\n\n---\n\n# Roads\n\n- gravel\n\n---\n\n# End\n\n1) paint\n';

describe('build --steps', () => {
  it('gives a page for each step; outline, tags and numbers stay those of the slides', async () => {
    const folder = folderWith({ 'talk.md': talk });
    const run = await lectern(folder, ['build', 'talk.md', '-f', 'pdf', '--steps']);
    expect(run.code, run.stderr).toBe(0);
    const pdf = await readPdf(join(folder, 'out/talk/deck.pdf'));
    const seen = pdf.text.map((text) =>
      ['stone', 'iron', 'gravel', 'paint'].filter((word) => text.includes(word)),
    );
    expect(seen).toEqual([[], ['stone'], ['stone', 'iron'], ['gravel'], [], ['paint']]);
    expect(pdf.text.map((text) => /\d(?=\D*$)/.exec(text)?.[0])).toEqual(['1', '1', '1', '2', '3', '3']);
    expect(pdf.outline).toEqual(['Bridges', 'Roads', 'End']);
    expect(pdf.roles.map((roles) => roles.filter((role) => role === 'H1').length)).toEqual([
      0, 0, 1, 1, 0, 1,
    ]);
    expect(pdf.linkPages).toEqual([5, 5, 5]);
  });

  it('changes nothing where nothing is shown step by step', async () => {
    const folder = folderWith({ 'talk.md': '# Roads\n\n- gravel\n\n---\n\n# End\n' });
    await lectern(folder, ['build', 'talk.md', '-f', 'pdf', '--steps']);
    expect((await readPdf(join(folder, 'out/talk/deck.pdf'))).pages).toBe(2);
  });
});
