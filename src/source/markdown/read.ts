/**
 * Markdown text → where its parts stand. This folder is the only door to markdown-it. It is set up as Marp
 * sets it up (CommonMark, tables, strikethrough, HTML, comments and <style> as blocks of their own), with `:::` lines
 * and citations added, so that what is found here is what Marp will see. Nothing is rendered.
 */
import MarkdownIt from 'markdown-it';
import { addBlockRules, blocksOf } from './blocks.ts';
import type { Env } from './env.ts';
import { addInlineRules } from './marks.ts';
import type { MarkdownParts } from './parts.ts';

let parser: MarkdownIt | undefined;

/** Finds the parts of a Markdown text without front matter. */
export function readMarkdown(text: string): MarkdownParts {
  const lines = text.split('\n');
  const starts: number[] = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const env: Env = { blocks: [], marks: [], lines, starts, toSource: undefined, muted: 0 };
  parser ??= createParser();
  const tokens = parser.parse(text, env);
  const blocks = [...env.blocks, ...blocksOf(tokens, lines)];
  blocks.sort((a, b) => a.start - b.start || a.depth - b.depth);
  env.marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return { blocks, marks: env.marks };
}

function createParser(): MarkdownIt {
  const md = new MarkdownIt('commonmark', { html: true, breaks: true, linkify: false });
  md.enable(['table', 'strikethrough']);
  md.normalizeLink = (address) => address;
  md.validateLink = () => true;
  addBlockRules(md);
  addInlineRules(md);
  return md;
}
