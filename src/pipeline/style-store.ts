/**
 * Packed CSS between runs, in the user's cache folder. A file carries the hash of what it holds: one that was cut short
 * or changed counts as absent. What cannot be read or written costs time, never a build.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { packageFile } from '../load/package-file.ts';
import type { StyleStore } from '../render/marp.ts';
import { lecternVersion } from './version.ts';

/** Past so many files the folder is emptied: themes change seldom, so that is long after anything in it was used. */
const MOST_FILES = 100;

export function createStyleStore(host: Host): StyleStore {
  const folder = makers(host).then((versions) => join(host.cacheFolder(), `styles-${versions}`));
  return {
    get: async (key) => {
      const bytes = await host.readFile(join(await folder, `${key}.css`)).catch(() => undefined);
      if (bytes === undefined) return undefined;
      const text = new TextDecoder().decode(bytes);
      const css = text.slice(text.indexOf('\n') + 1);
      return text.startsWith(`${hashOf(css)}\n`) ? css : undefined;
    },
    set: async (key, css) => {
      const names = await host.list(await folder);
      if (names.length >= MOST_FILES) await host.remove(await folder).catch(() => undefined);
      await host.writeFile(join(await folder, `${key}.css`), `${hashOf(css)}\n${css}`).catch(() => undefined);
    },
  };
}

/** Versions of all that has a hand in packing. */
async function makers(host: Host): Promise<string> {
  const packages = ['@marp-team/marp-core', '@marp-team/marpit', 'postcss'];
  const manifests = await Promise.all(packages.map((name) => packageFile(host, join(name, 'package.json'))));
  const versions = manifests.map(
    (bytes) => /"version":\s*"([^"]+)"/.exec(new TextDecoder().decode(bytes))?.[1] ?? '0',
  );
  return [await lecternVersion(host), ...versions].join('-');
}

function hashOf(css: string): string {
  return createHash('sha256').update(css).digest('hex');
}
