/** Some of the calls to the disk fail here; in `npm run test:faults` each write does, and very many reads. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRequest } from '../../../src/cli/options.ts';
import { buildDecks } from '../../../src/pipeline/build.ts';
import { folderWith, removeFolders, TOWN } from '../../e2e/program.ts';
import { testHost } from '../../host.ts';
import { FailingWorld, failEveryCall, failingPrinting } from './failing-host.ts';

const EVERY = process.env.LECTERN_EVERY_CALL === '1';
const world = new FailingWorld();
beforeAll(() => world.prepare());
afterAll(() => {
  world.end();
  removeFolders();
});

describe('a build on a failing disk says what to do and leaves whole files, old or new', () => {
  it.each([
    ['one write fails', { calls: 'writing', forever: false, step: EVERY ? 1 : 7 }],
    ['the disk is full', { calls: 'writing', forever: true, step: EVERY ? 1 : 11 }],
    ['one read fails', { calls: 'reading', forever: false, step: EVERY ? 11 : 311 }],
    ['the disk cannot be read', { calls: 'reading', forever: true, step: EVERY ? 13 : 401 }],
  ] as const)('%s', { timeout: EVERY ? 3_600_000 : 120_000 }, async (_, given) => {
    const { count, faults } = await failEveryCall(world, given);
    expect(count).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });
});

describe('a browser that dies', () => {
  it.each([1, 2])('at visit %i keeps one PDF from being made, and nothing else', async (k) => {
    const folder = folderWith(TOWN);
    const printing = failingPrinting(k);
    const host = testHost(folder);
    const request = { ...openRequest({ decks: [] }, host), formats: ['html', 'pdf'] as const, printing };
    const build = buildDecks(
      host,
      { ...request, strict: false, allowRemote: false },
      { start() {}, finish() {} },
    );
    await expect(build).rejects.toMatchObject({ code: 'print-crash', hint: expect.any(String) });
    const made = ['council', 'press'].flatMap((audience) =>
      ['deck.html', 'deck.pdf'].filter((name) => existsSync(join(folder, 'out/budget', audience, name))),
    );
    expect(made.toSorted()).toEqual(['deck.html', 'deck.html', 'deck.pdf']);
    expect(printing.visits()).toBe(2);
  });
});
