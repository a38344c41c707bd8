/** Soft hyphens in long words: where a language allows them, and nowhere else. */
import { describe, expect, it } from 'vitest';
import type { RenderedDeck } from '../../../src/model/rendered.ts';
import { hyphenateSlides } from '../../../src/render/hyphenate.ts';

async function hyphenated(html: string, lang: string): Promise<string> {
  const deck = { slides: [{ html }] } as unknown as RenderedDeck;
  const { slides } = await hyphenateSlides(deck, lang);
  return (slides[0]?.html ?? '').replaceAll('\u00ad', '|');
}

describe('a long word', () => {
  it('may be divided by the rules of the deck’s language', async () => {
    expect(await hyphenated('<p>Kraftfahrzeughaftpflichtversicherung</p>', 'de')).toBe(
      '<p>Kraft|fahr|zeug|haft|pflicht|ver|si|cherung</p>',
    );
    expect(await hyphenated('<p>internationalisation</p>', 'en-GB')).toContain('inter|na');
    expect(await hyphenated('<p>достопримечательность</p>', 'ru')).toContain('|');
  });

  it('is left alone when no language has one so long', async () => {
    const html = `<p>${'internationalisation'.repeat(10_000)}</p>`;
    const begun = performance.now();
    expect(await hyphenated(html, 'en')).toBe(html);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('keeps five letters together at each end', async () => {
    const [word = ''] = (await hyphenated('<p>Überwachungsaufgaben</p>', 'de-AT')).match(/[^<>p/]+/) ?? [];
    expect(word.split('|')[0]?.length).toBeGreaterThanOrEqual(5);
    expect(word.split('|').at(-1)?.length).toBeGreaterThanOrEqual(5);
  });

  it('stays whole in code, formulas, addresses and attributes', async () => {
    const word = 'Kraftfahrzeughaftpflichtversicherung';
    for (const html of [
      `<pre><code>${word} <span>${word}</span></code></pre>`,
      `<span class="katex"><span>${word}</span></span>`,
      `<p title="${word} > ${word}">x</p>`,
      `<p>https://example.org/${word}, ${word}@example.org, ${word}.example.org, &${word};</p>`,
      `<style>/* ${word} */</style><!-- ${word} -->`,
    ])
      expect(await hyphenated(html, 'de'), html).toBe(html);
  });

  it('is divided again behind code', async () => {
    expect(await hyphenated('<p><code>x</code> Kraftfahrzeughaftpflicht</p>', 'de')).toContain('Kraft|fahr');
  });

  it('stays whole where no rules are known, and short words always', async () => {
    expect(await hyphenated('<p>Kraftfahrzeughaftpflicht</p>', 'tlh')).toBe(
      '<p>Kraftfahrzeughaftpflicht</p>',
    );
    expect(await hyphenated('<p>Versicherung</p>', 'de')).toBe('<p>Versicherung</p>');
  });
});
