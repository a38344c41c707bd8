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

  it('asks the network only when links are to be looked at, each address once', async () => {
    const folder = mkdtempSync(join(scratch, 'links-'));
    writeFileSync(
      join(folder, 'talk.md'),
      '# A\n\nhttps://rye.bread/a https://rye.bread/b\n\nhttps://rye.bread/a\n',
    );
    const asked: string[] = [];
    const askAddress = async (address: string) => {
      asked.push(address);
      return address.endsWith('a') ? 404 : 200;
    };
    const host = { ...testHost(folder), askAddress };
    const request = {
      decks: ['talk.md'],
      vars: {},
      themeSet: [],
      allowRemote: false,
      strict: false,
      shown: false,
    };
    expect((await checkDecks(host, request)).diagnostics).toEqual([]);
    expect(asked).toEqual([]);
    const { diagnostics, failed } = await checkDecks(host, { ...request, links: true });
    expect(diagnostics.map(({ code, at, related }) => [code, at?.line, related?.[0]?.message])).toEqual([
      ['dead-link', 3, 'in deck talk'],
      ['dead-link', 5, 'in deck talk'],
    ]);
    expect([asked.sort(), failed]).toEqual([['https://rye.bread/a', 'https://rye.bread/b'], false]);
  });

  it('says what is wrong in a section once, with all audiences that get it', async () => {
    const { said } = await check({
      'decks/audiences.yaml': 'cooks:\n  name: the cooks\nguests:\n  name: the guests\n',
      'decks/bread/deck.md':
        '---\ntitle: Bread\nsections: [rye]\naudiences: [cooks, guests]\n---\n\n# Bread\n',
      'decks/bread/sections/rye.md': '## Rye\n\n<!-- pagnate: true -->\n',
    });
    expect(said).toEqual(['warning unknown-directive']);
  });
});
