/** Packed CSS between runs. */
import type { Host } from '../host/host.ts';
import type { StyleStore } from '../render/marp.ts';
import { openKeptFiles } from './kept/files.ts';

/** Themes change seldom, so that many files are reached long after anything among them was used. */
const STYLES = {
  name: 'styles',
  makers: ['@marp-team/marp-core', '@marp-team/marpit', 'postcss'],
  mostFiles: 100,
};

export function createStyleStore(host: Host): StyleStore {
  const kept = openKeptFiles(host, STYLES);
  return {
    get: async (key) => {
      const bytes = await kept.get(`${key}.css`);
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
    set: (key, css) => kept.set(`${key}.css`, new TextEncoder().encode(css)),
  };
}
