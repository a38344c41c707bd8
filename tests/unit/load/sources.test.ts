/** Sources of a city's harbour debate: reports of its offices, books of its historians, a newspaper, a lobby's paper. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { MemoryHost } from '../../../src/host/memory.ts';
import { CSL_TYPES, TEXT_VARIABLES } from '../../../src/load/csl-item.ts';
import { listSourceFiles, loadSources, type SourceOptions } from '../../../src/load/sources.ts';
import { CITATION_STYLES } from '../../../src/model/deck-spec.ts';

const PROJECT = { root: '/city' };

function world(files: Readonly<Record<string, string>>): MemoryHost {
  return new MemoryHost(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`/city/decks/${name}`, text])),
  );
}

function load(files: Readonly<Record<string, string>>, options: Partial<SourceOptions> = {}) {
  return loadSources(world(files), PROJECT, { style: 'numeric', lang: 'en', ...options });
}

/** `line:column code` of each diagnostic, in the order of the lines. */
function faults(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0))
    .map(({ at, code }) => `${at?.line}:${at?.column} ${code}`);
}

async function referenceOf(yaml: string, options: Partial<SourceOptions> = {}): Promise<string | undefined> {
  const { value, diagnostics } = await load({ 'sources.yaml': `- id: it\n${yaml}` }, options);
  expect(diagnostics).toEqual([]);
  return value.get('it')?.reference;
}

const HISTORY = `- id: lee-2019
  type: book
  title: The harbour and the city
  author:
    - {family: Lee, given: Anna}
    - {family: Ortiz, given: Juan Pablo}
  publisher: Quay Press
  publisher-place: Lisbon
  issued: {date-parts: [[2019, 4]]}
  standing: independent
`;

const REPORT = `@string{port = "Port Authority"}

@report{port2021,
  author = {{Port Authority}},
  title = {Dredging of the outer harbour},
  institution = port # { of the City},
  year = 2021,
  month = mar,
  standing = {Official},
}
`;

test('a project without sources has none, and says nothing', async () => {
  expect(await load({})).toEqual({ value: new Map(), diagnostics: [] });
  expect(await load({ 'sources.yaml': '# none yet\n' })).toEqual({ value: new Map(), diagnostics: [] });
});

test('the numeric style gives an entry without its number', async () => {
  const { value, diagnostics } = await load({ 'sources.yaml': HISTORY });
  expect(diagnostics).toEqual([]);
  expect(value.get('lee-2019')).toEqual({
    id: 'lee-2019',
    standing: 'independent',
    reference: 'Lee A, Ortiz JP. The harbour and the city. Lisbon: Quay Press; 2019.',
    short: 'Lee & Ortiz 2019',
    at: { file: '/city/decks/sources.yaml', line: 1, column: 7, length: 8 },
  });
});

test('the author-date style puts the year behind the authors', async () => {
  const { value } = await load({ 'sources.yaml': HISTORY }, { style: 'author-date' });
  expect(value.get('lee-2019')?.reference).toBe(
    'Lee, A. and Ortiz, J.P. (2019) The harbour and the city. Lisbon: Quay Press.',
  );
});

test('the words of an entry are in the language that is asked for, else in English', async () => {
  const web =
    '  type: webpage\n  title: Tide tables\n  URL: https://tides.example/a_b\n  accessed: 2026-02-01\n';
  expect(await referenceOf(web, { lang: 'de' })).toContain('Verfügbar unter: https://tides.example/a_b');
  expect(await referenceOf(web, { lang: 'hy' })).toContain('Available from: https://tides.example/a_b');
});

test('BibTeX becomes the same kind of entry, with the place of its key', async () => {
  const { value, diagnostics } = await load({ 'city.bib': REPORT });
  expect(diagnostics).toEqual([]);
  expect(value.get('port2021')).toEqual({
    id: 'port2021',
    standing: 'official',
    reference: 'Port Authority. Dredging of the outer harbour. Port Authority of the City; 2021 Mar.',
    short: 'Port Authority 2021',
    at: { file: '/city/decks/city.bib', line: 3, column: 9, length: 8 },
  });
});

