/**
 * What is said about slides as they are shown, by the program itself in a real browser: the fixtures of
 * `diagnostics/shown`, each a small project with its expectations beside its faults.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Fixture, layDown, readFixture } from '../diagnostics/fixture.ts';
import { folderWith, lectern, removeFolders } from './program.ts';

interface Said {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint: string | null;
  readonly at: { readonly file: string; readonly line: number; readonly column: number } | null;
}

const here = join(import.meta.dirname, '..', 'diagnostics', 'shown');
const fixtures = readdirSync(here)
  .sort()
  .map((name): [string, string, Fixture] => {
    const fixture = readFixture(join(here, name));
    return [fixture.sentence, name, fixture];
  });
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-shown-')));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  removeFolders();
});

describe('a deck in which', () => {
  it.each(fixtures)('%s (%s)', async (_sentence, name, fixture) => {
    const folder = join(scratch, name);
    layDown(fixture, folder);
    const run = await lectern(folder, [...fixture.command, '--json']);
    const { diagnostics }: { diagnostics: readonly Said[] } = JSON.parse(run.stdout);
    const said = diagnostics.map(({ at, severity, code }) => {
      const place = at === null ? '' : `${at.file}:${at.line}:${at.column} `;
      return `${place}${severity} ${code}`;
    });
    expect(said.sort(), run.stdout).toEqual(fixture.expected);
    const unlike = diagnostics.filter(
      ({ message, hint }) => /^[A-Z]|[.!]$/.test(message) || hint === null || /^[A-Z]|[.!]$/.test(hint),
    );
    expect(unlike).toEqual([]);
  });
});

/** A market of two audiences: for one of them a list is too long. */
const MARKET = {
  'decks/audiences.yaml': 'keepers:\n  name: the keepers\nguests:\n  name: the guests\n',
  'decks/market/deck.md':
    '---\ntitle: The market\nlang: en\ntheme: default\naudiences: [keepers, guests]\nsections: [stalls]\n---\n\n# The market\n',
  'decks/market/sections/stalls.md': `## Stalls\n\n- Apples\n- Pears\n\n::: for keepers\n\n${'- Plums\n'.repeat(12)}\n:::\n\n## {{ audience.name }}\n`,
};

describe('a build', () => {
  it('says what is cut off while it prints, also where each step has a page', async () => {
    for (const more of [[], ['--steps']]) {
      const folder = folderWith(MARKET);
      const run = await lectern(folder, ['build', '-f', 'pdf', '--json', ...more]);
      const { diagnostics } = JSON.parse(run.stdout);
      expect([run.code, diagnostics.length], run.stdout).toEqual([0, 1]);
      expect(diagnostics[0]).toMatchObject({
        code: 'slide-overflows',
        at: { file: 'decks/market/sections/stalls.md' },
        related: [{ message: 'in deck market for keepers, slide 2' }],
      });
      const codesFor = (audience: string) =>
        JSON.parse(
          readFileSync(join(folder, 'out', 'market', audience, 'report.json'), 'utf8'),
        ).diagnostics.map((one: { code: string }) => one.code);
      expect([codesFor('keepers'), codesFor('guests')]).toEqual([['slide-overflows'], []]);
    }
  });

  it('that is strict leaves that deck out, and writes the others', async () => {
    const folder = folderWith(MARKET);
    const run = await lectern(folder, ['build', '-f', 'pdf', '--strict']);
    expect([run.code, run.stderr.includes('error slide-overflows')]).toEqual([1, true]);
    const written = ['keepers', 'guests'].map((one) =>
      existsSync(join(folder, 'out', 'market', one, 'deck.pdf')),
    );
    expect(written).toEqual([false, true]);
  });
});

describe('a build with a theme that hides all text', () => {
  it('says so, and makes every file', async () => {
    const folder = folderWith({
      'decks/budget/deck.md': '---\ntheme: sham\n---\n\n# The budget\n\n- was refused\n',
      'themes/sham.css':
        '/* @theme sham */\nsection *{display:none!important}section::after{content:"Approved";font-size:99px}',
    });
    const formats = 'html,presenter,pdf,handout,script,png';
    const run = await lectern(folder, ['build', '--theme-set', 'themes', '-f', formats]);
    expect([run.code, run.stderr]).toEqual([0, expect.stringContaining('5:3 warning unseen-text')]);
    for (const name of ['deck.pdf', 'handout.pdf', 'script.pdf'])
      expect(existsSync(join(folder, 'out', 'budget', name))).toBe(true);
  });
});

describe('a check', () => {
  it('fails by what it sees only when it is strict', async () => {
    const folder = folderWith(MARKET);
    const codes = await Promise.all(
      [[], ['--strict'], ['--strict', '--no-shown']].map((more) => lectern(folder, ['check', ...more])),
    );
    expect(codes.map(({ code }) => code)).toEqual([0, 1, 0]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('without a browser says what the texts say, and that it could not look', async () => {
    const folder = folderWith({ ...MARKET, 'decks/market/sections/stalls.md': '## Stalls\n\n[Map](#map)\n' });
    const run = await lectern(folder, ['check'], { LECTERN_BROWSER: join(folder, 'none') });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/error dead-link[\s\S]*browser/);
  });
});
