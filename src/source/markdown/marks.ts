/** Inline rules: what markdown-it's own rules find is noted with its place in the text; comments and citations are added. */
import type MarkdownIt from 'markdown-it';
import type { StateInline, Token } from 'markdown-it';
import { type Env, type InlineRule, ruleOf } from './env.ts';
import { commentText, type InlineKind } from './parts.ts';

/** Adds the rules, and makes inline text be read with a way back to the whole text's offsets. */
export function addInlineRules(md: MarkdownIt): void {
  md.inline.ruler.before('html_inline', 'comment', commentInline);
  md.inline.ruler.before('link', 'citation', citationInline);
  for (const [rule, kind] of WATCHED) watchInline(md, rule, kind);
  md.core.ruler.at('inline', (state) => {
    let row: readonly [number, number] | null = null;
    const cursor = { line: -1, column: 0 };
    for (const token of state.tokens) {
      if (token.type === 'tr_open') row = token.map;
      if (token.type !== 'inline') continue;
      const env = state.env as Env;
      env.toSource = offsetsOf(token, row, env, cursor);
      state.md.inline.parse(token.content, state.md, state.env, token.children ?? []);
    }
  });
}

const WATCHED = [
  ['image', 'image'],
  ['link', 'link'],
  ['backticks', 'code'],
  ['html_inline', 'html'],
  ['autolink', 'autolink'],
] as const satisfies readonly (readonly [string, InlineKind])[];

function watchInline(md: MarkdownIt, name: string, kind: InlineKind): void {
  const rule = ruleOf<InlineRule>(md.inline.ruler, name);
  md.inline.ruler.at(name, (state: StateInline, silent: boolean) => {
    const env = state.env as Env;
    const start = state.pos;
    const before = state.tokens.length;
    if (kind === 'image') env.muted += 1;
    const found = rule(state, silent);
    if (kind === 'image') env.muted -= 1;
    if (!found || silent || env.muted > 0 || (kind === 'code' && state.tokens.at(-1)?.type !== 'code_inline'))
      return found;
    const token = state.tokens.slice(before).find((one) => one.type === 'image' || one.type === 'link_open');
    noteMark(state, { kind, start, token });
    return found;
  });
}

function noteMark(
  state: StateInline,
  mark: { kind: InlineKind; start: number; token: Token | undefined; content?: string },
): void {
  const env = state.env as Env;
  const at = env.toSource;
  if (at === undefined || env.muted > 0) return;
  const { kind, start, token } = mark;
  const raw = state.src.slice(start, state.pos);
  const end = at(state.pos - 1) + 1;
  if (kind !== 'image' && kind !== 'link') {
    const content = mark.content ?? raw;
    env.marks.push({
      kind,
      start: at(start),
      end,
      content,
      url: '',
      title: '',
      labelEnd: end,
      target: undefined,
    });
    return;
  }
  const open = kind === 'image' ? start + 1 : start;
  const position = state.pos;
  const label = state.md.helpers.parseLinkLabel(state, open, kind === 'link');
  state.pos = position;
  const target = targetOf(state, label + 1, at);
  // Written out, as blocks are.
  env.marks.push({
    kind,
    start: at(start),
    end,
    content: state.src.slice(open + 1, label),
    url: String(token?.attrGet(kind === 'image' ? 'src' : 'href') ?? ''),
    title: String(token?.attrGet('title') ?? ''),
    labelEnd: at(label) + 1,
    target,
  });
}

function targetOf(
  state: StateInline,
  from: number,
  at: (offset: number) => number,
): { start: number; end: number } | undefined {
  if (state.src[from] !== '(') return undefined;
  let start = from + 1;
  while (/[ \t\n]/.test(state.src[start] ?? '')) start += 1;
  const parsed = state.md.helpers.parseLinkDestination(state.src, start, state.pos);
  if (!parsed.ok || parsed.pos === start) return undefined;
  return { start: at(start), end: at(parsed.pos - 1) + 1 };
}

function commentInline(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('<!--', state.pos)) return false;
  // Asked of the whole text once: a thousand beginnings without an end would each look through the rest.
  if (state.pos + 4 > lastCommentEnd(state)) return false;
  const end = state.src.indexOf('-->', state.pos + 4);
  const start = state.pos;
  state.pos = end + 3;
  if (!silent)
    noteMark(state, {
      kind: 'comment',
      start,
      token: undefined,
      content: commentText(state.src.slice(start, state.pos)),
    });
  return true;
}

function lastCommentEnd({ src, env }: StateInline): number {
  const known = (env as Env).commentEnd;
  const found = known?.src === src ? known : { src, at: src.lastIndexOf('-->') };
  (env as Env).commentEnd = found;
  return found.at;
}

/** `[@key, p. 4; @other]`, not followed by `(` or `[`, which would make a link of it. */
function citationInline(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[@', state.pos)) return false;
  const match = /^\[(@[^\]\n]*)\](?![([])/.exec(state.src.slice(state.pos));
  if (match === null) return false;
  const start = state.pos;
  state.pos += match[0].length;
  if (!silent) {
    noteMark(state, { kind: 'citation', start, token: undefined, content: match[1] ?? '' });
    state.push('text', '', 0).content = match[0];
  }
  return true;
}

/** How offsets of an inline token's text lead back to offsets of the whole text; block signs such as `>` stand between its lines. */
function offsetsOf(
  token: Token,
  row: readonly [number, number] | null,
  env: Env,
  cursor: { line: number; column: number },
): (offset: number) => number {
  const cell = token.map === null;
  const first = (token.map ?? row ?? [0, 1])[0];
  if (cell && cursor.line !== first) Object.assign(cursor, { line: first, column: 0 });
  const starts: { content: number; source: number }[] = [];
  let content = 0;
  for (const [index, text] of token.content.split('\n').entries()) {
    const line = env.lines[first + index] ?? '';
    const written = cell ? text.replaceAll('|', '\\|') : text;
    const found = cell
      ? line.indexOf(written, cursor.column)
      : Math.max(line.lastIndexOf(text), line.indexOf(text.trim()));
    if (cell && found !== -1) cursor.column = found + written.length;
    starts.push({ content, source: (env.starts[first + index] ?? 0) + Math.max(0, found) });
    content += text.length + 1;
  }
  return (offset) => {
    const start = starts.findLast((one) => one.content <= offset) ?? { content: 0, source: 0 };
    const escapes = cell ? token.content.slice(start.content, offset).split('|').length - 1 : 0;
    return start.source + (offset - start.content) + escapes;
  };
}
