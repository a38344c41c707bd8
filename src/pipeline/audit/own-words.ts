/**
 * The words of the program itself: what it writes around every deck, in pages, scripts and reports, stands in its own
 * files. Such a word in an output says nothing about a text of the same word that was withheld. Read when first needed.
 */
import { join } from 'node:path';
import { wordsOf } from '../../audit/words.ts';
import type { Host } from '../../host/host.ts';

/** Rooms whose texts can reach an output. Words with digits in them are never the program's. */
const ROOMS = [
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
];

/** By the folder of the program, which does not change while it runs; hosts come and go with each deck. */
const known = new Map<string, Promise<ReadonlySet<string>>>();

export function ownWords(host: Host): Promise<ReadonlySet<string>> {
  const folder = host.packageFolder();
  const words = known.get(folder) ?? readWords(host);
  known.set(folder, words);
  return words;
}

async function readWords(host: Host): Promise<ReadonlySet<string>> {
  const folders = ROOMS.map((room) => join(host.packageFolder(), 'dist', room));
  const texts = (await Promise.all(folders.map((folder) => scriptsBelow(host, folder)))).flat();
  return new Set(texts.flatMap(wordsOf).filter((word) => !/\d/.test(word)));
}

async function scriptsBelow(host: Host, folder: string): Promise<readonly string[]> {
  const names = await host.list(folder);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      if (name.endsWith('.js')) return [new TextDecoder().decode(await host.readFile(path))];
      return name.includes('.') ? [] : scriptsBelow(host, path);
    }),
  );
  return found.flat();
}
