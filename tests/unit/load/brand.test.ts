/** The brand of a water office, as brand.yml writes it. */
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { loadBrand } from '../../../src/load/brand.ts';
import { sourceText } from '../../../src/source/source-text.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>';

async function load(text: string, files: Record<string, string | Uint8Array> = {}) {
  const host = new MemoryHost({ '/work/logo.svg': SVG, ...files });
  const { value, diagnostics } = await loadBrand(host, sourceText('/work/_brand.yml', text), ['/work']);
  return {
    brand: value,
    said: diagnostics.map(({ code, at }) => `${at?.line}:${at?.column} ${code}`),
    diagnostics,
  };
}

describe('a brand', () => {
  test('gives colours by name, by palette, and by palette names that stand for others', async () => {
    const text =
      'color:\n  palette:\n    sea: "#12355B"\n    main: sea\n  primary: main\n  background: white\n  foreground: rgb(20 20 20)\n';
    const { brand, said } = await load(text);
    expect(said).toEqual([]);
    expect(brand?.colors).toEqual({ primary: '#12355b', background: '#ffffff', foreground: '#141414' });
  });

  test('passes over what other programs read', async () => {
    const text = 'meta:\n  name: Water office\n  link: https://example.org\ndefaults:\n  quarto: {}\n';
    expect((await load(text)).said).toEqual([]);
  });

  test('says where a key, a colour or a circle of names is wrong', async () => {
    const text =
      'color:\n  palette:\n    a: b\n    b: a\n    sea: "#12355b"\n  primry: sea\n  secondary: see\n';
    expect((await load(text)).said).toEqual([
      ...['6:3 unknown-key', '3:8 brand-color', '4:8 brand-color', '7:14 brand-color'],
    ]);
  });

  test('may not set text that cannot be read', async () => {
    const { said, diagnostics } = await load('color:\n  foreground: "#cccc88"\n  background: "#ffffee"\n');
    expect(said).toEqual(['2:15 brand-contrast']);
    expect(diagnostics[0]?.message).toMatch(/#cccc88 on #ffffee .* 1\.\d\d:1/);
  });

  test('takes fonts of Google from npm packages, never from the network', async () => {
    const text =
      'typography:\n  fonts:\n    - family: IBM Plex Sans\n      source: google\n      weight: [400, bold]\n  base: IBM Plex Sans\n  headings:\n    family: IBM Plex Sans\n    weight: 600\n';
    const { brand, said } = await load(text);
    expect(said).toEqual([]);
    expect(brand?.fonts).toMatchObject([
      { family: 'IBM Plex Sans', package: '@fontsource/ibm-plex-sans', files: ['400.css', '700.css'] },
    ]);
    expect(brand).toMatchObject({
      families: { base: 'IBM Plex Sans', headings: 'IBM Plex Sans' },
      headingWeight: 600,
    });
  });

  test('puts font files and a logo inside', async () => {
    const text =
      'logo:\n  images:\n    mark: logo.svg\n  small: mark\ntypography:\n  fonts:\n    - family: Wave\n      source: file\n      files:\n        - path: wave.woff2\n          weight: 700\n';
    const { brand, said } = await load(text, { '/work/wave.woff2': 'wOF2....' });
    expect(said).toEqual([]);
    expect(brand?.fontCss).toMatch(
      /^@font-face\{font-family:"Wave";font-weight:700;font-style:normal;src:url\(data:font\/woff2;/,
    );
    expect(brand?.logo?.light).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(brand?.inputs).toEqual(['/work/_brand.yml', '/work/logo.svg', '/work/wave.woff2']);
  });

  test('fetches no logo and reads none outside of the project', async () => {
    expect((await load('logo: https://example.org/logo.svg\n')).said).toEqual(['1:7 remote-asset']);
    expect((await load('logo: ../logo.svg\n')).said).toEqual(['1:7 asset-outside']);
  });
});
