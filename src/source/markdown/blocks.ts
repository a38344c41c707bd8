/** Block rules beside CommonMark's, and the blocks that markdown-it's tokens tell of. */
import type MarkdownIt from 'markdown-it';
import type { StateBlock, Token } from 'markdown-it';
import { type BlockRule, type Env, ruleOf } from './env.ts';
import { type Block, commentText } from './parts.ts';

/** Adds comments and `<style>` as blocks of their own, `:::` lines, and a watch on definitions. */
export function addBlockRules(md: MarkdownIt): void {
  md.block.ruler.before('html_block', 'comment', (state, start, end, silent) =>
    rawBlock(state, { start, end, silent }, { kind: 'comment', opens: /^<!--/, closes: /-->/ }),
  );
  md.block.ruler.before('html_block', 'style', (state, start, end, silent) =>
    rawBlock(
      state,
      { start, end, silent },
      { kind: 'style', opens: /^<style(?=\s|>|$)/i, closes: /<\/style>/i },
    ),
  );
  md.block.ruler.before('fence', 'mark', markBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  watchDefinitions(md);
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly silent: boolean;
}

/** A block that begins and ends by patterns, as Marpit reads comments and styles: https://github.com/marp-team/marpit (src/markdown/comment.js). */
function rawBlock(
  state: StateBlock,
  span: Span,
  what: { kind: 'comment' | 'style'; opens: RegExp; closes: RegExp },
): boolean {
  const first = lineOf(state, span.start);
  if (!what.opens.test(first)) return false;
  if (span.silent) return true;
  let next = span.start + 1;
  let closed = what.closes.test(first);
  while (!closed && next < span.end && (state.sCount[next] ?? 0) >= state.blkIndent) {
    closed = what.closes.test(lineOf(state, next));
    next += 1;
  }
  state.line = next;
  const token = state.push(what.kind, '', 0);
  token.map = [span.start, next];
  token.content = state.getLines(span.start, next, state.blkIndent, true);
  token.meta = { closed };
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

/** A line that begins with three or more colons: opens or closes a container. */
function markBlock(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const match = /^:{3,}(?!:)[ \t]*(.*?)[ \t]*$/.exec(lineOf(state, start));
  if (match === null) return false;
  if (silent) return true;
  state.line = start + 1;
  const token = state.push('mark', '', 0);
  token.map = [start, start + 1];
  token.content = match[1] ?? '';
  return true;
}

/** Definitions (`[logo]: logo.png`) leave no token behind; this notes their lines. */
function watchDefinitions(md: MarkdownIt): void {
  const rule = ruleOf<BlockRule>(md.block.ruler, 'reference');
  md.block.ruler.at('reference', (state: StateBlock, start: number, end: number, silent: boolean) => {
    const found = rule(state, start, end, silent);
    if (found && !silent) {
      const content = state.getLines(start, state.line, state.blkIndent, false);
      (state.env as Env).blocks.push({
        kind: 'definition',
        start,
        end: state.line,
        depth: state.level,
        level: 0,
        content,
        closed: true,
      });
    }
    return found;
  });
}

/** A fence is closed when its last line is nothing but signs like those that opened it. */
function isClosedFence(token: Token, last: string | undefined): boolean {
  const signs = last?.replace(/^[\s>]+/, '').trimEnd() ?? '';
  return signs.startsWith(token.markup) && signs === (token.markup[0] ?? '').repeat(signs.length);
}

/** The blocks of a text, from its tokens; definitions are noted by their own rule. */
export function blocksOf(tokens: readonly Token[], lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.map === null || token.nesting < 0 || token.type === 'inline') continue;
    const [start, end] = token.map;
    const { kind, content, level = 0, closed = true } = saidBy(token, tokens[index + 1], lines);
    // Written out: an object that is spread over another has a hidden class of its own, which is larger than it.
    blocks.push({ kind, start, end, depth: token.level, level, content, closed });
  }
  return blocks;
}

type Said = Pick<Block, 'kind' | 'content'> & Partial<Pick<Block, 'level' | 'closed'>>;

function saidBy(token: Token, next: Token | undefined, lines: readonly string[]): Said {
  const { type, content } = token;
  switch (type) {
    case 'heading_open':
      return { kind: 'heading', content: next?.content ?? '', level: Number(token.tag.slice(1)) };
    case 'hr':
      return { kind: 'ruler', content: token.markup };
    case 'fence': {
      const [start, end] = token.map ?? [0, 0];
      const closed = end - start > 1 && isClosedFence(token, lines[end - 1]);
      return { kind: 'fence', content: token.info.trim(), closed };
    }
    case 'comment':
      return { kind: 'comment', content: commentText(content), closed: token.meta.closed };
    case 'style':
      return { kind: 'style', content, closed: token.meta.closed };
    case 'mark':
      return { kind: 'mark', content };
    case 'html_block':
      return { kind: 'html', content };
    case 'code_block':
      return { kind: 'fence', content: '' };
    default:
      return { kind: 'other', content: '' };
  }
}
