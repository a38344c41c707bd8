/**
 * The head of a Markdown file → a positioned mapping and the offset of the body. The only door to gray-matter,
 * which sees a block only after `front-matter-block.ts` has found it whole and in YAML; its engines for other languages
 * run code, so they are replaced by ones that throw. It always gets options: without them it caches broken files as empty
 * (https://github.com/jonschlinkert/gray-matter/issues/166).
 */
import matter from 'gray-matter';
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';
import { type FrontMatterBlock, findBlock, resemblesFrontMatter } from './front-matter-block.ts';
import { takeLooseLines } from './loose-directives.ts';
import { parseYaml } from './yaml.ts';
import { describeNode, type YamlEntry, type YamlMapping, type YamlNode } from './yaml-tree.ts';
import { duplicateKey, FRONT_MATTER_LIMITS } from './yaml-walk.ts';

export interface FrontMatter {
  /** Empty when there is none, or when it cannot be read. */
  readonly mapping: YamlMapping;
  /** Offset at which the Markdown begins; the end of the text when the front matter cannot be told from it. */
  readonly bodyOffset: number;
}

/** Reads the front matter of a file. Keys in `loose` may have values as only Marp reads them, see `loose-directives.ts`. */
export function readFrontMatter(
  source: SourceText,
  loose: ReadonlySet<string> = new Set(),
): Outcome<FrontMatter> {
  const finding = findBlock(source);
  const none = { kind: 'mapping', entries: new Map(), at: placeAt(source, 0) } as const;
  if (finding.kind === 'none') return { value: { mapping: none, bodyOffset: 0 }, diagnostics: [] };
  if (finding.kind === 'fault') {
    return { value: { mapping: none, bodyOffset: source.text.length }, diagnostics: [finding.fault] };
  }
  const { block } = finding;
  const parsed = parseBlock(source, block, loose);
  const diagnostics = [...parsed.diagnostics, ...headingInside(source, block), ...secondBlock(source, block)];
  return { value: { mapping: parsed.value ?? none, bodyOffset: block.bodyOffset }, diagnostics };
}

function parseBlock(
  source: SourceText,
  block: FrontMatterBlock,
  loose: ReadonlySet<string>,
): Outcome<YamlMapping | undefined> {
  const lines = takeLooseLines(source, block, loose);
  const { value, diagnostics } = parseThroughMatter(lines.source, block);
  if (value !== undefined && value.kind !== 'mapping') {
    const message = `the front matter is ${describeNode(value)}, not "key: value" lines`;
    const fault = diagnose('fm-not-mapping', message, {
      at: value.at,
      hint: 'write each line as "key: value"',
    });
    return { value: undefined, diagnostics: [...diagnostics, fault] };
  }
  return withLooseLines(value, lines.entries, diagnostics);
}

function parseThroughMatter(source: SourceText, block: FrontMatterBlock): Outcome<YamlNode | undefined> {
  let parsed: Outcome<YamlNode | undefined> = { value: undefined, diagnostics: [] };
  const parse = () => {
    parsed = parseYaml(source, { start: block.start, end: block.end, limits: FRONT_MATTER_LIMITS });
    return {};
  };
  if (block.end - block.start > FRONT_MATTER_LIMITS.characters) {
    parse();
    return parsed;
  }
  // Many blank lines keep a pattern inside gray-matter busy for seconds; the engine reads the source itself, so they can go.
  const head = source.text.slice(0, block.bodyOffset).replace(/\n\s*\n/g, '\n');
  const engines = { yaml: parse, json: refuse, javascript: refuse, coffee: refuse, toml: refuse };
  matter(head, { language: 'yaml', delimiters: ['---', block.close], engines });
  return parsed;
}

function refuse(): never {
  throw new Error('front matter is YAML only');
}

function withLooseLines(
  mapping: YamlMapping | undefined,
  loose: readonly YamlEntry[],
  diagnostics: readonly Diagnostic[],
): Outcome<YamlMapping | undefined> {
  const [first] = loose;
  if (first === undefined) return { value: mapping, diagnostics };
  const entries = new Map(mapping?.entries);
  const twice: Diagnostic[] = [];
  for (const entry of loose) {
    const earlier = entries.get(entry.key);
    if (earlier === undefined) entries.set(entry.key, entry);
    else twice.push(duplicateKey(entry.key, entry.keyAt, earlier.keyAt));
  }
  const inOrder = [...entries].sort(([, a], [, b]) => a.keyAt.line - b.keyAt.line);
  const value = { kind: 'mapping', entries: new Map(inOrder), at: mapping?.at ?? first.keyAt } as const;
  return { value, diagnostics: [...diagnostics, ...twice] };
}

/** A heading after the last key is a comment to YAML: most likely the close stands too far down, and a slide would vanish. */
function headingInside(source: SourceText, block: FrontMatterBlock): readonly Diagnostic[] {
  const lines = source.text.slice(block.start + 1, Math.max(block.start + 1, block.end)).split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const heading = lines.findIndex((line, index) => {
    const afterBlank = index > last && lines[index - 1]?.trim() === '';
    return afterBlank && /^#{1,6} \S/.test(line) && !/^# *[\w-]+:/.test(line);
  });
  const text = lines[heading];
  if (text === undefined) return [];
  const at = placeAt(source, source.lineStarts[heading + 1] ?? 0, text.length);
  const hint = 'close the front matter above it with ---, or remove the --- on the first line';
  return [
    diagnose('fm-heading', `"${text.trim()}" stands inside the front matter, where it is a comment`, {
      at,
      hint,
    }),
  ];
}

function secondBlock(source: SourceText, block: FrontMatterBlock): readonly Diagnostic[] {
  const body = source.text.slice(block.bodyOffset);
  if (!resemblesFrontMatter(body.replace(/^\n*---[ \t]*\n/, ''))) return [];
  const at = placeAt(source, block.bodyOffset);
  const hint =
    'indent the inner ---, or put the value in quotes; a text like this needs a blank line before it';
  return [diagnose('looks-like-front-matter', 'the text goes on like front matter', { at, hint })];
}
