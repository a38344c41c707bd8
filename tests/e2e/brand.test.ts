/** A water office's slides in a real browser: in the colours of a theme and of a brand, light and dark, text can be read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenPage, PrintBrowser } from '../../src/export/browser.ts';
import { contrast, parseColor } from '../../src/model/color.ts';
import { openBrowser } from './author-pages.ts';
import { folderWith, lectern, removeFolders } from './program.ts';

const THEMES = ['briefing', 'stage', 'classroom'];
const SLIDES = `
## How the *water* flows, [in short](https://example.org)

- Rain fills the **reservoir**

---

<!-- layout: divider -->

# What we measured

Twelve gauges

---

\`\`\`mermaid
graph LR
  A[Rain] --> B{Enough?}
  B -->|yes| C[Fields]
\`\`\`
`;
const DECKS = Object.fromEntries(
  THEMES.flatMap((theme) =>
    ['', 'invert'].map((look) => [
      `decks/${theme}${look}/deck.md`,
      `---\ntitle: Water\ntheme: ${theme}\nvars: {}\n${look === '' ? '' : `class: ${look}\n`}---\n${SLIDES}`,
    ]),
  ),
);
const PALE = 'color:\n  foreground: "#222222"\n  background: "#ffffff"\n  primary: "#fff3a0"\n';
const NIGHT = 'color:\n  foreground: "#e8f1f2"\n  background: "#0b2027"\n  primary: "#40bcd8"\n';

/** Each text's colour with that of the nearest ground behind it: boxes of diagrams for diagrams, else painted elements. */
/** A page that is only read: the viewer would turn it into one slide at a time. */
const withoutScripts = (html: string) => html.replace(/<script\b[\s\S]*?<\/script>/g, '');

const ASK = `JSON.stringify([...document.querySelectorAll('section')].map((slide) => {
  const look = (one) => getComputedStyle(one);
  const seen = (color) => !/^rgba\\(.*, 0\\)$|transparent/.test(color);
  const ground = (one) => seen(look(one).backgroundColor) ? look(one).backgroundColor : ground(one.parentElement);
  const words = [...slide.querySelectorAll('h1, h2, p, li, a, strong, em')].map((one) => [look(one).color, ground(one)]);
  const boxes = [...slide.querySelectorAll('svg[data-marp-mermaid] g > rect')].map((one) => look(one).fill);
  const labels = [...slide.querySelectorAll('svg[data-marp-mermaid] text')].map((one) => look(one).fill);
  return { words, labels, boxes, ground: ground(slide) };
}))`;

interface Slide {
  readonly words: readonly (readonly [string, string])[];
  readonly labels: readonly string[];
  readonly boxes: readonly string[];
  readonly ground: string;
}

let browser: PrintBrowser;
beforeAll(async () => {
  browser = await openBrowser(process.cwd());
});
afterAll(async () => {
  await browser.close();
  removeFolders();
});

const ratio = (one: string, other: string) => contrast(parseColor(one) ?? '', parseColor(other) ?? '');

describe.each([
  ['of the theme', undefined],
  ['of a pale yellow brand', PALE],
  ['of a brand by night', NIGHT],
])('in the colours %s', (_, brand) => {
  let folder: string;
  beforeAll(async () => {
    folder = folderWith({ ...DECKS, ...(brand === undefined ? {} : { '_brand.yml': brand }) });
    const run = await lectern(folder, ['build', '-f', 'html']);
    expect(run.code, run.stderr).toBe(0);
  });

  const talk = (page: OpenPage) => page.ask(ASK);

  it.each(THEMES.flatMap((theme) => [theme, `${theme}invert`]))('slides of %s can be read', async (deck) => {
    const html = withoutScripts(readFileSync(join(folder, 'out', deck, 'deck.html'), 'utf8'));
    const { answer } = await browser.visit(html, { width: 1280, height: 720, talk });
    const slides: readonly Slide[] = JSON.parse(String(answer));
    expect(slides.at(-1)?.labels.length).toBeGreaterThan(2);
    const hard = slides.flatMap(({ words, labels, ground }) =>
      [...words, ...labels.map((label) => [label, ground] as const)].filter(
        ([text, behind]) => ratio(text, behind) < 4.5,
      ),
    );
    expect(hard).toEqual([]);
  });

  it('light slides turn dark, and dark ones light, diagrams too', async () => {
    const grounds = await Promise.all(
      ['briefing', 'briefinginvert'].map(async (deck) => {
        const html = withoutScripts(readFileSync(join(folder, 'out', deck, 'deck.html'), 'utf8'));
        const { answer } = await browser.visit(html, { width: 1280, height: 720, talk });
        const slide: Slide | undefined = JSON.parse(String(answer)).at(-1);
        return [slide?.ground, slide?.boxes[0]].map((color) => ratio(color ?? '', 'white') < 2);
      }),
    );
    expect(grounds).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});
