import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ViewerRole } from '../../../src/model/viewer.ts';
import { writeViewerPage } from '../../../src/render/viewer-page.ts';

const slide = (text: string, notes: readonly string[] = []) => ({
  html: `<svg><p>${text}</p></svg>`,
  line: 1,
  notes,
});

function pageFor(
  role: ViewerRole,
  more: Partial<Parameters<typeof writeViewerPage>[0]> = {},
  lang = 'en',
): string {
  return writeViewerPage({
    page: {
      rendered: {
        slides: [slide('Bread'), slide('Prices', ['Pause.\n\nLook <up> & smile.', 'Then go on.'])],
        css: 'section{color:#123}',
        script: 'fit()',
        width: 1280,
        height: 720,
        theme: 'default',
        addresses: [],
      },
      title: 'The "bakery"',
      lang,
      files: [],
      emoji: new Map(),
      mathFonts: new Map(),
      fontCss: '',
      fontFamilies: { embedded: new Set(), fallback: new Set(), defaults: '' },
    },
    role,
    files: { boot: 'boot()', script: 'view()', style: 'main{margin:0}' },
    sections: [{ first: 1, name: 'Cost & price', minutes: 3 }],
    key: 'bakery/council',
    ...more,
  });
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the shared page', () => {
  it('has no notes, no minutes, no word of the deck’s key', () => {
    const page = pageFor('deck');
    for (const words of ['Pause', 'smile', 'Then go on', 'data-minutes', 'bakery/council'])
      expect(page).not.toContain(words);
    expect(page).toContain('data-section="Cost &#38; price"');
  });

  it('allows each of its scripts by its hash, and nothing else', () => {
    const policy = /Policy" content="([^"]*)"/.exec(pageFor('deck'))?.[1] ?? '';
    expect(policy).toContain(`script-src ${hash('boot()')} ${hash('fit()')} ${hash('view()')};`);
    expect(policy).not.toContain('connect-src');
  });

  it('says where a slide stands in the deck’s language, and has the words of that one only', () => {
    const page = pageFor('deck', {}, 'de');
    expect(page).toContain('aria-roledescription="Folie" aria-label="Folie 2 von 2"');
    expect(page).toContain('"fullScreen":"Vollbild"');
    for (const word of ['Full screen', 'Plein écran']) expect(page).not.toContain(word);
    expect(pageFor('presenter', {}, 'de')).toContain('<title>The &#34;bakery&#34; (Vortragsansicht)</title>');
  });

  it('is the same text for the same deck', () => {
    expect(pageFor('deck')).toBe(pageFor('deck'));
  });

  it('may run a script of a server and ask it, when it is served', () => {
    const page = pageFor('deck', {
      live: { script: 'listen()', start: { version: '1<' }, connect: "'self'" },
    });
    expect(page).toContain(hash('listen()'));
    expect(page).toContain("; connect-src 'self';");
    expect(page).toContain('id="lectern-live">{"version":"1\\u003c"}<');
    expect(page).toContain('<script>listen()</script>');
  });
});

describe('the page of the speaker', () => {
  it('has the notes as text, a paragraph each, and the minutes', () => {
    const page = pageFor('presenter');
    expect(page).toContain('<p>Pause.</p><p>Look &#60;up&#62; &#38; smile.</p><p>Then go on.</p>');
    expect(page).toContain('data-minutes="3"');
    expect(page.match(/class="lectern-notes"/g)).toHaveLength(1);
  });

  it('belongs to the same deck as the shared page', () => {
    const deck = /data-deck="(\w+)"/;
    expect(deck.exec(pageFor('presenter'))?.[1]).toBe(deck.exec(pageFor('deck'))?.[1]);
  });

  it('knows the title without the word presenter, for the window of the audience', () => {
    expect(pageFor('presenter')).toContain('data-title="The &#34;bakery&#34;"');
    expect(pageFor('presenter')).toContain('<title>The &#34;bakery&#34; (presenter)</title>');
  });
});
