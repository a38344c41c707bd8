/** What is gathered while markdown-it reads, handed from rule to rule; and how a rule of markdown-it is found. */
import type { StateBlock, StateInline } from 'markdown-it';
import type { Block, InlineMark } from './parts.ts';

export interface Env {
  blocks: Block[];
  marks: InlineMark[];
  lines: string[];
  starts: number[];
  /** Offset of each character of the inline text that is being read. */
  toSource: ((offset: number) => number) | undefined;
  muted: number;
  /** Where the last comment of an inline text ends, at its `-->`; -1 when none does. */
  commentEnd?: { readonly src: string; readonly at: number };
}

export type BlockRule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;
export type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** The function behind a rule, to be wrapped; markdown-it has no public way to it. */
export function ruleOf<Rule>(ruler: object, name: string): Rule {
  const rules = (ruler as { __rules__: { name: string; fn: unknown }[] }).__rules__;
  const found = rules.find((rule) => rule.name === name);
  if (found === undefined) throw new Error(`markdown-it has no rule "${name}"`);
  return found.fn as Rule;
}
