/** From an empty folder to a deck on the screen, and what an editor is told on the way. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, type Run, removeFolders } from './program.ts';

afterAll(removeFolders);

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('lectern new in an empty folder', () => {
  let folder = '';
  let begun: Run;
  beforeAll(async () => {
    folder = folderWith({});
    begun = await lectern(folder, ['new', 'deck', 'talk']);
  });

  it('writes a deck and says which files', () => {
    expect(begun.code, begun.stderr).toBe(0);
    const paths = begun.stdout.trim().split('\n');
    expect(paths).toContain('decks/talk/deck.md');
    for (const path of paths) expect(existsSync(join(folder, path)), path).toBe(true);
    expect(begun.stderr).toBe('Build it with: lectern build talk\n');
  });

  it('gives a deck that builds at once, without a warning', async () => {
    const built = await lectern(folder, ['build', '-f', 'html', '--strict']);
    expect(built.code, built.stderr).toBe(0);
    expect(readdirSync(join(folder, 'out/talk'))).toEqual(['board', 'team']);
    const has = (audience: string) =>
      read(folder, `out/talk/${audience}/deck.html`).includes('has this line');
    expect([has('team'), has('board')]).toEqual([true, false]);
  });

  it('adds sections and a theme that the deck can use at once', async () => {
    for (const args of [
      ['section', 'prices', '--deck', 'talk'],
      ['section', 'shared/contact', '--quiet'],
      ['theme', 'mine'],
    ]) {
      const added = await lectern(folder, ['new', ...args]);
      expect(added.code, added.stderr).toBe(0);
      if (args.includes('--quiet')) expect(added.stderr).toBe('');
    }
    const spec = read(folder, 'decks/talk/deck.md');
    const changed = spec
      .replace('answer]', 'answer, prices, shared/contact]')
      .replace('theme: briefing', 'theme: mine');
    writeFileSync(join(folder, 'decks/talk/deck.md'), changed);
    const built = await lectern(folder, ['build', 'talk', '-a', 'team', '-f', 'html', '--strict']);
    expect(built.code, built.stderr).toBe(0);
    const html = read(folder, 'out/talk/team/deck.html');
    const wanted = ['>Contact<', '#1d5c8f', "@font-face{font-family:'Source Serif 4'", 'class="cover"'];
    expect(wanted.filter((one) => !html.includes(one))).toEqual([]);
  });

  it('writes over nothing', async () => {
    const before = read(folder, 'decks/talk/deck.md');
    const again = await lectern(folder, ['new', 'deck', 'talk']);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('"decks/talk/deck.md" exists already\n  hint: ');
    expect(read(folder, 'decks/talk/deck.md')).toBe(before);
  });

  it.each([
    [['new', 'deck', '../talk'], 'hint: use small letters, digits and hyphens'],
    [['new', 'secton', 'prices'], 'did you mean "section"?'],
    [['new', 'deck'], 'see lectern --help'],
    [['schema'], 'kinds: deck, section, audiences, sources, settings'],
    [['schema', 'audience'], 'did you mean "audiences"?'],
    [['schema', 'deck', '--write'], 'kinds: '],
  ])('refuses %j', async (args, hint) => {
    const refused = await lectern(folder, args);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(hint);
  });

  it('tells an editor the names of the project', async () => {
    const section = JSON.parse((await lectern(folder, ['schema', 'section'])).stdout);
    expect(section.properties.layout.enum).toContain('two-columns');
    expect(section.definitions.section.enum).toEqual([
      'answer',
      'opening',
      'prices',
      'question',
      'shared/contact',
    ]);
    const written = await lectern(folder, ['schema', '--write']);
    expect(written.code, written.stderr).toBe(0);
    expect(written.stdout.trim().split('\n')).toHaveLength(6);
    expect(JSON.parse(read(folder, '.vscode/settings.json'))['yaml.schemas']).toMatchObject({
      './.vscode/lectern/audiences.schema.json': ['decks/audiences.yaml'],
    });
  });

  it('says when the settings of the editor cannot be read, and leaves them', async () => {
    writeFileSync(join(folder, '.vscode/settings.json'), '{ "a": 1, }\n');
    const written = await lectern(folder, ['schema', '--write']);
    expect(written.code).toBe(1);
    expect(written.stderr).toContain('.vscode/settings.json:1:11 error editor-settings');
    expect(read(folder, '.vscode/settings.json')).toBe('{ "a": 1, }\n');
  });
});

it('lectern schema --write wants a project', async () => {
  expect(await lectern(folderWith({}), ['schema', '--write'])).toMatchObject({ code: 2, stdout: '' });
});
