/** What is found on a slide stands at its author's word, in the file and line where it was written. */
import { describe, expect, it } from 'vitest';
import type { Finding, Meant } from '../../../../src/check/page/finding.ts';
import { traceFinding } from '../../../../src/check/page/trace.ts';
import { joinMapped, mapSource } from '../../../../src/source/mapped-text.ts';
import { sourceText } from '../../../../src/source/source-text.ts';

const DECK = sourceText('/work/deck.md', '---\ntitle: Tides\n---\n\n# Tides\n\nBy the **harbour** office\n');
const SECTION = sourceText(
  '/work/sections/boats.md',
  '## Boats\n\n- One boat\n- One boat\n\n![A ferry](../img/ferry%20one.png) ![](gull.png)\n\n```mermaid\nflowchart LR\n```\n',
);
const mapped = joinMapped([mapSource(DECK), mapSource(SECTION)], '\n---\n\n');
const html = '<section><img src="_lectern_/file/0"><img class="x" src="_lectern_/file/1"></section>';
const rendered = {
  slides: [
    { html: '', line: 5, notes: [] },
    { html, line: 9, notes: [] },
  ],
  addresses: ['../img/ferry%20one.png', '../elsewhere/gull.png'],
};

function placeOf(slide: number, meant: Meant): string {
  const finding = { slide, meant } as Finding;
  const { file, line, column, length } = traceFinding({ mapped, rendered }, finding);
  return `${file}:${line}:${column}+${length}`;
}

describe('words of a slide', () => {
  it('are found where they stand, marks and all', () => {
    expect(placeOf(1, { words: 'Tides', nth: 0 })).toBe('/work/deck.md:5:3+5');
    expect(placeOf(1, { words: 'By the harbour office', nth: 0 })).toBe('/work/deck.md:7:1+6');
    expect(placeOf(1, { words: 'harbour', nth: 0 })).toBe('/work/deck.md:7:10+7');
  });

  it('that stand there more than once are told apart', () => {
    const places = [0, 1].map((nth) => placeOf(2, { words: 'One boat', nth }));
    expect(places).toEqual(['/work/sections/boats.md:3:3+8', '/work/sections/boats.md:4:3+8']);
  });

  it('that its lines do not show lead to its heading', () => {
    expect(placeOf(2, { words: 'Zeppelins', nth: 0 })).toBe('/work/sections/boats.md:1:1+8');
    expect(placeOf(2, 'slide')).toBe('/work/sections/boats.md:1:1+8');
  });
});

describe('words in the margin', () => {
  const text = [
    '---',
    'header: Tides',
    "footer: 'Harbour office, *Monday* talk'",
    '---',
    '',
    '# Harbour',
    '',
    '---',
    '',
    '<!-- footer: Later -->',
    '',
    '# Boats',
    '',
    '---',
    '',
    '# Ferries',
  ].join('\n');
  const deck = mapSource(sourceText('/work/deck.md', text));
  const slides = [5, 9, 15].map((line) => ({ html: '', line, notes: [] }));
  const place = (slide: number, words: string) => {
    const finding = { slide, meant: { words, nth: 0 } } as unknown as Finding;
    const { line, column } = traceFinding({ mapped: deck, rendered: { slides, addresses: [] } }, finding);
    return `${line}:${column}`;
  };

  it('are found where they were set, whatever slide shows them', () => {
    expect(place(1, 'Harbour office, Monday talk')).toBe('3:10');
    expect(place(2, 'Tides')).toBe('2:9');
    expect(place(3, 'Later')).toBe('10:14');
  });

  it('are not mixed up with those of the slide', () => {
    expect(place(1, 'Harbour')).toBe('6:3');
  });
});

describe('pictures of a slide', () => {
  it('are found by their addresses', () => {
    const places = [0, 1].map((index) => placeOf(2, { image: { kind: 'img', index } }));
    expect(places).toEqual(['/work/sections/boats.md:6:19+15', '/work/sections/boats.md:6:40+8']);
  });

  it('that are drawn are found by their fence', () => {
    expect(placeOf(2, { image: { kind: 'drawing', index: 0 } })).toBe('/work/sections/boats.md:8:1+10');
  });
});
