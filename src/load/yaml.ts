/**
 * YAML text → positioned tree. The only door to the package `yaml`.
 * The text is not trusted: nesting is measured while tokens are read (the package's composer overflows the stack,
 * and far deeper input aborts the process), an alias counts for all that it expands to, and no tag makes an object.
 * YAML 1.2 core schema: dates stay text, and so does `no`.
 */
import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  Lexer,
  type Pair,
  Parser,
  type Range,
  type Scalar,
} from 'yaml';
import type { Outcome, Place } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import { quoteFault, syntaxFaults } from './yaml-faults.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-tree.ts';
import {
  type Built,
  duplicateKey,
  emptyScalar,
  FILE_LIMITS,
  MAX_DEPTH,
  type YamlLimits,
  YamlWalk,
} from './yaml-walk.ts';

/** Which part of a source text is YAML; default: all of it, with the limits of a file. */
export interface YamlSpan {
  readonly start?: number;
  readonly end?: number;
  readonly limits?: YamlLimits;
}

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const OPTIONS = {
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
} as const;

/** Gives the tree of a YAML document; undefined when it is empty, or when it cannot be read and the diagnostics say why. */
export function parseYaml(source: SourceText, span: YamlSpan = {}): Outcome<YamlNode | undefined> {
  const { start = 0, end = source.text.length, limits = FILE_LIMITS } = span;
  const walk = new YamlWalk(source, start, end, limits);
  const document = walk.stopped ? undefined : readDocument(walk);
  const root = document?.contents ? build(walk, document.contents, 1, walk.place([0])).node : undefined;
  return { value: walk.stopped ? undefined : root, diagnostics: walk.diagnostics };
}

function readDocument(walk: YamlWalk): Document | undefined {
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  const documents: Document[] = [];
  for (const lexeme of new Lexer().lex(walk.text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    // The stack holds the document, a token for each level, and perhaps a scalar.
    const levels = parser.stack.filter((token) => 'items' in token).length;
    if (levels > MAX_DEPTH) {
      walk.tooDeep(walk.place([parser.offset - lexeme.length]));
      return undefined;
    }
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, walk.text.length));
  const [first, second] = documents;
  const faults = syntaxFaults(
    walk.text,
    [...(first?.errors ?? []), ...(first?.warnings ?? [])],
    second?.range?.[0],
  );
  for (const fault of faults) walk.reportSyntax(fault);
  return faults.length === 0 ? first : undefined;
}

function build(walk: YamlWalk, node: unknown, depth: number, emptyAt: Place): Built {
  if (walk.stopped) return { node: emptyScalar(emptyAt), size: 1 };
  if (isAlias(node)) return expand(walk, node.source, node.range);
  walk.countNode(emptyAt);
  if (isScalar(node)) return remember(walk, node.anchor, { node: scalarOf(walk, node, emptyAt), size: 1 });
  if (!isCollection(node)) return { node: emptyScalar(emptyAt), size: 1 };
  const at = walk.place(node.range);
  if (depth > MAX_DEPTH) return { node: walk.tooDeep(at), size: 1 };
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, 'open');
  const before = walk.size;
  const built: YamlNode = isMap(node)
    ? { kind: 'mapping', at, entries: entriesOf(walk, node.items, depth) }
    : { kind: 'list', at, items: node.items.map((item) => build(walk, item, depth + 1, at).node) };
  return remember(walk, node.anchor, { node: built, size: walk.size - before + 1 });
}

function remember(walk: YamlWalk, anchor: string | undefined, built: Built): Built {
  if (anchor !== undefined) walk.anchors.set(anchor, built);
  return built;
}

function entriesOf(walk: YamlWalk, pairs: readonly Pair[], depth: number): ReadonlyMap<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  for (const pair of pairs) {
    const key = keyOf(walk, pair.key);
    if (key === undefined) continue;
    const value = build(walk, pair.value, depth + 1, key.at).node;
    const first = entries.get(key.text);
    if (first === undefined) entries.set(key.text, { key: key.text, keyAt: key.at, value });
    else walk.diagnostics.push(duplicateKey(key.text, key.at, first.keyAt));
    if (walk.stopped) break;
  }
  return entries;
}

/** The text and place of a key that may be used; what is wrong with any other is said. */
function keyOf(walk: YamlWalk, key: unknown): { readonly text: string; readonly at: Place } | undefined {
  const range = isScalar(key) || isCollection(key) || isAlias(key) ? key.range : undefined;
  const at = walk.place(range);
  const text = isScalar(key) ? (key.source ?? '') : '';
  if (text === '') {
    const fault = isScalar(key) ? undefined : quoteFault(walk.text, range?.[0] ?? 0);
    if (fault !== undefined) walk.reportSyntax(fault);
    else walk.report('fm-syntax', 'a key must be a word', at, 'write "name: value"');
  } else if (FORBIDDEN_KEYS.has(text)) {
    walk.report('fm-key', `"${text}" cannot be a key`, at, 'choose another name');
  } else if (text === '<<') {
    walk.report('fm-syntax', '"<<" is not a key', at, 'write the keys out: YAML 1.2 has no merge keys');
  } else return { text, at };
  return undefined;
}

/** What an alias stands for. It counts for all nodes of its anchor, so that a few lines cannot grow to gigabytes. */
function expand(walk: YamlWalk, name: string, range: Range | null | undefined): Built {
  const at = walk.place(range);
  const target = walk.anchors.get(name);
  if (target === 'open') {
    return { node: walk.stop('fm-alias', `"*${name}" stands inside the value that it repeats`, at), size: 1 };
  }
  if (target === undefined) {
    const fault = quoteFault(walk.text, range?.[0] ?? 0);
    if (fault !== undefined) walk.reportSyntax(fault);
    else
      walk.report(
        'fm-syntax',
        `nothing before "*${name}" is named "&${name}"`,
        at,
        'put the value in quotes',
      );
  }
  if (target === undefined || !walk.countAlias(name, target.size, at))
    return { node: emptyScalar(at), size: 1 };
  if (target.node.kind !== 'scalar') return target;
  // The letters of the text stand at the anchor, not here: no `lead`.
  return { node: { kind: 'scalar', value: target.node.value, text: target.node.text, at }, size: 1 };
}

function scalarOf(walk: YamlWalk, scalar: Scalar, emptyAt: Place): YamlScalar {
  const text = scalar.source ?? '';
  if (scalar.value === null && text === '') return emptyScalar(emptyAt);
  const at = walk.place(scalar.range);
  const lead = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE' ? 1 : 0;
  const literal = !text.includes('\n') && walk.text.startsWith(text, (scalar.range?.[0] ?? 0) + lead);
  return { kind: 'scalar', value: plainValue(scalar.value, text), text, at, ...(literal ? { lead } : {}) };
}

/** `.inf` and `.nan` have no meaning on a slide or in JSON: they stay text. */
function plainValue(value: unknown, text: string): YamlScalar['value'] {
  const plain = value === null || typeof value === 'string' || typeof value === 'boolean';
  return plain || (typeof value === 'number' && Number.isFinite(value)) ? value : text;
}
