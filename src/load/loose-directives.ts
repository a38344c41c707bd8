/**
 * Marp reads the values of its own directives more loosely than YAML does: `color: #fff` is a colour, not a comment,
 * and `footer: Results: good` is a text. Such lines are taken out before the YAML is parsed, so that a deck
 * which Marp shows keeps its look. Rule: https://github.com/marp-team/marpit (src/markdown/directives/yaml.js).
 */
import { placeAt, type SourceText } from '../source/source-text.ts';
import type { YamlEntry } from './yaml-tree.ts';

export interface LooseLines {
  /** The source with the lines blanked: every other character keeps its offset. */
  readonly source: SourceText;
  readonly entries: readonly YamlEntry[];
}

const LINE = /^(["']?)(\w+)\1([ \t]*:[ \t]+)(\S.*)$/gm;

/** Only what YAML would misread is loose; Marp would take `paginate: true # all` for the text `true # all`, which nobody means. */
const MISREAD = /^[#@`%!,\]}]|^[-?]\s|^[^"'[{|>~&*].*:(\s|$)/;

/** Running texts, where a `#` after a space is more likely a number or a tag than a comment. */
const RUNNING_TEXT = /^_?(header|footer)$/;

/** Takes the lines of `names` that YAML would misread out of the text from `start` to `end`. */
export function takeLooseLines(
  source: SourceText,
  span: { start: number; end: number },
  names: ReadonlySet<string>,
): LooseLines {
  const entries: YamlEntry[] = [];
  const block = source.text.slice(span.start, span.end);
  const strict = block.replace(
    LINE,
    (line, quote: string, key: string, colon: string, rest: string, offset: number) => {
      const text = rest.trimEnd();
      const cut = RUNNING_TEXT.test(key) && /^[^"'].* #/.test(text);
      if (!names.has(key) || !(cut || MISREAD.test(text))) return line;
      const start = span.start + offset;
      const keyAt = placeAt(source, start, key.length + 2 * quote.length);
      const at = placeAt(source, start + 2 * quote.length + key.length + colon.length, text.length);
      entries.push({ key, keyAt, value: { kind: 'scalar', value: text, text, at, lead: 0 } });
      return ' '.repeat(line.length);
    },
  );
  if (entries.length === 0) return { source, entries };
  const text = source.text.slice(0, span.start) + strict + source.text.slice(span.end);
  return { source: { ...source, text }, entries };
}
