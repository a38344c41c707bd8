/**
 * What is run inside a page before it is printed, as a text: the page has another global scope and no modules.
 * Every image counts, loaded or failed. Scripts that fit code, headings and text to a slide look again when sizes have
 * changed, which takes frames: without them some prints of one page differ. A page without them waits for none.
 */

/** What could not be loaded. */
export interface Missed {
  readonly images: readonly string[];
  readonly fonts: readonly string[];
}

/** A soft hyphen at which no line ends is taken out: readers of a PDF find words that have none. */
const KEEP_USED_HYPHENS = `
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const at = (node, place) => {
    const range = document.createRange();
    range.setStart(node, place);
    range.setEnd(node, place + 1);
    // The first sign of a line counts the hyphen before it as its own.
    return [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  };
  const divided = [];
  while (texts.nextNode() !== null) if (texts.currentNode.data.includes('\\u00ad') && texts.currentNode.parentNode.nodeName !== 'SCRIPT') divided.push(texts.currentNode);
  const unused = divided.map((node) => [...node.data.matchAll(/\\u00ad/g)].map(({ index }) => index).filter((place) => {
    if (place === 0 || place + 1 >= node.data.length) return true;
    const [before, after] = [at(node, place - 1), at(node, place + 1)];
    return after.top < before.bottom - before.height / 2;
  }));
  for (const [index, node] of divided.entries()) for (const place of unused[index].reverse()) node.deleteData(place, 1);
`;

/** Resolves, as JSON, to `Missed` once everything is in place. */
export const PAGE_READY = `(async () => {
  const images = [...document.images];
  for (const image of images) image.loading = 'eager';
  await Promise.all(images.filter((image) => !image.complete).map((image) => new Promise((done) => {
    image.addEventListener('load', done, { once: true });
    image.addEventListener('error', done, { once: true });
  })));
  // Fonts are asked for when the page is laid out.
  document.documentElement.getBoundingClientRect();
  await document.fonts.ready;
  const slide = document.querySelector('section') ?? document.body;
  const isFitted = document.querySelector('[data-auto-scaling]') !== null || getComputedStyle(slide).getPropertyValue('--fit-floor') !== '';
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  if (isFitted) for (let count = 0; count < 2; count += 1) await frame();
  ${KEEP_USED_HYPHENS}
  if (isFitted) {
    document.documentElement.getBoundingClientRect();
    await frame();
  }
  const broken = images.filter((image) => image.complete && image.naturalWidth === 0 && image.currentSrc !== '');
  const fonts = [...document.fonts].filter((font) => font.status === 'error');
  return JSON.stringify({
    images: broken.map((image) => (image.alt || image.currentSrc).slice(0, 120)),
    fonts: fonts.map((font) => [font.family, font.weight, font.style].join(' ')),
  });
})()`;

/** Gives, as JSON, where each slide stands on the page: `[x, y, width, height]` in CSS pixels. */
export const SLIDE_BOXES = `JSON.stringify([...document.querySelectorAll('svg[data-marpit-svg]')].map((slide) => {
  const { x, y, width, height } = slide.getBoundingClientRect();
  return [x + scrollX, y + scrollY, width, height];
}))`;

export interface SlideBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads what `SLIDE_BOXES` gave; what is no box is left out. */
export function readBoxes(answer: unknown): readonly SlideBox[] {
  const parsed: unknown = parse(answer);
  const boxes: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  return boxes.flatMap((box) => {
    const [x, y, width, height] = Array.isArray(box) ? box.map(Number) : [];
    if (x === undefined || y === undefined || width === undefined || height === undefined) return [];
    return [{ x, y, width, height }];
  });
}

/** Reads what `PAGE_READY` gave. A page can tamper with its answer; nothing but words is taken from it. */
export function readMissed(answer: unknown): Missed {
  const parsed: unknown = parse(answer);
  return { images: words(parsed, 'images'), fonts: words(parsed, 'fonts') };
}

function parse(answer: unknown): unknown {
  try {
    return JSON.parse(String(answer));
  } catch {
    return undefined;
  }
}

function words(parsed: unknown, key: 'images' | 'fonts'): readonly string[] {
  if (typeof parsed !== 'object' || parsed === null || !(key in parsed)) return [];
  const value: unknown = (parsed as Partial<Record<typeof key, unknown>>)[key];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
