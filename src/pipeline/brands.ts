/** The brands of chosen decks: `_brand.yml` beside `lectern.yaml`, or the file that an audience names. Each is read once. */
import { dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { readText } from '../load/text-file.ts';
import type { Brand } from '../model/brand.ts';
import type { Deck } from '../model/deck.ts';
import type { Project } from '../model/project.ts';
import type { ChosenDeck } from './choose.ts';

const BRAND_FILE = '_brand.yml';

/** Gives the brand of each deck; a file that is taken verbatim has none. */
export async function loadBrands(
  host: Host,
  project: Project,
  decks: readonly ChosenDeck[],
): Promise<Outcome<(deck: Deck) => Brand | undefined>> {
  const brands = new Map<string, Brand>();
  const diagnostics: Diagnostic[] = [];
  const files = new Map(
    decks.flatMap(({ deck }) => (deck.verbatim ? [] : [[fileOf(deck, project), deck] as const])),
  );
  for (const [file, { audience }] of files) {
    const at = audience?.places.get('brand') ?? audience?.at;
    if (at !== undefined && !file.startsWith(join(project.root, '/'))) {
      const hint = 'copy the file, and what it names, into the project folder';
      diagnostics.push(
        diagnose('asset-outside', `"${audience?.brand}" lies outside the project`, { at, hint }),
      );
      continue;
    }
    const text = await readText(host, file);
    diagnostics.push(...text.diagnostics);
    if (text.value !== undefined) {
      const { loadBrand } = await import('../load/brand.ts');
      const brand = await loadBrand(host, text.value, [project.root]);
      diagnostics.push(...brand.diagnostics);
      if (brand.value !== undefined) brands.set(file, brand.value);
    } else if (text.diagnostics.length === 0 && at !== undefined && audience?.brand !== undefined) {
      const hint = 'the path counts from the folder of this file';
      diagnostics.push(diagnose('brand-missing', `there is no brand "${audience.brand}"`, { at, hint }));
    }
  }
  return { value: (deck) => (deck.verbatim ? undefined : brands.get(fileOf(deck, project))), diagnostics };
}

function fileOf({ audience }: Deck, { root }: Project): string {
  return audience?.brand === undefined
    ? join(root, BRAND_FILE)
    : resolve(dirname(audience.at.file), audience.brand);
}
