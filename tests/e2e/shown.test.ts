/**
 * What is said about slides as they are shown, by the program itself in a real browser: the fixtures of
 * `diagnostics/shown`, each a small project with its expectations beside its faults.
 */
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Fixture, layDown, readFixture } from '../diagnostics/fixture.ts';
import { lectern } from './program.ts';

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
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

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
