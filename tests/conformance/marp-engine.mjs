/**
 * The engine that marp-cli is run with: the project's own marp-core, with the plugins that Lectern uses. Fonts of
 * formulas and pictures of emoji are read from installed packages, where marp-core alone would name a CDN.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Marp } from '@marp-team/marp-core';
import katex from '@marp-team/marp-core/plugins/katex';
import shiki from '@marp-team/marp-core/plugins/shiki';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'node_modules');
const address = (folder) => `${pathToFileURL(join(packages, folder)).href}/`;

export default class extends Marp {
  constructor(options) {
    super({
      ...options,
      math: 'katex',
      emoji: { shortcode: 'twemoji', unicode: 'twemoji', twemoji: { base: address('@twemoji'), ext: 'svg' } },
    });
    this.use(shiki());
    this.use(katex({ fontPath: address('katex/dist/fonts') }));
  }
}
