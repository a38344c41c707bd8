/** The gallery of an output folder, as the reports in it say. */
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { writeFiles } from '../../../src/pipeline/file-delivery.ts';
import { foreignGallery, updateGallery } from '../../../src/pipeline/gallery.ts';

const PAGE = 'b'.repeat(64);
const report = (audienceName: string | null, more: object = {}) =>
  JSON.stringify({
    title: 'The town budget',
    lang: 'en',
    page: PAGE,
    minutes: 5,
    budget: null,
    audienceName,
    slides: [{}, {}],
    diagnostics: [{ severity: 'warning' }],
    outputs: [
      { format: 'pdf', file: 'deck.pdf', bytes: 3 },
      { format: 'html', file: 'deck.html', bytes: 3 },
    ],
    ...more,
  });
const OUT = {
  '/out/budget/press/report.json': report('The press'),
  '/out/budget/press/deck.pdf': '%PDF',
  '/out/budget/council/report.json': report('The council'),
};
const update = async (host: MemoryHost, thumbnails = new Map<string, Uint8Array>()) => {
  await updateGallery(host, {
    out: '/out',
    thumbnails,
    delivery: writeFiles(host, '/out'),
    fonts: async () => ({
      value: { css: '', embedded: new Set(), fallback: new Set(), missing: new Map() },
      diagnostics: [],
    }),
  });
  return host.text('/out/index.html') ?? '';
};

describe('the gallery of an output folder', () => {
  test('lists what lies there, with the files that exist', async () => {
    const html = await update(new MemoryHost(OUT));
    expect([...html.matchAll(/<h3>(?:<a [^>]*>)?([^<]+)/g)].map((match) => match[1])).toEqual([
      'The council',
      'The press',
    ]);
    expect(html).toContain('./budget/press/deck.pdf');
    expect(html).not.toContain('deck.html');
    expect(html).toContain('1 warning');
  });

  test('passes over reports that it does not understand, and over paths that lead elsewhere', async () => {
    const html = await update(
      new MemoryHost({
        ...OUT,
        '/out/notes/report.json': '{"title": 3}',
        '/out/torn/report.json': '{"title',
        '/out/sly/report.json': report('Sly', { outputs: [{ format: 'pdf', file: '../../etc/deck.pdf' }] }),
        '/etc/deck.pdf': '%PDF',
      }),
    );
    expect(html).toContain('2 decks in 3 versions');
    expect(html).not.toContain('etc/deck.pdf');
  });

  test('keeps the thumbnail of a page that has not changed, and drops that of one that has', async () => {
    const host = new MemoryHost(OUT);
    expect(await update(host, new Map([[PAGE, new Uint8Array([1, 2, 3])]]))).toContain('base64,AQID"');
    expect(await update(host)).toContain('base64,AQID"');
    for (const audience of ['press', 'council'])
      await host.writeFile(`/out/budget/${audience}/report.json`, report('New', { page: 'c'.repeat(64) }));
    expect(await update(host)).not.toContain('<img');
  });

  test('has the same bytes when it is made again', async () => {
    const host = new MemoryHost(OUT);
    expect(await update(host)).toBe(await update(host));
  });

  test('never takes the place of a page that is not its own', async () => {
    const host = new MemoryHost({ ...OUT, '/out/index.html': '<h1>Our site</h1>' });
    expect(await foreignGallery(host, '/out')).toMatchObject([
      { code: 'gallery-kept-out', severity: 'info' },
    ]);
    await host.remove('/out/index.html');
    await update(host);
    expect(await foreignGallery(host, '/out')).toEqual([]);
  });
});
