/** The files that decks are made of, so that no output is ever written over one. */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { FORMATS } from '../model/audience.ts';
import type { OpenedDeck } from './open.ts';
import { isOutputName } from './outputs/output.ts';
import { relativePath } from './relative.ts';

/** An error for each deck one of whose outputs is an input of any deck. */
export function overwrittenInputs(decks: readonly OpenedDeck[]): readonly Diagnostic[] {
  const inputs = [...new Set(decks.flatMap((one) => inputFiles(one)))];
  return decks.flatMap((one) => {
    const hit = inputs.find((file) => isOutputName(relativePath(one.outFolder, file), FORMATS));
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
