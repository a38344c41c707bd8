/** Faults for the judge: each puts a word into a file in another way. */
import type { RenderedPage } from '../../../src/pipeline/deck-page.ts';
import { encode, type Output } from '../../../src/pipeline/outputs/output.ts';
import { json, pdf, png, text, wide } from './produced.ts';

export type Plant = (word: string, page: RenderedPage) => Output;

const inBody =
  (put: (word: string) => string) =>
  (word: string, page: RenderedPage): Output => ({
    format: 'html',
    name: 'deck.html',
    bytes: encode(page.html.replace('</body>', () => `${put(word)}</body>`)),
  });
const inPdf =
  (put: (word: string) => Parameters<typeof pdf>[0]) =>
  (word: string): Output => ({
    format: 'pdf',
    name: 'deck.pdf',
    bytes: pdf({ ...put(word), packed: word.length % 2 === 0 }),
  });
const half = (word: string) => Math.floor(word.length / 2);

export const PLANTS: readonly Plant[] = [
  inBody((word) => `<p>the ${word} quay</p>`),
  inBody((word) => `<p>${word.slice(0, half(word))}<b>${word.slice(half(word))}</b></p>`),
  inBody((word) => `<!-- ${word} -->`),
  inBody((word) => `<img alt="${word.toUpperCase()}" src="data:,">`),
  inBody((word) => `<h2 id="the-${word}-quay">quay</h2>`),
  inBody((word) => `<a href="https://example.org/${word}">more</a>`),
  inBody((word) => `<p data-class="${word}">quay</p>`),
  inBody((word) => `<script>const notes = ["\\n${word}"];</script>`),
  inBody((word) => `<style>p::after { content: "${word}" }</style>`),
  inPdf((word) => ({
    content: `BT /F2 12 Tf ${wide(word.replace(/\d/g, ''))} Tj ET BT /F1 9 Tf (${word}) Tj ET`,
  })),
  inPdf((word) => ({
    content: `BT /F1 12 Tf [(${word.slice(0, half(word))}) -30 (${word.slice(half(word))})] TJ ET`,
  })),
  inPdf((word) => ({ info: `/Title (the ${word} quay)` })),
  inPdf((word) => ({
    objects: [`<</S /Figure /Alt <FEFF${Buffer.from(word, 'utf16le').swap16().toString('hex')}>>>`],
  })),
  inPdf((word) => ({ objects: [`<</S /URI /URI (https://example.org/${word})>>`] })),
  (word) => ({ format: 'html', name: 'slides/001.png', bytes: png('tEXt', text(`Comment\0${word}`)) }),
  (word) => ({ format: 'json', name: 'report.json', bytes: json({ plan: [{ id: word, rule: 'for' }] }) }),
  (word, page) => ({
    format: 'md',
    name: 'deck.md',
    bytes: encode(`${page.assembled.deck.title}\n\n<!-- ${word} -->\n`),
  }),
];
