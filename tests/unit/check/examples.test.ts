/** No false alarm on sound slides: every example of every layout, and the decks of this repository. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../../src/check/text-rules.ts';
import { loadThemes } from '../../../src/load/theme.ts';
import { checkDecks } from '../../../src/pipeline/check.ts';
import { testHost } from '../../host.ts';
import { authorText } from './text-world.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const host = testHost(root);
const { value: themes } = await loadThemes(host, { root, themeSet: [] });

describe('the rules over the text are silent', () => {
  it.each(['briefing', 'stage', 'classroom'])('on every layout of the theme %s', (name) => {
    const layouts = [...(themes.get(name)?.layouts.values() ?? [])];
    expect(layouts.length).toBeGreaterThan(20);
    const texts = [authorText(layouts.map(({ example }) => example).join('\n\n---\n\n'))];
    const said = checkTexts({ texts, css: '', thorough: true, isVerbatim: false });
    expect(said.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it('on the decks of this repository', async () => {
    const request = { decks: [], vars: {}, themeSet: [], allowRemote: false, strict: true, shown: false };
    const { diagnostics } = await checkDecks(host, request);
    expect(
      diagnostics.map(({ code, message, at }) => `${code}: ${message} (${at?.file}:${at?.line})`),
    ).toEqual([]);
  }, 60_000);
});
