/** The words of fields: what was wanted, what was found, how to mend it; and that every table describes itself. */
import { describe, expect, test } from 'vitest';
import { AUDIENCE_FIELDS } from '../../../src/load/audiences.ts';
import { DECK_FIELDS, loadDeckSpec } from '../../../src/load/deck-spec.ts';
import { loadSection, SECTION_FIELDS } from '../../../src/load/section.ts';
import { SETTINGS_FIELDS } from '../../../src/load/settings.ts';
import { sourceText } from '../../../src/source/source-text.ts';

function faultOf(line: string) {
  const source = sourceText('/work/a.md', `---\n${line}\n---\n# x\n`);
  return loadSection(source, { id: 'a', audienceNames: ['press', 'public'] }).diagnostics[0];
}

describe('words', () => {
  test.each([
    ['title: 2026', '"title" must be text, not the number 2026', 'put it in quotes: title: "2026"'],
    ['title: true', '"title" must be text, not true', 'put it in quotes: title: "true"'],
    [
      'minutes: ten',
      '"minutes" must be a number of minutes above 0, not the text "ten"',
      'write digits without quotes: 7 or 2.5',
    ],
    [
      'priority: musst',
      '"priority" must be must, should or could, not the text "musst"',
      'did you mean "must"?',
    ],
    [
      'appendix: yes',
      '"appendix" must be true or false, not the text "yes"',
      'write true or false, without quotes',
    ],
    [
      'expires: soon',
      '"expires" must be a date, not the text "soon"',
      'write year, month and day: 2026-03-01',
    ],
    ['owner:', '"owner" has no value', 'remove the key, or give it a value'],
    [
      'tags: { a: 1 }',
      '"tags" must be a list of names, not a mapping',
      'write [one, two], or one to a line after "- "',
    ],
    [
      'for: [press, public]',
      '"for" must be a condition in one line, not a list',
      'write it without brackets: for: press, public',
    ],
    ['for: prss', 'no audience or group is called "prss"', 'did you mean "press"?'],
    [
      'for: press public',
      '"or", "and" or "," is missing before "public"',
      'join names by "," or "or", "and", "not" and parentheses',
    ],
    ['priorty: must', 'unknown key "priorty"', 'did you mean "priority"?'],
    [
      'size: 4:3',
      '"size" holds for the whole deck and cannot be set in a section',
      'move it to the front matter of deck.md',
    ],
    [
      'class: lead',
      '"class" is a directive of slides, no key of a section',
      'write it as a comment on its slide: <!-- class: … -->',
    ],
    [
      'marp: true',
      '"marp" is a key of a deck, not of a section',
      'remove it here: it belongs in the front matter of deck.md',
    ],
  ])('%s', (line, message, hint) => {
    expect(faultOf(line)).toMatchObject({ message, hint });
  });
});

describe('places', () => {
  test('later phases find the place of each value, and of each name below vars', () => {
    const source = sourceText('/work/a.md', '---\nlayout: cover\nvars:\n  ask: 5\ntags:\n---\n# x\n');
    const { places } = loadSection(source, { id: 'a' }).value;
    const short = Object.fromEntries([...places].map(([key, at]) => [key, `${at.line}:${at.column}`]));
    expect(short).toEqual({ layout: '2:9', vars: '4:3', 'vars.ask': '4:3', tags: '5:1' });
  });

  test('references know where they are written', () => {
    const source = sourceText(
      '/work/deck.md',
      '---\nsections:\n  - plans\n  - "prices"\naudiences:\n  press:\n---\n',
    );
    const { sections, audiences } = loadDeckSpec(source, { id: 'a' }).value;
    expect(sections.map(({ at }) => [at.line, at.column, at.length])).toEqual([
      [3, 5, 5],
      [4, 5, 8],
    ]);
    expect(audiences.map(({ at }) => [at.line, at.column, at.length])).toEqual([[6, 3, 5]]);
  });
});

test.each(Object.entries({ SECTION_FIELDS, DECK_FIELDS, AUDIENCE_FIELDS, SETTINGS_FIELDS }))(
  '%s describes each key',
  (_, table) => {
    for (const field of Object.values(table)) {
      expect(field.description).toMatch(/^[A-Z].*\.$/);
      expect(Object.keys(field.schema)).not.toEqual([]);
      expect(JSON.parse(JSON.stringify(field.schema))).toEqual(field.schema);
    }
  },
);
