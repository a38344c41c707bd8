/** The links of a deck to files beside its texts → what is said of those that lead nowhere, and with `thorough` of the others. */
import { basename, dirname, resolve } from 'node:path';
import type { AssembledDeck } from '../assemble/deck.ts';
import { deadFile, type FileLink, fileLinks, fileStaysBehind } from '../check/link-leads-to-file.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { nearFile } from '../load/near-file.ts';
import { isInside } from '../load/path-case.ts';
import type { Keep } from './kept/values.ts';

export interface FileLinksCheck {
  readonly assembled: AssembledDeck;
  /** Folders in which files may lie. Absolute. Outside of them nobody looks. */
  readonly roots: readonly string[];
  /** The rules of `check` too. */
  readonly thorough: boolean;
}

export async function checkFileLinks(
  keep: Keep,
  { assembled, roots, thorough }: FileLinksCheck,
): Promise<readonly Diagnostic[]> {
  const links = assembled.texts.flatMap((text): readonly PlacedLink[] => {
    const folder = dirname(text.mapped.origins[0]?.source.file ?? '');
    return fileLinks(text).map((link) => ({ link, file: resolve(folder, link.path), roots }));
  });
  if (links.length === 0) return [];
  const said = await keep(`links ${JSON.stringify(links)}`, (host) =>
    Promise.all(links.map((link) => judge(host, link))),
  );
  const found = said.filter(({ code }) => thorough || code === 'dead-link');
  return assembled.deck.verbatim
    ? found.map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' } : one))
    : found;
}

interface PlacedLink {
  readonly link: FileLink;
  /** Absolute path. */
  readonly file: string;
  readonly roots: readonly string[];
}

async function judge(host: Host, { link, file, roots }: PlacedLink): Promise<Diagnostic> {
  const isThere = !roots.some((root) => isInside(root, file)) || (await hasFile(host, file));
  if (isThere) return fileStaysBehind(link);
  const { address, at, isWhole } = link;
  return deadFile(link, await nearFile(host, { file, address, roots, at, isWhole }));
}

/** What a Markdown file beside it becomes when it is built counts as there. */
async function hasFile(host: Host, file: string): Promise<boolean> {
  const names = await host.list(dirname(file));
  const name = basename(file);
  if (names.includes(name)) return true;
  const source = name.replace(/\.(?:html?|pdf|pptx)$/i, '.md');
  return source !== name && names.includes(source);
}
