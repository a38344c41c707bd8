import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from './pdf.ts';
import { folderWith, lectern, type Run, removeFolders, TOWN } from './program.ts';

afterAll(removeFolders);

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('a project with two audiences', () => {
  let folder = '';
  let run: Run;
  beforeAll(async () => {
    folder = folderWith(TOWN);
    run = await lectern(folder, ['build']);
  });

  it('gives a deck for each, and paths on stdout only', () => {
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout.trim().split('\n')).toEqual([
      ...['council', 'press'].flatMap((audience) =>
        ['deck.md', 'deck.html', 'deck.pdf', 'report.json'].map((name) => `out/budget/${audience}/${name}`),
      ),
      'out/index.html',
    ]);
    expect(readdirSync(join(folder, 'out/budget/press')).sort()).toEqual([
      'deck.html',
      'deck.md',
      'deck.pdf',
      'report.json',
    ]);
  });

  it('keeps what is for one audience out of every file of the other', () => {
    for (const name of ['deck.md', 'deck.html', 'deck.pdf', 'report.json']) {
      expect(readFileSync(join(folder, 'out/budget/press', name)).includes('Reserve'), name).toBe(false);
      expect(readFileSync(join(folder, 'out/budget/press', name)).includes('cellar'), name).toBe(false);
    }
    expect(read(folder, 'out/budget/council/deck.html')).toContain('cellar');
  });

  it('writes speaker notes into no shared file', () => {
    for (const name of ['deck.md', 'deck.html', 'report.json'])
      expect(read(folder, `out/budget/press/${name}`)).not.toContain('Breathe');
  });

  it('makes a page that needs nothing from outside and says so itself', () => {
    const html = read(folder, 'out/budget/press/deck.html');
    expect(html).toContain('data:image/svg+xml;base64,');
    expect(html).toContain("default-src 'none'");
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en"[ >]/);
    expect(html).toContain('<title>The budget</title>');
    expect(html.replace(/xmlns(:\w+)?="[^"]*"|https?:\/\/www\.w3\.org\/[\w/.#]*/g, '')).not.toMatch(
      /(?:src|href|url\()=?["'(]?\s*(?:https?:)?\/\//,
    );
  });

  it('prints a tagged PDF with title, author, language, outline and alternative texts', async () => {
    const pdf = await readPdf(join(folder, 'out/budget/council/deck.pdf'));
    expect(pdf).toMatchObject({
      pages: 3,
      title: 'The budget',
      author: 'The treasurer',
      lang: 'en',
      tagged: true,
    });
    expect(pdf.text[2]).toContain('Four millions lie in the cellar.');
    expect(pdf.outline).toEqual(['The budget']);
    expect(pdf.roles.flat()).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Figure']));
    expect(pdf.alts).toContain('A road');
    expect((await readPdf(join(folder, 'out/budget/press/deck.pdf'))).pages).toBe(2);
  });

  it('reports plan, slides, inputs and outputs', () => {
    const report = JSON.parse(read(folder, 'out/budget/council/report.json'));
    expect(report.plan.map((entry: { id: string }) => entry.id)).toEqual(['opening', 'totals', 'reserve']);
    expect(report.slides[2]).toMatchObject({
      number: 3,
      heading: 'Reserve',
      section: 'reserve',
      file: 'decks/budget/sections/reserve.md',
      line: 6,
    });
    expect(report.outputs.map((output: { file: string }) => output.file)).toEqual([
      'deck.md',
      'deck.html',
      'deck.pdf',
    ]);
  });

  it('gives the same bytes in another folder, time zone and language', async () => {
    const other = folderWith(TOWN);
    const again = await lectern(other, ['build', '-a', 'press'], {
      TZ: 'Asia/Yerevan',
      LANG: 'de_DE.UTF-8',
    });
    expect(again.code, again.stderr).toBe(0);
    for (const name of ['deck.md', 'deck.html', 'deck.pdf', 'report.json']) {
      expect(
        readFileSync(join(other, 'out/budget/press', name)).equals(
          readFileSync(join(folder, 'out/budget/press', name)),
        ),
        name,
      ).toBe(true);
    }
  });
});

describe('--json', () => {
  it('gives one document that lists the outputs', async () => {
    const folder = folderWith(TOWN);
    const run = await lectern(folder, [
      'build',
      'budget',
      '--audience',
      'press',
      '--format',
      'html',
      '--json',
    ]);
    const { decks, diagnostics } = JSON.parse(run.stdout);
    expect(run.code).toBe(0);
    expect(diagnostics).toEqual([]);
    expect(decks).toMatchObject([{ deck: 'budget', audience: 'press', row: null, slides: 2, minutes: 2 }]);
    expect(
      decks[0].outputs.map((output: { format: string; path: string }) => `${output.format} ${output.path}`),
    ).toEqual([
      'md out/budget/press/deck.md',
      'html out/budget/press/deck.html',
      'json out/budget/press/report.json',
    ]);
  });
});

describe('faults in the text', () => {
  it.each([
    [
      'an unknown key',
      { 'decks/budget/sections/totals.md': '---\ntitel: Totals\n---\n\n# T\n' },
      'decks/budget/sections/totals.md:2:1 error unknown-key',
      'did you mean "title"?',
    ],
    [
      'broken front matter',
      {
        'decks/budget/sections/totals.md': '---\ntitle: Totals: all\n---\n\n# T\n',
      },
      'decks/budget/sections/totals.md:2:',
      'quotes',
    ],
    [
      'a missing section',
      {
        'decks/budget/deck.md': '---\naudiences: [press]\nsections: [totalls]\n---\n# A\n',
      },
      'decks/budget/deck.md:3:12 error section-missing',
      'did you mean "totals"?',
    ],
    [
      'an unknown audience',
      {
        'decks/budget/deck.md': '---\naudiences: [pres]\nsections: [totals]\n---\n# A\n',
      },
      'decks/budget/deck.md:2:13 error unknown-audience',
      'did you mean "press"?',
    ],
    [
      'a missing image',
      {
        'decks/budget/sections/totals.md': '# T\n\n![A road](../assets/raod.svg)\n',
      },
      'decks/budget/sections/totals.md:3:',
      'did you mean "road.svg"?',
    ],
    [
      'an unknown theme',
      {
        'decks/budget/deck.md': '---\ntheme: briefng\naudiences: [press]\nsections: [totals]\n---\n# A\n',
      },
      'decks/budget/deck.md:2:8 error unknown-theme',
      'did you mean "briefing"?',
    ],
    [
      'a missing value',
      { 'decks/budget/sections/totals.md': '# T\n\n{{ audience.nam }}\n' },
      'decks/budget/sections/totals.md:3:4 error undefined-variable',
      'did you mean "name"?',
    ],
  ])('%s is told with place, frame and hint; nothing is written', async (_, files, place, hint) => {
    const folder = folderWith({ ...TOWN, ...files });
    const run = await lectern(folder, ['build']);
    expect(run.code).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(place);
    expect(run.stderr).toMatch(/\n {3}\d \| .*\n {5}\| *\^/);
    expect(run.stderr).toContain(hint);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('are all told at once', async () => {
    const folder = folderWith({
      ...TOWN,
      'decks/budget/sections/totals.md': '---\ntitel: x\n---\n# T\n',
      'decks/budget/sections/reserve.md': '---\nfor: offical\n---\n# R\n',
    });
    const { stderr } = await lectern(folder, ['build']);
    expect(stderr).toContain('unknown-key');
    expect(stderr).toContain('unknown-audience');
  });

  it('leave the files of an earlier build as they were', async () => {
    const folder = folderWith(TOWN);
    await lectern(folder, ['build', '-f', 'html']);
    const before = read(folder, 'out/budget/press/deck.html');
    const broken = folderWith({
      ...TOWN,
      'decks/budget/sections/totals.md': '{{ none }}',
    });
    await lectern(broken, ['build', '-f', 'html', '-o', join(folder, 'out')]);
    expect(read(folder, 'out/budget/press/deck.html')).toBe(before);
  });
});

describe('usage and machine', () => {
  it('an unknown flag, format or deck ends with 2 or 1 and a hint', async () => {
    const folder = folderWith(TOWN);
    expect((await lectern(folder, ['build', '--frmat', 'pdf'])).code).toBe(2);
    expect(await lectern(folder, ['build', '-f', 'docx'])).toMatchObject({
      code: 2,
      stdout: '',
    });
    const missing = await lectern(folder, ['build', 'budgte']);
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('did you mean "budget"?');
  });

  it('without a browser HTML is still built, PDF ends with 2 and what to do', async () => {
    const folder = folderWith(TOWN);
    const run = await lectern(folder, ['build', '-a', 'press', '--browser', join(folder, 'no-browser')]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('no-browser');
    expect(existsSync(join(folder, 'out/budget/press/deck.html'))).toBe(true);
    expect(existsSync(join(folder, 'out/budget/press/deck.pdf'))).toBe(false);
  });

  it('says its version, by any of its flags and beside a command', async () => {
    const manifest = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    for (const args of [['--version'], ['-V'], ['plan', '--version']])
      expect(await lectern(tmpdir(), args)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('help names the commands and gives examples', async () => {
    const folder = folderWith({});
    expect((await lectern(folder, ['--help'])).stdout).toMatch(
      /lectern build[\s\S]*lectern doctor[\s\S]*lectern explain/,
    );
    expect((await lectern(folder, ['build', '--help'])).stdout).toContain(
      'lectern build pricing -a press -f pdf',
    );
    expect((await lectern(folder, ['explain', 'unknown-audience'])).stdout).toContain(
      'An unknown name never means everybody or nobody.',
    );
  });
});

describe('a Marp file', () => {
  it('is taken as it stands, wherever it lies', async () => {
    const folder = folderWith({
      'talk.md':
        '---\nmarp: true\ntheme: mine\nwhatever: 1\n---\n\n# Hi {{ you }}\n\n::: x\n\n---\n\n![](pics/a%20b.svg)\n',
      'pics/a b.svg': TOWN['decks/budget/assets/road.svg'],
      'mine.css': '/* @theme mine */\n@import "default";\nh1 { color: red; }\n',
    });
    const run = await lectern(folder, ['build', 'talk.md', '--theme-set', 'mine.css']);
    expect(run.code, run.stderr).toBe(0);
    const pdf = await readPdf(join(folder, 'out/talk/deck.pdf'));
    expect(pdf.pages).toBe(2);
    expect(pdf.text[0]).toContain('Hi {{ you }} ::: x');
    expect(read(folder, 'out/talk/deck.md')).toContain('![](../../pics/a%20b.svg)');
  });

  it('divides long words by the rules of the language, and holds a soft hyphen only where a line ends', async () => {
    const words = 'Kraftfahrzeughaftpflichtversicherung';
    const columns = `::: left\n${words}\n:::\n\n::: middle\nHaftpflichtversicherung\n:::\n\n::: right\nB\n:::`;
    const folder = folderWith({
      'talk.md': `---\ntheme: briefing\nlang: de\nvars: {}\n---\n\n<!-- layout: three-columns -->\n\n## Haftpflichtversicherungen für Kraftfahrzeuge\n\n${columns}\n`,
    });
    const run = await lectern(folder, ['build', 'talk.md', '-f', 'pdf']);
    expect(run.code, run.stderr).toBe(0);
    const pdf = await readPdf(join(folder, 'out/talk/deck.pdf'));
    expect(pdf.text[0]).toContain('Kraftfahrzeughaftpflicht - versicherung Haftpflichtversicherung B');
    expect(pdf.outline).toEqual(['Haftpflichtversicherungen für Kraftfahrzeuge']);
  });
});
