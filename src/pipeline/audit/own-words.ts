/**
 * The words of the program itself: what it writes around every deck, in pages, scripts and reports, stands in its own
 * files. Such a word in an output says nothing about a text of the same word that was withheld. They are gathered when the
 * program is compiled, because it takes longer to read five hundred files than to build a deck.
 */
import { join } from 'node:path';
import { wordsOf } from '../../audit/words.ts';
import type { Host } from '../../host/host.ts';

/** Rooms whose texts can reach an output. */
export const SPEAKING_ROOMS = [
  'assemble',
  'check',
  'diagnostics',
  'export',
  'load',
  'model',
  'pipeline',
  'render',
  'select',
  'viewer',
] as const;

/** The file in `dist/` that holds the words, one a line. */
export const OWN_WORDS_FILE = 'own-words.txt';

/** The words of compiled files, sorted. Words with digits in them are never the program's. */
export function wordsOfProgram(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap(wordsOf))].filter((word) => !/\d/.test(word)).sort();
}

/** By the folder of the program, which does not change while it runs; hosts come and go with each deck. */
const known = new Map<string, Promise<ReadonlySet<string>>>();

/** Empty when the program was not compiled. */
export function ownWords(host: Host): Promise<ReadonlySet<string>> {
  const folder = host.packageFolder();
  const words = known.get(folder) ?? readWords(host);
  known.set(folder, words);
  return words;
}

async function readWords(host: Host): Promise<ReadonlySet<string>> {
  const file = join(host.packageFolder(), 'dist', OWN_WORDS_FILE);
  const bytes = await host.readFile(file).catch(() => new Uint8Array());
  return new Set(new TextDecoder().decode(bytes).split('\n'));
}
