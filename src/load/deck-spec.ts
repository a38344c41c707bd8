/**
 * `deck.md` → `DeckSpec`. A file that names neither sections nor audiences nor vars is plain Marp Markdown:
 * it is taken as it stands, so what Lectern would not know in its front matter is none of its business.
 * Marp's directives pass through, those that Lectern reads itself (`theme`, `lang`, `title`, `author`) among them.
 */
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { nearestName, onlyNearName } from '../diagnostics/nearest.ts';
import type { Audience } from '../model/audience.ts';
import { CITATION_MODES, CITATION_STYLES, type DeckSpec } from '../model/deck-spec.ts';
import { frontMatterOf } from '../source/directive-lines.ts';
import type { SourceText } from '../source/source-text.ts';
import { resolveAudiences } from './deck-audiences.ts';
import { DIRECTIVE_NAMES, directivesOf, isDirective, LOOSE_KEYS, PLAIN_LOOSE_KEYS } from './directives.ts';
import { choice } from './fields/choice.ts';
import { date } from './fields/date.ts';
import { deckAudiences } from './fields/deck-audiences.ts';
import { type FieldTable, type FieldValues, placesOf, readFields } from './fields/field.ts';
import { flag } from './fields/flag.ts';
import { ignores } from './fields/ignores.ts';
import { lang } from './fields/lang.ts';
import { minutes } from './fields/minutes.ts';
import { sectionList } from './fields/section-list.ts';
import { text } from './fields/text.ts';
import { vars } from './fields/vars.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import type { YamlEntry, YamlMapping } from './yaml-tree.ts';

export const DECK_FIELDS = {
  title: text('Title of the talk.'),
  subtitle: text('Second line of the title.'),
  author: text('Who gives the talk.'),
  date: date('Day of the talk.'),
  lang: lang('Language of the slides; default en.'),
  theme: text('Theme of the slides.'),
  sections: sectionList(
    'Sections in their order: names of files in sections/ without .md, or shared/<name>; a title with a list makes a part.',
  ),
  audiences: deckAudiences('For whom the deck is made, and what it changes about each audience.'),
  minutes: minutes('How long the talk may take.'),
  vars: vars('Values that templates may use.'),
  citations: choice('What to do with statements that cite nothing; default off.', CITATION_MODES),
  'citation-style': choice('How citations look; default numeric.', CITATION_STYLES),
  agenda: flag('Whether a slide lists the sections; default false.'),
  'lectern-ignore': ignores('Messages that are not said of this file, each with the reason.'),
} satisfies FieldTable;

export interface DeckSpecContext {
  readonly id: string;
  /** The audiences that exist; undefined when that is not known: any name is taken. */
  readonly audiences?: ReadonlyMap<string, Audience> | undefined;
}

/** Keys that make a Markdown file more than plain Marp Markdown. */
const OWN_KEYS = ['sections', 'audiences', 'vars'] as const;

/** Reads a deck spec; keys that are wrong are left out. */
export function loadDeckSpec(source: SourceText, { id, audiences }: DeckSpecContext): Outcome<DeckSpec> {
  const { value: head, diagnostics } = readFrontMatter(source, looseKeys(source));
  const verbatim = isPlainMarp(source, head);
  const found: Diagnostic[] = [...diagnostics];
  const values = verbatim ? readPlainMarp(head.mapping, found) : readOwn(head.mapping, found);
  const named = values.audiences ?? [];
  const refs =
    audiences === undefined ? { value: named, diagnostics: [] } : resolveAudiences(named, audiences);
  const spec: DeckSpec = {
    vars: {},
    citations: 'off',
    agenda: false,
    sections: [],
    ...values,
    ignores: values['lectern-ignore'] ?? [],
    citationStyle: values['citation-style'] ?? 'numeric',
    id,
    file: source.file,
    source,
    bodyOffset: head.bodyOffset,
    verbatim,
    audiences: refs.value,
    directives: directivesOf(head.mapping),
    places: placesOf(head.mapping),
  };
  return { value: spec, diagnostics: [...found, ...refs.diagnostics] };
}

