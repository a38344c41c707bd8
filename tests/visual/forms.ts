/** The forms in which each layout of each theme is looked at, and a deck with all examples of a theme in one of them. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runProgram } from '../conformance/run-program.ts';

export const THEMES = ['briefing', 'stage', 'classroom'] as const;

export interface Form {
  readonly theme: (typeof THEMES)[number];
  readonly mode: 'plain' | 'invert';
  readonly size: '16:9' | '4:3';
}

export interface Examples {
  /** The finished page. */
  readonly html: string;
  /** Layouts in the order of the slides. */
  readonly layouts: readonly string[];
}

const ROOT = join(import.meta.dirname, '..', '..');

/** All twelve forms; the short list has one of each theme. */
export function formsToTest(all: boolean): readonly Form[] {
  const forms = THEMES.flatMap((theme) =>
    (['plain', 'invert'] as const).flatMap((mode) =>
      (['16:9', '4:3'] as const).map((size): Form => ({ theme, mode, size })),
    ),
  );
  const short = ['briefing-plain-16x9', 'stage-plain-16x9', 'classroom-invert-4x3'];
  return all ? forms : forms.filter((form) => short.includes(nameOf(form)));
}

export function nameOf({ theme, mode, size }: Form): string {
  return `${theme}-${mode}-${size.replace(':', 'x')}`;
}

/** The layouts of a theme with their examples, from its own theme.yaml. */
export function layoutExamples(theme: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(ROOT, 'themes', theme, 'theme.yaml'), 'utf8');
  const manifest = parse(text) as { layouts: Record<string, { example: string }> };
  return new Map(Object.entries(manifest.layouts).map(([name, { example }]) => [name, example]));
}

/** Builds a deck with the example of each layout. */
export async function buildExamples(form: Form): Promise<Examples> {
  const html = await buildDeck(examplesText(form), form.theme);
  return { html, layouts: [...layoutExamples(form.theme).keys()] };
}

/** That deck as its author would write it. */
export function examplesText({ theme, mode, size }: Form): string {
  const invert = mode === 'invert' ? 'class: invert\n' : '';
  const head = `title: Layouts\nlang: en\ntheme: ${theme}\npaginate: true\nsize: "${size}"\nsections: []\n${invert}`;
  return `---\n${head}---\n\n${[...layoutExamples(theme).values()].join('\n\n---\n\n')}`;
}

/** Builds one deck with the program and gives its page. `theme` lends its sample pictures. */
export async function buildDeck(text: string, theme = 'briefing'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-visual-'));
  const deck = join(folder, 'decks', 'layouts');
  mkdirSync(deck, { recursive: true });
  cpSync(join(ROOT, 'themes', theme, 'samples'), join(deck, 'samples'), { recursive: true });
  writeFileSync(join(deck, 'deck.md'), text);
  await runProgram(process.execPath, {
    arguments: [join(ROOT, 'dist', 'lectern.js'), 'build', '--format', 'html', '--quiet'],
    folder,
    environment: { ...process.env, SOURCE_DATE_EPOCH: '1700000000' },
  });
  return readFileSync(join(folder, 'out', 'layouts', 'deck.html'), 'utf8');
}
