/**
 * Liquid templates in the author's text. The only door to liquidjs. Code is hidden from Liquid, so it is never
 * templated. A value does not enter the text here: a token stands for it until the Markdown around it is known
 * (`value-token.ts`), so no value can change the structure of a slide. Runs once; what values hold is not templated.
 */

import type { Liquid, LiquidError, LiquidErrors } from 'liquidjs';
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Values } from '../model/values.ts';
import { type MappedText, type Origin, offsetPlace } from '../source/mapped-text.ts';
import { readMarkdown } from '../source/markdown/read.ts';
import { templateTags } from '../source/template-tags.ts';
import { type TemplateError, templateFaults } from './template-fault.ts';
import { addValue, type ValueStore } from './value-token.ts';

export type TemplateRenderer = (mapped: MappedText, values: Values) => Outcome<MappedText>;

/** Stands for `{` inside code while Liquid runs; a Unicode noncharacter, so no text holds it. */
const HIDDEN_BRACE = '\ufdd4';
/** A line's number in binary between two signs. All are blanks to Liquid, so `{%-` trims them with the line's end. */
const LINE_SIGN = /\u205f([\u2000\u2001]+)\u205f/g;
/** Limits of liquidjs against endless loops: memory counts characters made, time is in milliseconds. */
const LIMITS = {
  parseLimit: 2_100_000,
  memoryLimit: 20_000_000,
  renderLimit: 4_000,
};

/** Liquid reads templates with the square of the time. */
const MOST_TAGS = 20_000;

let LoadedLiquid: typeof Liquid | undefined;

/** Loads the template engine. To be awaited before a text is assembled for which `hasTemplates` holds; decks without any do without it. */
export async function loadTemplates(): Promise<void> {
  LoadedLiquid ??= (await import('liquidjs')).Liquid;
}

/** Whether a text holds anything that looks like a template. */
export function hasTemplates(text: string): boolean {
  return /\{\{|\{%/.test(text);
}

/**
 * Makes a renderer for one deck. Values that it prints go to `store`; `date` (ISO) is what `now` and `today` mean,
 * so that a build does not depend on the clock. A variable without a value is an error, except in a condition
 * and before the filter `default`.
 */
export function createTemplates(store: ValueStore, date: string | undefined): TemplateRenderer {
  return (mapped, values) => {
    if (!hasTemplates(mapped.text)) return { value: mapped, diagnostics: [] };
    const tooMany = templateTags(mapped.text)[MOST_TAGS];
    if (tooMany !== undefined) return { value: mapped, diagnostics: [limitFault(mapped, tooMany.index)] };
    engine ??= createEngine();
    const liquid = engine;
    current = { store, date };
    const signed = signLines(hideCode(mapped.text));
    try {
      return {
        value: readLines(liquid.parseAndRenderSync(signed, values), mapped.origins),
        diagnostics: [],
      };
    } catch (error) {
      const all = (error as Partial<LiquidErrors>).errors ?? [error as LiquidError];
      return {
        value: mapped,
        diagnostics: templateFaults(
          all.map((one) => errorOf(one, signed)),
          { mapped, values, filters: Object.keys(liquid.filters), tags: Object.keys(liquid.tags) },
        ),
      };
    }
  };
}

function limitFault(mapped: MappedText, offset: number): Diagnostic {
  const message = `more than ${MOST_TAGS} templates stand in one text`;
  const hint = 'write a loop, or make several sections of it';
  return diagnose('template-limit', message, { at: offsetPlace(mapped, offset, 2), hint });
}

/** Made once: to set one up takes longer than to fill a section. */
let engine: Liquid | undefined;
/** The deck that is being filled; templates are filled in one go. */
let current: { readonly store: ValueStore; readonly date: string | undefined } | undefined;

function createEngine(): Liquid {
  if (LoadedLiquid === undefined) throw new Error('templates are rendered before they are loaded');
  const made = new LoadedLiquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    catchAllErrors: true,
    timezoneOffset: 0,
    templates: {},
    outputEscape: (value: unknown) => (current === undefined ? '' : addValue(current.store, value)),
    ...LIMITS,
  });
  made.registerFilter('raw', (value: unknown) => value);
  const dateFilter = made.filters.date;
  if (typeof dateFilter === 'function') {
    made.registerFilter('date', function (this: unknown, value: unknown, ...rest: unknown[]) {
      const fixed = value === 'now' || value === 'today' ? (current?.date ?? '1970-01-01') : value;
      return dateFilter.call(this as never, fixed, ...rest);
    });
  }
  return made;
}

/** The text with the braces in its code hidden, so that only templates are left; no offset moves. */
export function hideCode(text: string): string {
  if (!/`|~~~|^[ >]*(?: {4}|\t)/m.test(text)) return text;
  const { blocks, marks } = readMarkdown(text);
  const lines = text.split('\n');
  for (const block of blocks) {
    if (block.kind !== 'fence') continue;
    for (let line = block.start; line < block.end; line += 1)
      lines[line] = lines[line]?.replaceAll('{', HIDDEN_BRACE) ?? '';
  }
  let hidden = lines.join('\n');
  for (const mark of marks) {
    if (mark.kind !== 'code') continue;
    const code = hidden.slice(mark.start, mark.end).replaceAll('{', HIDDEN_BRACE);
    hidden = hidden.slice(0, mark.start) + code + hidden.slice(mark.end);
  }
  return hidden;
}

/** Puts the number of each line before it, except where a line begins inside a tag. */
function signLines(text: string): string {
  const tags = templateTags(text).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let [offset, next] = [0, 0];
  const signed = text.split('\n').map((line, index) => {
    const start = offset;
    offset += line.length + 1;
    // Tags and lines come in one order: none is looked at twice.
    while ((tags[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    return (tags[next]?.start ?? start) < start ? line : `${lineSign(index)}${line}`;
  });
  return signed.join('\n');
}

function lineSign(index: number): string {
  const digits = index.toString(2).replaceAll('0', '\u2000').replaceAll('1', '\u2001');
  return `\u205f${digits}\u205f`;
}

function readLines(output: string, origins: readonly Origin[]): MappedText {
  const mapped: Origin[] = [];
  let current = origins[0];
  const lines = output.split('\n').map((line) => {
    const number = LINE_SIGN.exec(line)?.[1];
    LINE_SIGN.lastIndex = 0;
    if (number !== undefined) {
      const index = Number.parseInt(number.replaceAll('\u2000', '0').replaceAll('\u2001', '1'), 2);
      current = origins[index] ?? current;
    }
    if (current !== undefined) mapped.push(current);
    return line.replace(LINE_SIGN, '').replaceAll(HIDDEN_BRACE, '{');
  });
  return { text: lines.join('\n'), origins: mapped };
}

/** Errors by their offset in the author's text, where no line has a sign. */
function errorOf(error: LiquidError, signed: string): TemplateError {
  const begin = (error.token as { begin?: number } | undefined)?.begin ?? 0;
  const message = (error.originalError?.message ?? error.message).replace(/, line:\d+.*$/s, '');
  return {
    message: message.replace(LINE_SIGN, ''),
    offset: signed.slice(0, begin).replace(LINE_SIGN, '').length,
  };
}
