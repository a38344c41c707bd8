/** The words of a new section: one slide, and in its front matter every key that it may have, as a comment. */
import { SECTION_FIELDS } from '../../load/section.ts';
import { titleOf, yamlTitle } from './name.ts';

export interface SectionWords {
  readonly name: string;
  /** Ids and groups of audiences, ids first. */
  readonly audiences: readonly string[];
  /** Other sections that a deck with this one may have. */
  readonly sections: readonly string[];
  readonly layouts: readonly string[];
  /** The year in which it is written. */
  readonly year: number;
}

/** The text of a section file. */
export function sectionText(words: SectionWords): string {
  const { title: _, ...others } = SECTION_FIELDS;
  const examples: Readonly<Record<string, string>> = examplesFor(words);
  const keys = Object.entries(others).map(([key, { description }]) => ({
    line: `# ${key}: ${examples[key] ?? ''}`.trimEnd(),
    description,
  }));
  const width = Math.max(...keys.map(({ line }) => line.length));
  return [
    '---',
    `title: ${yamlTitle(words.name)}`,
    '# Remove the "#" before a key that you need.',
    ...keys.map(({ line, description }) => `${line.padEnd(width)}  # ${description}`),
    '---',
    '',
    `## ${titleOf(words.name)}`,
    '',
    '- What the audience should remember',
    '',
  ].join('\n');
}

/** A value for each key with which the line may be used at once. */
function examplesFor({ audiences, sections, layouts, year }: SectionWords) {
  const [first = 'opening', second = first] = sections;
  return {
    for: audiences.slice(0, 2).join(', ') || 'press, classroom',
    minutes: '2',
    priority: 'should',
    layout: layouts.find((name) => name === 'bullets') ?? layouts[0] ?? 'bullets',
    requires: `[${first}]`,
    conflicts: `[${second}]`,
    label: 'internal',
    tags: '[numbers]',
    vars: '{ price: 12 }',
    owner: 'Finance',
    expires: `${year + 1}-12-31`,
    appendix: 'true',
    'lectern-ignore': '{ missing-alt: only decorates }',
  } satisfies Partial<Record<keyof typeof SECTION_FIELDS, string>>;
}
