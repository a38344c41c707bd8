/** Batches come back as they were kept, and those that were used last stay. */
import { expect, it } from 'vitest';
import type { Batch } from '../../../../src/export/joined/batch.ts';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { keepBatches } from '../../../../src/pipeline/cache/batches.ts';
import { openStore } from '../../../../src/pipeline/cache/store.ts';

const batchOf = (...slides: readonly string[]): Batch => ({
  slides,
  pdf: Buffer.from(`PDF of ${slides.join(' ')}`),
  answers: slides.map((slide) => ({ slide })),
  pictures: slides.map((slide, index) => (index === 1 ? Buffer.from(slide) : undefined)),
});

function open(host: MemoryHost, more: { prefix?: string; read?: boolean } = {}) {
  return keepBatches(openStore(host, '/kept', { mostBytes: 1e9 }), { prefix: 'one', read: true, ...more });
}

it('gives batches of a look again, to another run with the same program and browser', async () => {
  const host = new MemoryHost();
  const first = open(host);
  await Promise.all([first.keep('dark', batchOf('a', 'b')), first.keep('dark', batchOf('c'))]);
  await first.keep('light', batchOf('d'));
  const batches = await open(host).list('dark');
  expect(batches.map(({ slides }) => slides).sort()).toEqual([['a', 'b'], ['c']]);
  const loaded = await Promise.all(batches.map((one) => one.load()));
  const found = loaded.find((one) => one?.slides.length === 2);
  expect(found?.answers).toEqual([{ slide: 'a' }, { slide: 'b' }]);
  expect([String(found?.pdf), ...(found?.pictures ?? []).map(String)]).toEqual([
    'PDF of a b',
    'undefined',
    'b',
  ]);
  expect(await open(host, { prefix: 'two' }).list('dark')).toEqual([]);
  expect(await open(host, { read: false }).list('dark')).toEqual([]);
});

it('lists two hundred of a look, and drops those that no run has used for longest', async () => {
  const host = new MemoryHost();
  await open(host).keep('dark', batchOf('first'));
  await open(host).keep('dark', batchOf('second'));
  for (let index = 0; index < 200; index += 1) {
    const run = open(host);
    const [used] = (await run.list('dark')).filter(({ slides }) => slides[0] === 'first');
    await used?.load();
    await run.keep('dark', batchOf(`edit ${index}`));
  }
  const names = (await open(host).list('dark')).flatMap(({ slides }) => slides);
  expect(names).toHaveLength(200);
  expect(names).toContain('first');
  expect(names).not.toContain('second');
});
