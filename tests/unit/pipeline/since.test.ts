/** What an edit touches, asked of a real repository. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { formatImpact, formatImpactMarkdown } from '../../../src/cli/report/impact.ts';
import { impactSince } from '../../../src/pipeline/since.ts';
import { folderWith, removeFolders } from '../../e2e/program.ts';
import { testHost } from '../../host.ts';

afterAll(removeFolders);

const drawing = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="4"><path d="M0 0h4"/></svg>`;
const FILES = {
  '.gitignore': 'out/\ncharts/\n',
  'talks/decks/audiences.yaml': 'press:\n  name: the press\nstaff:\n  name: the staff\n',
  'talks/decks/harbour/deck.md':
    '---\ntitle: The harbour\naudiences: [press, staff]\nsections: [plan, price]\n---\n\n# {{ deck.title }}\n',
  'talks/decks/harbour/sections/plan.md':
    '## The plan\n\nTwo quays\n\n---\n\n## The drawing\n\n![Quay](../assets/quay.svg)\n\n![Chart](../charts/cost.svg)\n',
  'talks/decks/harbour/sections/price.md':
    '---\nfor: staff\n---\n\n## The price\n\nNine millions\n\n<!-- Breathe. -->\n',
  'talks/decks/harbour/assets/quay.svg': drawing(8),
  'talks/decks/market/deck.md': '---\ntitle: The market\nsections: []\n---\n\n# Fish\n',
};

let repository = '';
const git = (...args: string[]) =>
  execFileSync('git', ['-C', repository, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    encoding: 'utf8',
  });
const edit = (path: string, change: (text: string) => string) => {
  const file = join(repository, 'talks/decks', path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
const ask = (since = 'HEAD', folder = 'talks') =>
  impactSince(testHost(join(repository, folder), { PATH: process.env.PATH ?? '' }), {
    since,
    decks: [],
    vars: {},
  });
const impactOf = async (since?: string) => {
  const { impact, diagnostics } = await ask(since);
  if (impact === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return impact;
};
const standings = async () =>
  (await impactOf()).decks.map(({ deck, audience, standing }) => `${deck} ${audience ?? '-'} ${standing}`);

beforeEach(() => {
  repository = folderWith(FILES);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'begin');
  // Generated, ignored by git, and the same before and now.
  mkdirSync(join(repository, 'talks/decks/harbour/charts'));
  writeFileSync(join(repository, 'talks/decks/harbour/charts/cost.svg'), drawing(6));
});

describe('an edit', () => {
  it('that did not happen touches nothing', async () => {
    expect(await standings()).toEqual([
      'harbour press untouched',
      'harbour staff untouched',
      'market - untouched',
    ]);
    expect(formatImpact(await impactOf())).toContain(
      'Untouched: harbour for press, harbour for staff, market.',
    );
  });

  it('of a section touches the slides that it is on, for those who get them', async () => {
    edit('harbour/sections/price.md', (text) => text.replace('Nine', 'Ten'));
    const impact = await impactOf();
    expect(await standings()).toEqual([
      'harbour press untouched',
      'harbour staff touched',
      'market - untouched',
    ]);
    expect(impact.decks[1]?.touched).toMatchObject([
      { standing: 'changed', section: 'price', heading: 'The price', left: 4, right: 4 },
    ]);
    expect(formatImpactMarkdown(impact)).toContain('| harbour | staff | 1 of 4 changed |');
  });

  it('of a picture touches the slide that shows it, and of a note that slide alone', async () => {
    edit('harbour/assets/quay.svg', () => drawing(9));
    edit('harbour/sections/price.md', (text) => text.replace('Breathe', 'Smile'));
    const text = formatImpact(await impactOf());
    expect(text).toMatch(
      /harbour for press: 1 of 3 changed\n {2}slide 3 +The drawing: looks otherwise \(plan\)\n/,
    );
    expect(text).toMatch(/slide 4 +The price: speaker notes only \(price\)/);
  });

  it('of order, audiences and decks is told too', async () => {
    edit('harbour/deck.md', (text) =>
      text.replace('[press, staff]', '[press]').replace('[plan, price]', '[plan]'),
    );
    edit('harbour/sections/plan.md', (text) => `## Before all\n\n---\n\n${text}`);
    rmSync(join(repository, 'talks/decks/market'), { recursive: true });
    mkdirSync(join(repository, 'talks/decks/fair'));
    writeFileSync(join(repository, 'talks/decks/fair/deck.md'), '# Lights\n');
    expect(await standings()).toEqual([
      'fair - new',
      'harbour press touched',
      'harbour staff gone',
      'market - gone',
    ]);
  });

  it('is counted from where a branch began, not from what others did since', async () => {
    git('checkout', '-qb', 'work');
    edit('harbour/sections/price.md', (text) => text.replace('Nine', 'Ten'));
    git('commit', '-qam', 'raise the price');
    git('checkout', '-q', 'main');
    edit('market/deck.md', (text) => text.replace('Fish', 'Fruit'));
    git('commit', '-qam', 'sell fruit');
    git('checkout', '-q', 'work');
    const { decks } = await impactOf('main');
    expect(decks.filter(({ standing }) => standing !== 'untouched').map(({ deck }) => deck)).toEqual([
      'harbour',
    ]);
  });

  it('is found where files are links', async () => {
    symlinkSync('price.md', join(repository, 'talks/decks/harbour/sections/cost.md'));
    edit('harbour/deck.md', (text) => text.replace('price]', 'cost]'));
    git('add', '-A');
    git('commit', '-qm', 'link');
    expect(await standings()).toEqual([
      'harbour press untouched',
      'harbour staff untouched',
      'market - untouched',
    ]);
    edit('harbour/sections/price.md', (text) => text.replace('Nine', 'Ten'));
    expect((await standings())[1]).toBe('harbour staff touched');
  });

  it('that breaks a deck is an error with its place', async () => {
    edit('harbour/sections/plan.md', () => '{{ vars.none }}\n');
    const { impact, diagnostics } = await ask();
    expect(impact).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain('undefined-variable');
  });
});

describe('git', () => {
  it('is given a name and nothing that it could take for an option', async () => {
    await expect(ask('--output=/tmp/x')).rejects.toMatchObject({
      code: 'usage',
      message: 'git knows no commit "--output=/tmp/x"',
    });
    await expect(ask('nowhere')).rejects.toMatchObject({ code: 'usage' });
  });

  it('is said to be missing, and so is a repository', async () => {
    const request = { since: 'main', decks: [], vars: {} };
    await expect(impactSince(testHost(repository), request)).rejects.toMatchObject({ code: 'git-missing' });
    const bare = folderWith({ 'decks/market/deck.md': '# Fish\n' });
    const host = testHost(bare, { PATH: process.env.PATH ?? '' });
    await expect(impactSince(host, request)).rejects.toMatchObject({ code: 'usage' });
  });

  it('runs no program that the repository names', async () => {
    const trap = join(repository, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch ${join(repository, 'trapped')}\n`, { mode: 0o755 });
    git('config', 'core.fsmonitor', trap);
    git('config', 'core.pager', trap);
    git('config', 'diff.external', trap);
    git('config', 'filter.trap.smudge', trap);
    writeFileSync(join(repository, '.gitattributes'), '*.md filter=trap diff=trap\n');
    await impactOf();
    expect(() => readFileSync(join(repository, 'trapped'))).toThrow();
  });
});
