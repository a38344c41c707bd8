/** What makes the files of a deck beside its texts, in one text each: this program with its packages, and the browser with its fonts. */
import { join, posix } from 'node:path';
import { fontFolders } from '../../export/system-fonts.ts';
import type { Host } from '../../host/host.ts';
import { packageFile } from '../../load/package-file.ts';
import type { FoundBrowser } from '../../model/browser.ts';
import { hashOf } from './hash.ts';

/** `bootstrap.mjs` writes into this file the hash of all that the program is made of, and which packages are outside of it. */
const PROGRAM_FILE = join('dist', 'program.json');

/** What those packages themselves rest on. */
const BEHIND = [
  '@shikijs/core',
  '@shikijs/langs',
  '@shikijs/themes',
  'wawoff2',
  'citeproc',
  'puppeteer-core',
];

/** Undefined when it is not known, as for a program that runs from its sources: then nothing may be kept. */
export async function programPrint(host: Host): Promise<string | undefined> {
  const bytes = await host.readFile(join(host.packageFolder(), PROGRAM_FILE)).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const facts = JSON.parse(decode(bytes)) as { readonly sha256: string; readonly outside: readonly string[] };
  const names = [...facts.outside, ...BEHIND];
  const manifests = await Promise.all(names.map((name) => packageFile(host, join(name, 'package.json'))));
  const versions = manifests.map((one) => one && /"version":\s*"([^"]+)"/.exec(decode(one))?.[1]);
  const { platform, arch, programs } = host;
  return hashOf(JSON.stringify([facts.sha256, versions, programs?.nodeVersion, platform, arch]));
}

/** Undefined when there is no browser. */
export async function printerPrint(host: Host, found: FoundBrowser | undefined): Promise<string | undefined> {
  if (found === undefined) return undefined;
  const [entry, fonts] = await Promise.all([host.stat(found.path), fontsPrint(host)]);
  const { kind, origin, environment, version } = found;
  // The folder of the one from npm is named for its version and its files; the path of another may stay through updates.
  const which =
    origin === 'npm' ? [posix.basename(posix.dirname(found.path))] : [found.path, entry?.modified];
  return hashOf(JSON.stringify([kind, which, entry?.size, environment, version, fonts]));
}

const DEEPEST = 4;

/** The fonts of the system, by the times at which the folders that hold them were changed. */
async function fontsPrint(host: Host): Promise<string> {
  const folders = await Promise.all(fontFolders(host).map((folder) => folderPrint(host, folder, DEEPEST)));
  const variables = ['FONTCONFIG_FILE', 'FONTCONFIG_PATH', 'XDG_CONFIG_HOME'].map((name) => host.env(name));
  return JSON.stringify([folders, variables]);
}

async function folderPrint(host: Host, folder: string, depth: number): Promise<unknown> {
  const [entry, names] = await Promise.all([host.stat(folder), host.list(folder).catch(() => [])]);
  if (entry?.kind !== 'directory') return null;
  const inside = depth === 0 ? [] : names.filter((name) => !name.includes('.'));
  const below = await Promise.all(inside.map((name) => folderPrint(host, join(folder, name), depth - 1)));
  return [folder, entry.modified, names.length, below];
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
