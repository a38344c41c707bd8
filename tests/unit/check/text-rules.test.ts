/** All rules over texts together. */
import { expect, it } from 'vitest';
import { checkTexts } from '../../../src/check/text-rules.ts';
import { mapSource } from '../../../src/source/mapped-text.ts';
import { outlineMarkdown } from '../../../src/source/outline.ts';
import { sourceText } from '../../../src/source/source-text.ts';

it('the same text in two files is judged in each, at its own places', () => {
  const body = '<!-- pagnate: true -->\n';
  const texts = ['/a.md', '/b.md'].map((file, index) => {
    const lead = '\n'.repeat(index);
    const mapped = mapSource(sourceText(file, `${lead}${body}`), lead.length);
    return { section: file, mapped, outline: outlineMarkdown(mapped.text) };
  });
  const request = { texts, css: '', thorough: false, isVerbatim: false };
  const places = () => checkTexts(request).map(({ at }) => `${at?.file}:${at?.line}`);
  expect(places()).toEqual(['/a.md:1', '/b.md:2']);
  expect(places()).toEqual(['/a.md:1', '/b.md:2']);
});
