/** What is written into an output folder, and what stays as another hand left it. */
import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { writeFiles } from '../../../src/pipeline/file-delivery.ts';
import { foreignOutputs } from '../../../src/pipeline/foreign-outputs.ts';
import { readLedger } from '../../../src/pipeline/ledger.ts';

const FOLDER = '/out/fair';
const bytes = (text: string) => new TextEncoder().encode(text);

/** Delivers files (name → text) as a build does, and gives the codes and words of what it said. */
async function deliver(
  host: MemoryHost,
  files: Readonly<Record<string, string>>,
  drops: readonly string[] = [],
) {
  const delivery = writeFiles(host, '/out');
  await delivery.inFolder(FOLDER, async ({ put, drop }) => {
    for (const [name, text] of Object.entries(files)) await put(`${FOLDER}/${name}`, bytes(text));
    for (const name of drops) await drop(`${FOLDER}/${name}`);
  });
  return delivery.findings.map(({ code, message, hint }) => `${code}: ${message} (${hint})`);
}

/** Changes a file behind the back of all builds. */
const edit = (host: MemoryHost, name: string, text: string) => host.writeFile(`${FOLDER}/${name}`, text);
const visible = (host: MemoryHost) => host.files.filter((file) => !file.includes('/.'));

describe('a delivery', () => {
  it('writes over its own files without a word, and lists them', async () => {
    const host = new MemoryHost();
    expect(await deliver(host, { 'deck.md': 'one', 'slides/001.png': 'p' })).toEqual([]);
    expect(await deliver(host, { 'deck.md': 'two' })).toEqual([]);
    expect(host.text('/out/fair/deck.md')).toBe('two');
    expect([...(await readLedger(host, '/out', FOLDER)).keys()]).toEqual(['deck.md', 'slides/001.png']);
    expect(visible(host)).toEqual(['/out/fair/deck.md', '/out/fair/slides/001.png']);
  });

  it('keeps an edited file aside and never writes over one that was kept before', async () => {
    const host = new MemoryHost();
    await deliver(host, { 'deck.md': 'one' });
    await edit(host, 'deck.md', 'mine');
    expect(await deliver(host, { 'deck.md': 'two' })).toEqual([
      'output-edited: "fair/deck.md" was changed since it was built (what it held is now fair/deck.edited.md; move the change to the sections, then delete that file)',
    ]);
    await edit(host, 'deck.md', 'mine again');
    expect(await deliver(host, { 'deck.md': 'two' })).toHaveLength(1);
    expect(
      ['deck.md', 'deck.edited.md', 'deck.edited-2.md'].map((name) => host.text(`${FOLDER}/${name}`)),
    ).toEqual(['two', 'mine', 'mine again']);
    expect(await deliver(host, { 'deck.md': 'three' })).toEqual([]);
  });

  it('keeps a file aside that came while the deck was being made', async () => {
    const host = new MemoryHost({ [`${FOLDER}/deck.md`]: 'somebody else' });
    expect(await deliver(host, { 'deck.md': 'one' })).toHaveLength(1);
    expect(host.text(`${FOLDER}/deck.edited.md`)).toBe('somebody else');
  });

  it('has nothing to say of an edit that is what it would write', async () => {
    const host = new MemoryHost();
    await deliver(host, { 'deck.md': 'one' });
    await edit(host, 'deck.md', 'two');
    expect(await deliver(host, { 'deck.md': 'two' })).toEqual([]);
    await edit(host, 'deck.md', 'three');
    expect(await deliver(host, { 'deck.md': 'four' })).toHaveLength(1);
  });

  it('removes what an earlier build wrote, but not when it was edited or when no build wrote it', async () => {
    const host = new MemoryHost();
    await deliver(host, { 'slides/001.png': 'a', 'slides/002.png': 'b', 'slides/003.png': 'c' });
    await edit(host, 'slides/003.png', 'retouched');
    await edit(host, 'slides/004.png', 'from a friend');
    await deliver(host, { 'slides/001.png': 'a' }, ['slides/002.png', 'slides/003.png', 'slides/004.png']);
    expect(visible(host)).toEqual(['001', '003', '004'].map((name) => `${FOLDER}/slides/${name}.png`));
    expect([...(await readLedger(host, '/out', FOLDER)).keys()]).toEqual([
      'slides/001.png',
      'slides/003.png',
    ]);
  });

  it('still knows its files when the list was lost: the report names them', async () => {
    const host = new MemoryHost();
    const hash = '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed';
    await deliver(host, {
      'deck.md': 'one',
      'report.json': JSON.stringify({ outputs: [{ file: 'deck.md', sha256: hash }] }),
    });
    await host.remove('/out/.lectern');
    expect(await deliver(host, { 'deck.md': 'two', 'report.json': '{}' })).toEqual([]);
    expect(visible(host)).toHaveLength(2);
  });

  it('takes turns with another one in the same folder, so that both say the same of what lies there', async () => {
    const host = new MemoryHost();
    const said = await Promise.all(['one', 'two', 'three'].map((text) => deliver(host, { 'deck.md': text })));
    expect(said.flat()).toEqual([]);
    expect(host.text(`${FOLDER}/deck.md`)).toBe('three');
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'that is cut off after %i writes leaves files that the next one takes for its own',
    async (count) => {
      const host = new MemoryHost();
      await deliver(host, { 'deck.md': 'one', 'deck.html': 'one' });
      const failing = new Proxy(host, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          if (name !== 'writeFile') return typeof value === 'function' ? value.bind(target) : value;
          return (...args: Parameters<MemoryHost['writeFile']>) => {
            left -= 1;
            return left < 0 ? Promise.reject(new Error('the power is gone')) : target.writeFile(...args);
          };
        },
      });
      let left = count;
      await deliver(failing, { 'deck.md': 'two', 'deck.html': 'two' }).catch(() => undefined);
      expect(await deliver(host, { 'deck.md': 'three', 'deck.html': 'three' })).toEqual([]);
      expect(visible(host)).toHaveLength(2);
    },
  );
});

describe('foreign outputs', () => {
  it('are files that no build wrote and one would be written over, of the formats that were asked for', async () => {
    const host = new MemoryHost();
    await deliver(host, { 'deck.md': 'one' });
    for (const name of [
      'deck.html',
      'deck.pdf',
      'notes.txt',
      'slides/001.png',
      'slides/002.png',
      'slides/a.png',
    ])
      await edit(host, name, 'mine');
    const found = async (...formats: ('html' | 'png')[]) =>
      (await foreignOutputs(host, '/out', [{ folder: FOLDER, formats, slides: 1 }])).map(
        ({ at }) => at?.file,
      );
    expect(await found('html')).toEqual([`${FOLDER}/deck.html`]);
    expect(await found('png')).toEqual([`${FOLDER}/slides/001.png`]);
  });
});
