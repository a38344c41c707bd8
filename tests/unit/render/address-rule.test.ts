import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../../src/render/marp.ts';

async function render(text: string): Promise<{ html: string; addresses: readonly string[] }> {
  const { slides, addresses } = await createRenderer({ get: async () => undefined, set: async () => {} })({
    text,
    themes: [],
  });
  return { html: slides.map((slide) => slide.html).join(''), addresses };
}

describe('the addresses of files', () => {
  it.each([
    '![the quay](quay.png)',
    '![bg left](quay.png)',
    '<img src="quay.png">',
    '<!-- _backgroundImage: url(quay.png) -->',
    '<!-- _backgroundImage: "url(\'quay.png\')" -->',
    '<!-- _backgroundImage: \'url("quay.png")\' -->',
    '---\nbackgroundImage: url(quay.png)\n---\n\n# Quay',
    '<!-- footer: "![h:20](quay.png)" -->\n\nQuay',
  ])('are found in %s', async (text) => {
    const { html, addresses } = await render(text);
    expect(addresses).toEqual(['quay.png']);
    expect(html).not.toMatch(/(?:src="|url\((?:&quot;|')?)quay/);
    expect(html).toContain('_lectern_/file/0');
  });

  it('are found for each layer of a background', async () => {
    const { addresses } = await render('<!-- _backgroundImage: "url(a.png), url(\'b&c.png\')" -->\n\nTwo');
    expect(addresses).toEqual(['a.png', 'b&c.png']);
  });

  it.each([
    '`url("quay.png")`',
    "`url('quay.png')`",
    '```\nbackground: url("quay.png");\n<p style="background: url(quay.png)">\n```',
    '```css\nbody { background: url("quay.png"); }\n```',
    '<p>url("quay.png")</p>',
    '![url(quay)](data:image/gif;base64,R0lGODlhAQABAAAAACw=)',
  ])('are none in the text of a slide: %s', async (text) => {
    const { html, addresses } = await render(text);
    expect(addresses).toEqual([]);
    expect(html).toContain('quay');
  });
});

describe('imports of web fonts', () => {
  it('stay where they are the text of a slide', async () => {
    const { html } = await render('`@import url(https://fonts.example.org/css);`');
    expect(html).toContain('@import url(https://fonts.example.org/css);');
  });
});
