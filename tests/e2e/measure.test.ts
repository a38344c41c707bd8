/** What a page says of itself: places, sizes and colours on slides whose facts are known, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenPage, type PrintBrowser, startBrowser } from '../../src/export/browser.ts';
import { findBrowsers } from '../../src/export/find-browser.ts';
import { loadMeasureScript } from '../../src/load/measure-script.ts';
import type { SlideFacts } from '../../src/model/page-facts.ts';
import type { Looks } from '../../src/pipeline/look-behind.ts';
import { measurePage } from '../../src/pipeline/measure.ts';
import { testHost } from '../host.ts';

const host = testHost(process.cwd());
let browser: PrintBrowser;
let script: string;

beforeAll(async () => {
  const { chosen } = await findBrowsers(host);
  if (chosen === undefined) throw new Error('no browser to test with');
  [browser, script] = await Promise.all([startBrowser(host, chosen), loadMeasureScript(host)]);
});
afterAll(() => browser.close());

/** A slide of 400 by 300 with a margin of 20, as Marp would write it. */
function slide(body: string, style = ''): string {
  return `<svg data-marpit-svg viewBox="0 0 400 300"><foreignObject width="400" height="300"><section style="${style}">${body}</section></foreignObject></svg>`;
}

/** A picture behind a slide. */
function paintedIn(color: string): string {
  return `background:url(data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20width=%22400%22%20height=%22300%22%3E%3Crect%20width=%22400%22%20height=%22300%22%20fill=%22${color}%22/%3E%3C/svg%3E)`;
}

interface Measured {
  readonly css?: string;
  /** Size of a slide on the page. */
  readonly shown?: number;
  /** What was seen on other pages. */
  readonly known?: Looks['known'];
}

async function measured(
  slides: readonly string[],
  { css = '', shown = 1, known = new Map() }: Measured = {},
): Promise<readonly SlideFacts[]> {
  const look = `body{margin:0}svg[data-marpit-svg]{display:block;width:${400 * shown}px;height:${300 * shown}px}
    section{box-sizing:border-box;width:400px;height:300px;padding:20px;background:#fff;color:#000;font:20px/30px monospace;position:relative}
    p,div,h2,ul{margin:0;padding:0}`;
  const html = `<!DOCTYPE html><html lang="en"><head><title>Tides</title><style>${look}${css}</style></head><body>${slides.join('')}</body></html>`;
  let facts: readonly SlideFacts[] = [];
  const looks = { madeOf: ({ number }: SlideFacts) => slides[number - 1] ?? '', known };
  const talk = async (page: OpenPage) => {
    facts = await measurePage(page, { script, slides: slides.length, looks });
  };
  await browser.visit(html, { width: 400, height: 300, talk });
  return facts;
}

const first = async (body: string, css = '', style = '') => {
  const [facts] = await measured([slide(body, style)], { css });
  const [text] = facts?.texts ?? [];
  if (facts === undefined || text === undefined) throw new Error('nothing was measured');
  return { facts, text };
};

describe('a text', () => {
  it('stands where it is shown, whatever the size of the page', async () => {
    const body = '<p style="position:absolute;left:100px;top:50px">High water</p>';
    const [[one], [half]] = await Promise.all([
      measured([slide(body)]),
      measured([slide(body)], { shown: 0.5 }),
    ]);
    expect(one?.texts[0]).toMatchObject({ words: 'High water', size: 20, free: true, part: 'body' });
    expect(one?.texts[0]?.lines[0]?.x).toBeCloseTo(100, 0);
    expect(half?.texts[0]?.lines[0]?.x).toBeCloseTo(100, 0);
    expect(half?.texts[0]?.size).toBeCloseTo(20, 0);
    expect([one?.area, one?.frame]).toEqual([
      { x: 20, y: 20, width: 360, height: 260 },
      { x: 0, y: 0, width: 400, height: 300 },
    ]);
  });

  it('has the size to which it is drawn', async () => {
    const { text } = await first('<div style="transform:scale(.5)">Low water</div>');
    expect(text.size).toBeCloseTo(10, 1);
  });

  it('is one in its block and look, and two where the look changes', async () => {
    const { facts } = await first(
      '<p>The <em>old</em> pier <b>sinks</b></p><p>Slowly</p>',
      'em{font-style:normal}',
    );
    expect(facts.texts.map(({ words, block, bold }) => [words, block, bold])).toEqual([
      ['The old pier', 0, false],
      ['sinks', 0, true],
      ['Slowly', 1, false],
    ]);
  });

  it('is cut by the box around it, not by one that lets it be seen', async () => {
    const { text } = await first('<div style="height:20px;overflow:hidden">Ferries</div>');
    expect(text.clip).toEqual({ x: 20, y: 20, width: 360, height: 20 });
    expect((await first('<div style="height:20px">Ferries</div>')).text.clip).toBeUndefined();
  });

  it('for screen readers alone is none', async () => {
    const hidden = '<span style="position:absolute;width:1px;height:1px;overflow:hidden">Skip</span>';
    const { facts } = await first(
      `<p>Seen ${hidden}</p><p style="visibility:hidden">Unseen</p><p hidden>Gone</p>`,
    );
    expect(facts.texts.map(({ words }) => words)).toEqual(['Seen']);
  });
});

