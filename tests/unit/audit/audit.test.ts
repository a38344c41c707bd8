/** Each place of each kind of file in which a withheld word can stand. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findLeaks, type ProducedFile } from '../../../src/audit/audit.ts';
import { wordOf } from '../../../src/audit/word-numbers.ts';
import { json, page, pdf, png, text, wide } from './produced.ts';

const WORD = 'zaandervoort';
const found = (name: string, bytes: Uint8Array, word = WORD): readonly string[] =>
  (findLeaks({ name, bytes }, (one) => wordOf(one) === word) ?? []).map((leak) => leak.where);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('a withheld word in a page is found', () => {
  it.each<[string, string, string]>([
    ['in its text', `<p>What ${WORD} asks</p>`, 'text'],
    ['in capitals', `<p>ZAANDERVOORT</p>`, 'text'],
    ['cut in two by a tag', `<p>Zaan<b>dervoort</b></p>`, 'text'],
    ['cut in two by a soft hyphen', `<p>Zaan&shy;der\u00advoort</p>`, 'text'],
    ['in signs by their numbers', `<p>&#90;aander&#x76;oort</p>`, 'text'],
    ['in wide letters', `<p>\uff3aaandervoort</p>`, 'text'],
    ['in a comment', `<!-- ask ${WORD} -->`, 'comment'],
    ['in a comment that never ends', `<!-- ask ${WORD}`, 'comment'],
    ['in alternative text', `<img alt="The quay of ${WORD}">`, 'attribute alt'],
    ['in an attribute without quotes', `<img alt=${WORD}>`, 'attribute alt'],
    ['in the address of a link', `<a href="https://example.org/${WORD}?q=1">`, 'attribute href'],
    ['behind percent signs', `<a href="/%5Aaandervoort">`, 'attribute href'],
    ['in an id', `<h1 id="what-${WORD}-asks">`, 'attribute id'],
    ['in a class', `<p class="left ${WORD}">`, 'attribute class'],
    ['in data for a script', `<p data-party="${WORD}">`, 'attribute data-party'],
    ['in a script', `<script>const a = "${WORD}";</script>`, 'script'],
    ['in a script, escaped', `<script>a("\\u005aaander\\x76oort");</script>`, 'script'],
    ['in a script behind a line break', `<script>a("\\n${WORD}");</script>`, 'script'],
    ['in what a style says', `<style>p::before { content: "${WORD}"; }</style>`, 'style'],
    ['in a value of a style', `<style>:root { --party: "${WORD}"; }</style>`, 'style'],
    ['in a comment of a style', `<style>/* ${WORD} */</style>`, 'style'],
    ['in a style, escaped', `<style>p::before { content: "\\5a aandervoort"; }</style>`, 'style'],
    [
      'in a comment of a drawing inside',
      `<img src="data:image/svg+xml;base64,${base64(text(`<svg><!-- ${WORD} --></svg>`))}">`,
      'hidden part of a picture',
    ],
    [
      'in a chunk of a picture inside a style',
      `<style>p { background: url("data:image/png;base64,${base64(png('tEXt', text(`Comment\0${WORD}`)))}"); }</style>`,
      'tEXt chunk',
    ],
  ])('%s', (_, body, where) => {
    expect(found('deck.html', page(body))).toEqual([where]);
  });
});

describe('a withheld word in a PDF is found', () => {
  const halves = `${wide('zaander')} Tj 40 0 Td ${wide('voort')} Tj`;
  it.each<[string, Parameters<typeof pdf>[0], string]>([
    ['in the text of a page', { content: `BT /F1 12 Tf (What Zaandervoort asks) Tj ET` }, 'text'],
    ['by the map of a font', { content: `BT /F2 12 Tf ${wide(WORD)} Tj ET` }, 'text'],
    ['set letter by letter', { content: `BT /F1 12 Tf [(Zaan) -20 (der) 15 (voort)] TJ ET` }, 'text'],
    ['set in two steps', { content: `BT /F2 12 Tf ${halves} ET` }, 'text'],
    [
      'in two runs on one line',
      {
        content: `BT /F2 12 Tf 1 0 0 1 10 50 Tm ${wide('zaander')} Tj ET BT 1 0 0 1 60 50 Tm ${wide('voort')} Tj ET`,
      },
      'text',
    ],
    [
      'hyphenated over two lines',
      { content: `BT /F1 12 Tf 1 0 0 1 10 50 Tm (Zaander-) Tj 1 0 0 1 10 30 Tm (voort) Tj ET` },
      'text',
    ],
    [
      'as a text in place of signs',
      { content: `/Span <</ActualText (${WORD})>> BDC BT /F1 9 Tf (x) Tj ET EMC` },
      'text',
    ],
    ['with escaped signs', { content: `BT /F1 12 Tf (Zaander\\166oort) Tj ET` }, 'text'],
    ['in the title', { info: `/Title (Zaandervoort)` }, 'metadata, outline, alternative text or links'],
    [
      'in UTF-16',
      { info: `/Subject <FEFF${Buffer.from(WORD, 'utf16le').swap16().toString('hex')}>` },
      'metadata, outline, alternative text or links',
    ],
    [
      'in the outline',
      { objects: [`<</Title (What ${WORD} asks) /Parent 1 0 R>>`] },
      'metadata, outline, alternative text or links',
    ],
    [
      'in alternative text',
      { objects: [`<</Type /StructElem /S /Figure /Alt (The quay of ${WORD})>>`] },
      'metadata, outline, alternative text or links',
    ],
    [
      'in the address of a link',
      { objects: [`<</Subtype /Link /A <</S /URI /URI (https://example.org/${WORD})>>>>`] },
      'metadata, outline, alternative text or links',
    ],
    [
      'in a note',
      { objects: [`<</Subtype /Text /Contents (Ask ${WORD})>>`] },
      'metadata, outline, alternative text or links',
    ],
    [
      'in the name of a place',
      { catalog: `/Dests <</what-${WORD}-asks [3 0 R /Fit]>>` },
      'metadata, outline, alternative text or links',
    ],
  ])('%s', (_, parts, where) => {
    expect(found('deck.pdf', pdf(parts))[0]).toBe(where);
    expect(found('deck.pdf', pdf({ ...parts, packed: true }))[0]).toBe(where);
  });

  it('on a page that a torn object stream names too', () => {
    const whole = pdf({ content: 'BT /F1 12 Tf (What Zaandervoort asks) Tj ET', packed: true });
    const torn = `91 0 obj\n<</Type /ObjStm /N 1 /First 8 /Filter /FlateDecode /Length 8>> stream\n\xff3 0 \xff(a\nendstream\nendobj\n`;
    const file = Buffer.from(whole).toString('latin1').replace('trailer', `${torn}trailer`);
    expect(found('deck.pdf', Buffer.from(file, 'latin1'))[0]).toBe('text');
  });

  it('and a PDF that nobody can read is no good PDF', () => {
    const locked = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Encrypt 2 0 R>>\n', 'latin1');
    const judged: ProducedFile[] = [
      { name: 'deck.pdf', bytes: locked },
      { name: 'deck.pdf', bytes: text('%PDF-1.7\n') },
    ];
    expect(judged.map((file) => findLeaks(file, () => true))).toEqual([undefined, undefined]);
  });
});

