/** Reads the CSS of themes and fonts: names, sizes, imports and addresses with their places. The only door to postcss. */
import postcss, { type AtRule, CssSyntaxError, type Root } from 'postcss';
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';

export interface CssImport {
  readonly name: string;
  /** Where the name stands. */
  readonly offset: number;
}

export interface CssSheet {
  readonly source: SourceText;
  /** The name after `@theme`; undefined when there is none. */
  readonly theme?: string;
  readonly imports: readonly CssImport[];
  /** Addresses in `url()`, without quotes. */
  readonly addresses: readonly {
    readonly address: string;
    readonly offset: number;
    readonly length: number;
  }[];
  readonly root: Root;
}

/** What can be told of a style sheet without parsing it. */
export interface CssSketch {
  readonly source: SourceText;
  readonly theme?: string;
  readonly imports: readonly string[];
}

/** Finds the name of a theme and the themes that it imports by their signs alone. */
export function sketchCss(source: SourceText): CssSketch {
  const comments = [...source.text.matchAll(/\/\*[\s\S]*?\*\//g)].map(([comment]) => comment).join('\n');
  const theme = /@theme[ \t]+([^\s*]+)/.exec(comments)?.[1];
  const imports = [...source.text.matchAll(/@import(?:-theme)?\s+["']([^"']+)["']/g)].map(
    (match) => match[1] ?? '',
  );
  return { source, imports, ...(theme === undefined ? {} : { theme }) };
}

/** One `@font-face` rule. */
export interface FontFace {
  /** Its declarations, as written. */
  readonly declarations: ReadonlyMap<string, string>;
}

const ADDRESS = /url\(\s*("[^"]*"|'[^']*'|[^"')]+?)\s*\)/gi;

/** Parses a style sheet; a syntax error is a diagnostic at its place, and the value undefined. */
export function readCss(source: SourceText): Outcome<CssSheet | undefined> {
  try {
    const root = postcss.parse(source.text, { map: false });
    const diagnostics: Diagnostic[] = [];
    const imports: CssImport[] = [];
    root.walkAtRules(/^import(-theme)?$/, (rule) => {
      const name = /^(?:url\(\s*)?["']?([^"')\s]+)/.exec(rule.params)?.[1];
      if (name !== undefined)
        imports.push({ name, offset: offsetOf(rule) + rule.toString().indexOf(name, rule.name.length + 1) });
    });
    const theme = metadata(root, 'theme')[0];
    for (const size of metadata(root, 'size')) {
      if (isSize(size.value)) continue;
      const at = placeAt(source, size.offset, size.value.length);
      diagnostics.push(
        diagnose('theme-size', `"${size.value}" is not a name with two lengths`, {
          at,
          hint: 'write, for example, @size 16:9 1280px 720px',
        }),
      );
    }
    const value = {
      source,
      imports,
      addresses: addressesIn(source),
      root,
      ...(theme === undefined ? {} : { theme: theme.value }),
    };
    return { value, diagnostics };
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const at = { file: source.file, line: error.line ?? 1, column: error.column ?? 1 };
    return {
      value: undefined,
      diagnostics: [
        diagnose('theme-syntax', `the CSS cannot be read: ${lowerFirst(error.reason)}`, {
          at,
          hint: 'check braces, quotes and semicolons',
        }),
      ],
    };
  }
}

/** The `@font-face` rules of a style sheet. */
export function fontFaces(css: string): readonly FontFace[] {
  const faces: FontFace[] = [];
  postcss.parse(css, { map: false }).walkAtRules('font-face', (rule) => {
    const declarations = new Map<string, string>();
    rule.walkDecls((declaration) => {
      declarations.set(declaration.prop, declaration.value);
    });
    faces.push({ declarations });
  });
  return faces;
}

/** Replaces each address by what `replace` gives for it; undefined leaves it. */
export function replaceAddresses(css: string, replace: (address: string) => string | undefined): string {
  return css.replace(ADDRESS, (whole, quoted: string) => {
    const found = replace(unquoted(quoted));
    return found === undefined ? whole : `url("${found}")`;
  });
}

function addressesIn(source: SourceText): CssSheet['addresses'] {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const withoutImports = source.text
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/@import\b(?:"[^"]*"|'[^']*'|[^;"'])*/g, blank);
  return [...withoutImports.matchAll(ADDRESS)].map((match) => ({
    address: unquoted(match[1] ?? ''),
    offset: match.index,
    length: match[0].length,
  }));
}

/** An address without its quotes and escapes: https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point */
function unquoted(value: string): string {
  const text = /^["']/.test(value) ? value.slice(1, -1) : value.trim();
  return text.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_, code?: string, sign?: string) =>
    code === undefined ? (sign ?? '') : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );
}

/** Marpit reads metadata from comments, one a line: https://marpit.marp.app/theme-css?id=metadata */
function metadata(root: Root, name: string): readonly { value: string; offset: number }[] {
  const found: { value: string; offset: number }[] = [];
  root.walkComments((comment) => {
    const start = comment.source?.start?.offset ?? 0;
    const text = comment.toString();
    for (const match of text.matchAll(new RegExp(`@${name}[ \\t]+([^\\r\\n*]+)`, 'g'))) {
      const value = (match[1] ?? '').trim();
      found.push({ value, offset: start + match.index + match[0].indexOf(value) });
    }
  });
  return found;
}

function isSize(value: string): boolean {
  const length = String.raw`[\d.]+(?:px|in|cm|mm|pc|pt|q)`;
  return new RegExp(`^[\\w:.-]+\\s+(?:${length}\\s+${length}|false)$`, 'i').test(value);
}

function offsetOf(rule: AtRule): number {
  return rule.source?.start?.offset ?? 0;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