test('LaTeX becomes letters, and markup goes', async () => {
  const entry = String.raw`@misc{m, title = {The {HARBOUR} of M\"unster --- \emph{CO$_2$} \& more}, author = {Garc{\'i}a, Jos{\'e}}}`;
  const { value, diagnostics } = await load({ 'a.bib': entry });
  expect(diagnostics).toEqual([]);
  expect(value.get('m')?.reference).toBe('García J. The HARBOUR of Münster — CO₂ & more.');
});

test('an entry inherits by crossref', async () => {
  const bib = `@inproceedings{talk, title = {Silt}, author = {A and B and C}, crossref = {conf}}
@proceedings{conf, title = {Harbours of Europe}, year = 1999}`;
  const { value } = await load({ 'a.bib': bib }, { wanted: new Set(['talk']) });
  expect(value.get('talk')?.reference).toBe('A, B, C. Silt. In: Harbours of Europe. 1999.');
  expect(value.get('talk')?.short).toBe('A et al. 1999');
});

test('a source with nothing but a title is listed', async () => {
  for (const style of ['numeric', 'author-date'] as const) {
    expect(await referenceOf('  title: Minutes of the council\n', { style })).toContain(
      'Minutes of the council',
    );
  }
});

test('a reference is plain text: markup goes, quotation marks and signs stay', async () => {
  const title = `  title: "The “old” quay’s <i>Mary</i> & CO<sub>2</sub>: 3 < 4, *not* [this]"\n`;
  expect(await referenceOf(title)).toBe('The “old” quay’s Mary & CO2: 3 < 4, *not* [this].');
});

test('names keep their parts apart in every script that does so', async () => {
  const names =
    '  title: T\n  author: [{family: Հովհաննիսյան, given: Աշոտ}, {family: Иванов, given: Пётр}, {family: 王, given: 小}]\n';
  expect(await referenceOf(names)).toBe('Հովհաննիսյան Աշոտ, Иванов П, 王小. T.');
});

test.each([
  ['2020', '2020.'],
  ['2020-03', '2020 Mar.'],
  ['2020-03-05', '2020 Mar 5.'],
  ['2019/2021', '2019–2021.'],
  ['"2020-03-05/2020-03-09"', '2020 Mar 5–9.'],
  ['autumn 2020', 'autumn 2020.'],
  ['{literal: about 1900}', 'about 1900.'],
  ['{raw: 2020-03}', '2020 Mar.'],
  ['{year: 2020, month: 3}', '2020 Mar.'],
  ['[{year: 2020}, {year: 2021}]', '2020–2021.'],
  ['{date-parts: [["2020", "3"]]}', '2020 Mar.'],
  ['{date-parts: [[2020]], season: 3}', '2020 Autumn.'],
])('the date %s is read', async (written, shown) => {
  expect(await referenceOf(`  title: T\n  type: article-newspaper\n  issued: ${written}\n`)).toBe(
    `T. ${shown}`,
  );
});

test.each(['{date-parts: [[]]}', '{date-parts: 2020}', '{month: 3}', '{date-parts: [[2020, 30]]}', '[2020]'])(
  'the date %s is an error',
  async (written) => {
    const { diagnostics } = await load({ 'sources.yaml': `- id: it\n  title: T\n  issued: ${written}\n` });
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([['fm-type', 3]]);
  },
);

test('sources may stand below "references", as programs export them', async () => {
  const { value, diagnostics } = await load({ 'sources.yaml': `references:\n- id: a1\n  title: T\n` });
  expect([...value.keys()]).toEqual(['a1']);
  expect(diagnostics).toEqual([]);
});

test('only what is wanted is formatted', async () => {
  const { value } = await load(
    { 'sources.yaml': HISTORY, 'city.bib': REPORT },
    { wanted: new Set(['port2021']) },
  );
  expect(value.get('lee-2019')).toMatchObject({ reference: '', short: 'lee-2019', standing: 'independent' });
  expect(value.get('port2021')?.reference).not.toBe('');
});