/** Marp reads `title: Quay 4: a tour` as it stands; in a deck spec of Lectern's own that is a slip that YAML forbids. */
function looseKeys(source: SourceText): ReadonlySet<string> {
  return namesOwnKeys(frontMatterOf(source.text)) ? LOOSE_KEYS : PLAIN_LOOSE_KEYS;
}

function namesOwnKeys(front: string): boolean {
  return /^(sections|audiences|vars)[ \t]*:/m.test(front);
}

/** The text counts too: in front matter that cannot be read no key is known, and the deck is still none of Marp's. */
function isPlainMarp(source: SourceText, { mapping, bodyOffset }: FrontMatter): boolean {
  const written = namesOwnKeys(source.text.slice(0, bodyOffset));
  return !written && !OWN_KEYS.some((key) => mapping.entries.has(key));
}

function readOwn(mapping: YamlMapping, found: Diagnostic[]): FieldValues<typeof DECK_FIELDS> {
  const entries = [...mapping.entries].filter(
    ([key]) => Object.hasOwn(DECK_FIELDS, key) || !isDirective(key),
  );
  const own = { ...mapping, entries: new Map(entries) };
  return readFields(own, DECK_FIELDS, { report: (one) => found.push(one) });
}

/** In plain Marp Markdown a value of another kind means something to somebody else: it is not read and not said. */
function readPlainMarp(mapping: YamlMapping, found: Diagnostic[]): FieldValues<typeof DECK_FIELDS> {
  for (const entry of mapping.entries.values()) {
    const slip = slipOfOwnKey(entry) ?? slipOfDirective(entry);
    if (slip !== undefined) found.push(slip);
  }
  const known = [...mapping.entries].filter(([key]) => Object.hasOwn(DECK_FIELDS, key));
  const entries = known.map(([key, entry]) => [key, isDirective(key) ? asText(entry) : entry] as const);
  return readFields({ ...mapping, entries: new Map(entries) }, DECK_FIELDS, {
    report: (one) => {
      if (one.code === 'ignore-invalid') found.push(one);
    },
  });
}

/** Marp knows text only: `title: 2026` is a title. */
function asText(entry: YamlEntry): YamlEntry {
  const { value } = entry;
  return value.kind === 'scalar' && value.text !== ''
    ? { ...entry, value: { ...value, value: value.text } }
    : entry;
}

/** `sectoins` with a list below it is meant for Lectern, and alone would turn the deck into plain Marp Markdown. */
function slipOfOwnKey({ key, keyAt, value }: YamlEntry): Diagnostic | undefined {
  const near = nearestName(key, ['sections', 'audiences']);
  if (near === undefined || value.kind === 'scalar') return undefined;
  return diagnose('unknown-key', `unknown key "${key}"`, { at: keyAt, hint: `did you mean "${near}"?` });
}

/** Keys of other tools that are near to a directive of Marp. */
const KEYS_OF_OTHERS = /^(?:authors?|site|side|sizes|images|titles|urls|mark|marps?|langs?)$/;

/** Marp passes over a key that it does not know. Other tools read front matter too, so only what is surely a slip is one. */
function slipOfDirective({ key, keyAt }: YamlEntry): Diagnostic | undefined {
  if (isDirective(key) || Object.hasOwn(DECK_FIELDS, key) || KEYS_OF_OTHERS.test(key)) return undefined;
  const near = onlyNearName(key.replace(/^_/, ''), DIRECTIVE_NAMES);
  if (near === undefined) return undefined;
  const meant = key.startsWith('_') ? `_${near}` : near;
  const message = `"${key}" is no directive, so Marp passes over it`;
  return diagnose('unknown-directive', message, {
    at: keyAt,
    hint: `did you mean "${meant}"?`,
    fix: { at: keyAt, was: key, replacement: meant },
  });
}
