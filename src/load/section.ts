/** A section file → `Section`: its front matter as typed values, its body untouched. What is wrong in it never hides the rest. */
import { type Diagnostic, diagnose, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import { PRIORITIES, type Section } from '../model/section.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';
import { DECK_FIELDS } from './deck-spec.ts';
import { directiveInSection, keyOfDeck } from './directives.ts';
import { choice } from './fields/choice.ts';
import { condition } from './fields/condition.ts';
import { date } from './fields/date.ts';
import { type FieldTable, placesOf, readFields } from './fields/field.ts';
import { flag } from './fields/flag.ts';
import { ignores } from './fields/ignores.ts';
import { minutes } from './fields/minutes.ts';
import { names, namesWithPlaces } from './fields/names.ts';
import { text, word } from './fields/text.ts';
import { vars } from './fields/vars.ts';
import { readFrontMatter } from './front-matter.ts';

export const SECTION_FIELDS = {
  title: text('Title of the section, for the agenda and dividers.'),
  for: condition('Audiences and groups that get the section; default: all.'),
  minutes: minutes('How long it takes; default: one minute a slide.'),
  priority: choice('What to keep when time is short; default must.', PRIORITIES),
  layout: word('Layout of its slides that name none.'),
  requires: namesWithPlaces('Sections without which it makes no sense.'),
  conflicts: namesWithPlaces('Sections that may not stand in one deck with it.'),
  label: word('A word such as internal that an audience needs clearance for.'),
  tags: names('Words to find it by.'),
  vars: vars('Values that its own templates may use.'),
  owner: text('Who keeps it up to date.'),
  expires: date('The content is stale after this day.'),
  appendix: flag('Whether it stands after the end, with a numbering of its own; default false.'),
  'lectern-ignore': ignores('Messages that are not said of this file, each with the reason.'),
} satisfies FieldTable;

export interface SectionContext {
  readonly id: string;
  /** Ids and groups of audiences that `for` may name; undefined: any name is taken. */
  readonly audienceNames?: readonly string[] | undefined;
}

/** Reads a section; keys that are wrong are left out. */
export function loadSection(source: SourceText, { id, audienceNames }: SectionContext): Outcome<Section> {
  const { value: head, diagnostics } = readFrontMatter(source);
  const found: Diagnostic[] = [...diagnostics];
  const values = readFields(head.mapping, SECTION_FIELDS, {
    audienceNames,
    report: (one) => found.push(one),
    explainKey: (entry) =>
      directiveInSection(entry) ?? (Object.hasOwn(DECK_FIELDS, entry.key) ? keyOfDeck(entry) : undefined),
  });
  const section: Section = {
    priority: 'must',
    requires: [],
    conflicts: [],
    tags: [],
    vars: {},
    appendix: false,
    ...values,
    ignores: values['lectern-ignore'] ?? [],
    id,
    file: source.file,
    source,
    bodyOffset: head.bodyOffset,
    places: placesOf(head.mapping),
  };
  if (!hasErrors(diagnostics) && isBlank(source, head.bodyOffset)) {
    const hint = 'write some slides, or take it out of the deck';
    found.push(diagnose('section-empty', `section "${id}" has no slides`, { at: placeAt(source, 0), hint }));
  }
  return { value: section, diagnostics: found };
}

/** True when nothing but white space follows `offset`. */
export function isBlank(source: SourceText, offset: number): boolean {
  return source.text.slice(offset).trim() === '';
}
