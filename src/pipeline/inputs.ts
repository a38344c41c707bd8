/** The files that decks are made of, so that no output is ever written over one. */
import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { OpenedDeck } from './open.ts';

/** Names of the files that a build may write into a deck's folder. */
export const OUTPUT_NAMES = [
  ...['deck.md', 'deck.html', 'presenter.html', 'deck.pdf', 'handout.pdf'],
  ...['script.md', 'script.pdf', 'report.json'],
] as const;

/** An error for each deck one of whose outputs is an input of any deck. */
export function overwrittenInputs(decks: readonly OpenedDeck[]): readonly Diagnostic[] {
  const inputs = new Set(decks.flatMap((one) => inputFiles(one)));
  return decks.flatMap((one) => {
    const hit = OUTPUT_NAMES.map((name) => join(one.outFolder, name)).find((file) => inputs.has(file));
    if (hit === undefined) return [];
    const at = { file: hit, line: 1, column: 1 };
    return [
      diagnose('output-is-input', 'the build would overwrite this file, which it reads', {
        at,
        hint: 'choose another folder with --out',
      }),
    ];
  });
}

/** Every file with text of a deck, absolute, sorted. */
export function inputFiles(one: OpenedDeck): readonly string[] {
  const files = [
    one.deck.file,
    ...one.loaded.sections.map((section) => section.file),
    ...(one.theme?.file === undefined ? [] : [one.theme.file]),
  ];
  return [...new Set(files)].sort();
}