test('the files are sources.yaml and every .bib beside it, in that order', async () => {
  const host = world({
    'b.bib': '',
    'a.bib': '',
    'sources.yaml': '',
    'audiences.yaml': '',
    'talk/deck.md': '',
  });
  const names = await listSourceFiles(host, PROJECT);
  expect(names).toEqual(['/city/decks/sources.yaml', '/city/decks/a.bib', '/city/decks/b.bib']);
});

test('an id that stands twice is an error at the second, in whatever file', async () => {
  const { value, diagnostics } = await load({
    'sources.yaml': HISTORY,
    'city.bib': '\n@book{lee-2019, title = {Another}}',
  });
  expect(value.get('lee-2019')?.short).toBe('Lee & Ortiz 2019');
  expect(diagnostics).toMatchObject([
    {
      code: 'source-duplicate',
      message: 'two sources have the id "lee-2019"',
      at: { file: '/city/decks/city.bib', line: 2, column: 7 },
      related: [{ at: { file: '/city/decks/sources.yaml', line: 1, column: 7 } }],
    },
  ]);
});

test('each slip of a YAML source is told at its place', async () => {
  const yaml = `- id: a1
  title: T
  type: bok
  standing: partei
  auther: x
  author: Smith
- title: Without an id
- id: b2
- id: two words
  title: T
- just text
`;
  const { value, diagnostics } = await load({ 'sources.yaml': yaml });
  expect(faults(diagnostics)).toEqual([
    '3:9 source-invalid',
    '4:13 fm-type',
    '5:3 unknown-key',
    '6:11 fm-type',
    '7:3 source-invalid',
    '8:7 source-invalid',
    '9:7 source-invalid',
    '11:3 source-invalid',
  ]);
  const hints = diagnostics.map(({ hint }) => hint);
  expect(hints).toEqual(
    expect.arrayContaining(['did you mean "book"?', 'did you mean "party"?', 'did you mean "author"?']),
  );
  expect([...value.keys()]).toEqual(['a1']);
});

test('YAML that cannot be read is told by the YAML door', async () => {
  const { diagnostics } = await load({ 'sources.yaml': '- id: a\n  title: One: two\n' });
  expect(faults(diagnostics)).toEqual(['2:10 fm-syntax']);
  const { diagnostics: scalar } = await load({ 'sources.yaml': 'just words\n' });
  expect(faults(scalar)).toEqual(['1:1 fm-not-mapping']);
});

test.each([
  ['a brace is missing at the end of a value', '@book{a, title = {Open, year = 2000}\n', '1:7 bib-syntax'],
  ['a value reaches the next entry', '@book{a, title = {Open\n\n@misc{b, title = {B}}', '1:18 bib-syntax'],
  ['a quote is open', '@book{a, title = "Open\n}', '1:18 bib-syntax'],
  ['no comma after the key', '@book{a title = {T}}', '1:7 bib-syntax'],
  ['no comma between fields', '@book{a, title = {T}\n  year = 2000}', '2:3 bib-syntax'],
  ['no equals sign', '@book{a, title {T}}', '1:10 bib-syntax'],
  ['no key', '@book{title = {T}}', '1:7 bib-syntax'],
  ['no opening brace', '@book smith2020,\n  title = {T}\n}', '1:1 bib-syntax'],
  ['a bare word', '@book{a, title = Harbour}', '1:18 bib-syntax'],
  ['a closed entry is missing', '@book{a, title = {T},', '1:7 bib-syntax'],
  ['no title', '@book{a, year = 2000}', '1:7 source-invalid'],
  ['an unknown type', '@bok{a, title = {T}}', '1:1 source-invalid'],
  ['an unknown standing', '@book{a, title = {T}, standing = {partei}}', '1:34 fm-type'],
  ['a field twice', '@book{a, title = {T}, title = {U}}', '1:23 fm-duplicate-key'],
  ['a crossref to nothing', '@book{a, title = {T}, crossref = {b}}', '1:34 source-invalid'],
  ['a crossref to itself', '@book{a, title = {T}, crossref = {a}}', '1:34 source-invalid'],
  ['LaTeX with an open formula', '@book{a, year = 2000,\n title = {3 $x}}', '2:10 bib-syntax'],
  ['an unknown LaTeX command', '@book{a, title = {\\harbour{x}}}', '1:18 bib-syntax'],
])('BibTeX: %s', async (_, bib, fault) => {
  const { diagnostics } = await load({ 'a.bib': bib });
  expect(faults(diagnostics)).toEqual([fault]);
});