describe('a withheld word in a picture is found', () => {
  it.each<[string, string, Uint8Array]>([
    ['in a text', 'tEXt', text(`Comment\0${WORD}`)],
    ['in a packed text', 'zTXt', Buffer.concat([text('Comment\0\0'), deflateSync(WORD)])],
    ['in an international text', 'iTXt', text(`Comment\0\0\0en\0\0${WORD}`)],
    [
      'in a packed international text',
      'iTXt',
      Buffer.concat([text('Comment\0\x01\0en\0\0'), deflateSync(WORD)]),
    ],
    ['in what a camera wrote', 'eXIf', text(`MM\0*${WORD} quay`)],
  ])('%s', (_, type, data) => {
    expect(found('slides/001.png', png(type, data))).toEqual([`${type} chunk`]);
  });

  it('in a description inside a WebP', () => {
    const chunk = Buffer.from(`XMP \x18\0\0\0The ${WORD} quay `, 'latin1');
    const picture = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WEBP', 'latin1'), chunk]);
    expect(found('slides/001.webp', picture)).toEqual(['metadata of a picture']);
  });

  it('in a comment of a photograph', () => {
    const comment = Buffer.from(`\xff\xd8\xff\xfe\x00\x19The ${WORD} quay \xff\xd9`, 'latin1');
    expect(found('slides/001.jpg', comment)).toEqual(['metadata of a picture']);
  });
});

describe('a withheld word in a text is found', () => {
  it.each<[string, string, Uint8Array]>([
    ['in Markdown', 'deck.md', text(`- What *Zaandervoort* asks`)],
    ['cut in two by signs', 'deck.md', text(`Zaan**der**voort`)],
    ['in a string of a report', 'report.json', json({ heading: `a\n${WORD}` })],
    ['in a key of a report', 'report.json', json({ [WORD]: 1 })],
    ['in a report with escapes', 'report.json', text('{"a":"\\u007aaandervoort"}')],
    ['in a file of a kind that nobody has thought of', 'talk.tex', text(`\\title{${WORD}}`)],
  ])('%s', (_, name, bytes) => {
    expect(found(name, bytes)).toEqual(['text']);
  });

  it('as an address or the name of a file, each part of which is public', () => {
    expect(found('deck.md', text('[more](https://example.org/plan)'), 'https://example.org/plan')).toEqual([
      'text',
    ]);
    expect(found('deck.md', text('![](../assets/price-list.png)'), 'price-list.png')).toEqual(['text']);
  });
});

describe('no alarm is raised', () => {
  it('for parts of longer words, or words that only meet', () => {
    expect(found('deck.html', page('<p>Zaandervoortse</p><p>zaan</p><p>dervoort</p>'))).toEqual([]);
    const lines = `BT /F1 12 Tf 1 0 0 1 10 50 Tm (zaander) Tj 1 0 0 1 10 30 Tm (voort) Tj ET`;
    expect(found('deck.pdf', pdf({ content: lines }))).toEqual([]);
  });

  it('for a very long name of the form', () => {
    const long = 'quayside'.repeat(10_000);
    const body = `<style>.${long}-a { color: red }</style><p class="${long}">The quay</p>`;
    expect(found('deck.html', page(body), long).filter((where) => where !== 'text')).toEqual([]);
  });

  it('for names that styles speak of, on elements', () => {
    const body = '<style>.harbour { color: red }</style><p class="harbour">The quay</p>';
    expect(found('deck.html', page(body), 'harbour').filter((where) => where !== 'text')).toEqual([]);
  });

  it('for the names of fonts', () => {
    const body = '<style>p { font-family: "Noto Serif"; --text: "Noto Serif", serif }</style>';
    expect(found('deck.html', page(body), 'noto')).toEqual([]);
  });

  it('for what a drawing shows', () => {
    const drawing = `<svg><text>${WORD}</text></svg>`;
    expect(
      found('deck.html', page(`<img src="data:image/svg+xml;base64,${base64(text(drawing))}">`)),
    ).toEqual([]);
  });
});