describe('what lies behind a text', () => {
  const groundOf = async (body: string, css = '', style = '') => (await first(body, css, style)).text.ground;

  it('is the slide, or the boxes around the text laid over it', async () => {
    expect(await groundOf('<p>Tides</p>', '', 'background:#123456')).toEqual([[0x12, 0x34, 0x56]]);
    expect(await groundOf('<p style="background:rgb(0 0 0/.5)">Tides</p>')).toEqual([[128, 128, 128]]);
    expect(await groundOf('<p style="background:oklch(0 0 0)">Tides</p>')).toEqual([[0, 0, 0]]);
  });

  it('is a pseudo-element that covers it, and not one beside it', async () => {
    const at = (left: number) =>
      `section::after{content:"";position:absolute;inset:0 0 0 ${left}px;background:#00f}p{position:relative;z-index:1;width:60px}`;
    expect(await groundOf('<p>Tides</p>', at(0))).toEqual([[0, 0, 255]]);
    expect(await groundOf('<p>Tides</p>', at(200))).toEqual([[255, 255, 255]]);
  });

  it('is looked up in a picture of the slide where it is a gradient, a picture or another’s box', async () => {
    const gradient = await groundOf(
      '<p>From dark to light on one long line</p>',
      '',
      'background:linear-gradient(90deg,#000,#fff)',
    );
    const lights = gradient.map(([red]) => red);
    expect(gradient.length).toBeGreaterThan(40);
    expect([Math.min(...lights) < 40, Math.max(...lights) > 200]).toEqual([true, true]);
    const under =
      '<div style="position:absolute;inset:0;background:#f00"></div><p style="position:relative">Tides</p>';
    // A picture with losses is quicker to take, and off by a shade.
    for (const [red, green, blue] of await groundOf(under))
      expect([red > 250, green < 5, blue < 5]).toEqual([true, true, true]);
  });

  it('is told from what lies over it', async () => {
    const over = (style: string) =>
      `<p>Tides</p><div style="position:absolute;left:0;top:0;width:200px;height:60px;${style}"></div>`;
    const covered = async (style: string) => (await first(over(style))).text.covered;
    expect(await covered('background:#ff0')).toBe(true);
    expect(await covered('background:rgb(255 255 0/.5)')).toBe(false);
    expect(await covered('background:#ff0;z-index:-1')).toBe(false);
    expect(await covered('background:#ff0;left:40px')).toBe(false);
  });

  it('is nothing where a box hides the text', async () => {
    const hidden = '<div style="height:30px;overflow:hidden"><p>Seen</p><p>Unseen</p></div>';
    const cover = '<div style="position:absolute;inset:0;background:#abc"></div>';
    const [facts] = await measured([slide(`${hidden}${cover}`)]);
    const told = facts?.texts.map(({ words, covered, ground }) => [words, covered, ground.length > 0]);
    expect(told).toEqual([
      ['Seen', true, true],
      ['Unseen', false, false],
    ]);
  });

  it('is told from what a pseudo-element lays over it', async () => {
    const over = (left: number) =>
      `section::after{content:"";position:absolute;inset:0 0 0 ${left}px;background:#0ff}section{background:linear-gradient(#fff,#eee)!important}p{width:80px}`;
    expect((await first('<p>Tides</p>', over(0))).text).toMatchObject({ met: true, covered: true });
    expect((await first('<p>Tides</p>', over(200))).text).toMatchObject({ met: false, covered: false });
  });

  it('is the same on a slide alone and among others, of which several are on one picture', async () => {
    const colors = ['red', 'green', 'blue', 'white', 'black', 'gray', 'orange'];
    const cover = '<div style="position:absolute;inset:0;background:#abc"></div>';
    const slides = [...colors, ...colors, ...colors].map((color, index) =>
      slide(
        `<p>Tide ${index}</p>${index % 4 === 1 ? cover : ''}`,
        ['', paintedIn(color), `background:linear-gradient(90deg,${color},#444)`][index % 3],
      ),
    );
    const together = await measured(slides);
    const alone = (await Promise.all(slides.map((one) => measured([one])))).flat();
    const told = ({ texts }: SlideFacts) => texts.map(({ covered, ground }) => [covered, ground.length]);
    expect(together.map(told)).toEqual(alone.map(told));
    const lights = ({ texts }: SlideFacts) => texts.flatMap(({ ground }) => ground.flat());
    for (const [index, one] of together.entries()) {
      const other = lights(alone[index] ?? one);
      const farthest = Math.max(...lights(one).map((light, at) => Math.abs(light - (other[at] ?? 0))));
      // A picture with losses is off by a shade.
      expect(farthest, `slide ${index + 1}`).toBeLessThan(12);
    }
  });

  it('is looked up once for slides that are equal on several pages', async () => {
    const [one, other, third] = ['red', 'green', 'blue'].map((color) =>
      slide('<p>Tides</p>', paintedIn(color)),
    );
    const known: Looks['known'] = new Map();
    await measured([one ?? '', other ?? ''], { known });
    expect(known.size).toBe(2);
    const again = await measured([third ?? '', one ?? ''], { known });
    expect(known.size).toBe(3);
    expect(again[1]?.texts[0]?.ground[0]?.[0]).toBeGreaterThan(200);
  });

  it('is read out of a drawing where there are gradients alone, as a picture would show it', async () => {
    const grounds = [
      'background:linear-gradient(90deg,#000,#fff)',
      'background:radial-gradient(circle at 20% 30%,#f00,#00f 80%) #123',
      'background:repeating-linear-gradient(45deg,#000 0 60px,#888 120px) 10px 5px/200px 100px;border:12px solid #0f0',
    ];
    const body =
      '<div style="background:rgb(255 255 255/.2);border-radius:9px"><p>From dark to light</p></div>';
    const known: Looks['known'] = new Map();
    const drawn = await measured(
      grounds.map((ground) => slide(body, ground)),
      { known },
    );
    expect(known.size).toBe(0);
    // A filter has to be pictured.
    const pictured = await measured(grounds.map((ground) => slide(body, `${ground};filter:opacity(1)`)));
    const lights = ({ texts }: SlideFacts) => texts.flatMap(({ ground }) => ground.flat());
    for (const [index, one] of drawn.entries()) {
      const others = lights(pictured[index] ?? one);
      const far = lights(one).filter((light, at) => Math.abs(light - (others[at] ?? 0)) > 14);
      expect(lights(one)).toHaveLength(others.length);
      expect(far.length / others.length, `ground ${index + 1}`).toBeLessThan(0.02);
    }
  });

  it('is never the text itself', async () => {
    const ground = await groundOf(
      '<p style="text-shadow:0 0 9px #000;text-decoration:underline">Tides</p>',
      '',
      'background:linear-gradient(#fff,#fff)',
    );
    expect(ground.every((color) => Math.min(...color) > 250)).toBe(true);
  });
});

