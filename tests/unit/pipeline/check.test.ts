/** Checking a bakery's decks: what fails a run, and that nothing is written. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDecks } from '../../../src/pipeline/check.ts';
import { testHost } from '../../host.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lectern-check-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const BAKERY = {
  'decks/bread/deck.md': '---\ntitle: Bread\nsections: [rye]\ndate: 2026-05-01\n---\n\n# Bread\n',
  'decks/bread/sections/rye.md': '---\nexpires: 2026-01-01\n---\n\n## Rye\n',
};

async function check(files: Readonly<Record<string, string>>, strict = false) {
  const folder = mkdtempSync(join(scratch, 'bakery-'));
  for (const [path, text] of Object.entries({ ...BAKERY, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const request = { decks: [], vars: {}, themeSet: [], allowRemote: false, strict, shown: false };
  const { decks, diagnostics, failed } = await checkDecks(testHost(folder), request);
  const said = diagnostics.map(({ severity, code }) => `${severity} ${code}`);
  return { decks, said, failed, left: readdirSync(folder).sort() };
}

describe('a check', () => {
  it('writes nothing, and is content with warnings', async () => {
    const expected = { decks: 1, said: ['warning section-stale'], failed: false, left: ['decks'] };
    expect(await check({})).toEqual(expected);
  });

  it('fails by warnings where it is strict, by a flag or by the settings', async () => {
    expect(await check({}, true)).toMatchObject({ said: ['warning section-stale'], failed: true });
    expect(await check({ 'lectern.yaml': 'strict: true\n' })).toMatchObject({ failed: true });
  });

  it('fails by an error, and says all others too', async () => {
    const rye = '---\nexpires: 2026-01-01\n---\n\n## Rye\n\n[to oats](#oats)\n';
    expect(await check({ 'decks/bread/sections/rye.md': rye })).toMatchObject({
      said: ['warning section-stale', 'error dead-link'],
      failed: true,
    });
  });

  it('of no deck fails', async () => {
    expect(await check({ 'decks/bread/deck.md': '---\nsections: [oats]\n---\n' })).toMatchObject({
      decks: 0,
      failed: true,
    });
  });
});