test('one broken BibTeX entry does not hide the next', async () => {
  const bib = '@book{a, title = {Open\n\n@misc{b, title = {B}}\n@book{c title={C}}\n@misc{d, title = {D}}';
  const { value } = await load({ 'a.bib': bib });
  expect([...value.keys()]).toEqual(['b', 'd']);
});

test('BibTeX: text between entries, comments, preambles and parentheses are understood', async () => {
  const bib = `Ask anna@port.example.
@comment{
@book{no, title = {No}}
}
@preamble{"\\newcommand{\\x}{y}"}
% another remark
@BOOK(a, TITLE = "One {"}two{"}" # { three}, % here too
 year = 2000)`;
  const { value, diagnostics } = await load({ 'a.bib': bib });
  expect(diagnostics).toEqual([]);
  expect([...value.values()].map((one) => one.reference)).toEqual(['One “two” three. 2000.']);
});

test('a short name is cut between words when a title stands for it', async () => {
  const { value } = await load({
    'sources.yaml':
      '- {id: a, title: "Dredging, silt and the price of a deeper harbour"}\n- {id: b, title: Long, title-short: Brief}\n',
  });
  expect([...value.values()].map((one) => one.short)).toEqual([
    'Dredging, silt and the price of a deeper…',
    'Brief',
  ]);
});

test('an entry depends on no other source', async () => {
  const twins = `- {id: a, title: One, author: [{family: Lee, given: A}], issued: 2020}
- {id: b, title: Two, author: [{family: Lee, given: B}], issued: 2020}
`;
  const options = { style: 'author-date' } as const;
  const alone = await load({ 'sources.yaml': twins }, { ...options, wanted: new Set(['a']) });
  const both = await load({ 'sources.yaml': twins }, options);
  expect(both.value.get('a')).toEqual(alone.value.get('a'));
});

test('no text of a .bib file makes loading fail', async () => {
  const piece = fc.constantFrom(
    ...'@book{ @misc{k, @string{ title = author year {T} "T" { } " , = # % $ \\ \\" \\foo 2000 mar and \n ( ) é'.split(
      ' ',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const { value } = await load({
        'a.bib': `@misc{k, title = {${pieces.join(' ')}}}\n${pieces.join('')}`,
      });
      for (const source of value.values()) expect(source.reference).not.toMatch(/\n/);
    }),
    { numRuns: 150 },
  );
});

test('no value of a sound CSL source makes formatting fail', async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '1',
      '1-5',
      'iv',
      '“T”',
      "l'eau",
      '<i>x</i>',
      '<b>',
      '12th',
      '2–3, 7',
      'é',
      'Ա',
      '王',
      '$',
      '%',
    ),
  );
  // citeproc keeps names in plain objects: a person called "valueOf" is told as a fault.
  const likely = text.filter((value) => !(value.trim() in {}));
  const quoted = likely.map((value) => JSON.stringify(value.trim() || 'T'));
  const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...TEXT_VARIABLES), quoted), {
    selector: ([name]) => name,
    maxLength: 8,
  });
  const name = fc.record({ family: quoted, given: quoted }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(
      pairs,
      fc.constantFrom(...CSL_TYPES),
      name,
      fc.constantFrom(...CITATION_STYLES),
      async (texts, type, { family = '"F"', given = '"G"' }, style) => {
        const lines = texts.filter(([key]) => key !== 'title').map(([key, value]) => `  ${key}: ${value}`);
        const yaml = [`- id: a`, `  title: T`, `  type: ${type}`, ...lines];
        yaml.push(`  author: [{family: ${family}, given: ${given}}]`, '  issued: 2020-03');
        const { diagnostics, value } = await load({ 'sources.yaml': yaml.join('\n') }, { style });
        expect(diagnostics.filter((one) => one.code === 'source-invalid')).toEqual([]);
        expect(value.get('a')?.reference).not.toMatch(/\n/);
      },
    ),
    { numRuns: 150 },
  );
});