describe('a picture', () => {
  const pixels = (width: number, height: number) =>
    `data:image/bmp;base64,${bitmap(width, height).toString('base64')}`;

  it('says how much larger than its pixels it is drawn, as it is fitted into its box', async () => {
    const image = (style: string) =>
      `<img alt="A gull" src="${pixels(20, 10)}" style="width:100px;height:100px;${style}">`;
    const enlarged = async (style: string) => (await measured([slide(image(style))]))[0]?.images[0]?.enlarged;
    expect(await enlarged('object-fit:contain')).toBe(5);
    expect(await enlarged('object-fit:cover')).toBe(10);
    expect(await enlarged('object-fit:none')).toBe(1);
    expect(await enlarged('image-rendering:pixelated')).toBe(0);
  });
});

describe('a slide', () => {
  it('counts words, entries and headings, and knows which steps show something', async () => {
    const [facts] = await measured([
      slide(
        '<h2>Tides</h2><ul><li data-marpit-fragment="1">Low</li><li data-marpit-fragment="2"></li></ul><pre>let tide = 4</pre>',
      ),
    ]);
    expect(facts).toMatchObject({ words: 2, entries: 2, headings: [{ level: 2, words: 'Tides' }] });
    expect(facts?.steps.map(({ seen }) => seen)).toEqual([true, false]);
  });

  it('knows what of its words is quoted, and which way they are read', async () => {
    const quotes =
      '<p>He said</p><blockquote><p>Low tide</p><blockquote>at six</blockquote></blockquote><blockquote><ul><li>one</li></ul></blockquote>';
    const [facts] = await measured([slide(quotes)]);
    expect(facts).toMatchObject({ words: 7, quoted: 4, rtl: false });
    expect((await measured([slide('<p>גאות</p>', 'direction:rtl')]))[0]?.rtl).toBe(true);
  });

  it('counts two signs of a script without spaces as a word', async () => {
    const [facts] = await measured([slide('<p>老港口的潮汐表 today</p>')]);
    expect(facts?.words).toBe(5);
  });

  it('may have sheets for its steps, of which the last counts', async () => {
    const sheets = `${slide('<p>Half</p>').replace('<svg ', '<svg data-shown="0" ')}${slide('<p>Whole</p>')}`;
    const [facts] = await measured([sheets]);
    expect(facts?.texts.map(({ words }) => words)).toEqual(['Whole']);
  });

  it('says the least size of its text in whatever unit', async () => {
    const floor = async (value: string) =>
      (await first('<p>Tides</p>', '', `--text-floor:${value}`)).facts.floor;
    expect([await floor('18px'), await floor('calc(2 * 8px)'), await floor('')]).toEqual([18, 16, 0]);
  });
});

/** A black bitmap, which needs no packing. */
function bitmap(width: number, height: number): Buffer {
  const size = 54 + width * height * 4;
  const bytes = Buffer.alloc(size);
  bytes.write('BM', 0);
  bytes.writeUInt32LE(size, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(32, 28);
  return bytes;
}
