import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenPage, type PrintBrowser, startBrowser } from '../../src/export/browser.ts';
import { findBrowsers } from '../../src/export/find-browser.ts';
import { ownHost } from '../host.ts';

const SIZE = { width: 320, height: 180 };
const slide = (colour: string) =>
  `<svg data-marpit-svg viewBox="0 0 320 180" width="320" height="180" style="display:block"><rect width="320" height="180" fill="${colour}"/></svg>`;
const PAGE = `<!DOCTYPE html><html lang="en"><head><title>Flags</title><style>body{margin:0}</style></head><body>${['#ff0000', '#00ff00', '#0000ff'].map(slide).join('')}</body></html>`;

const host = ownHost();

let browser: PrintBrowser;
beforeAll(async () => {
  const { chosen } = await findBrowsers(host);
  if (chosen === undefined) throw new Error('no browser to test with');
  browser = await startBrowser(host, chosen);
});
afterAll(() => browser.close());

/** Size and the colour of the middle. */
function look(bytes: Uint8Array | undefined): readonly number[] {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes ?? []));
  const middle = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
  return [width, height, ...data.subarray(middle, middle + 3)];
}

describe('a visit', () => {
  it('gives pictures of the slides that are asked for, in that order and size', async () => {
    const pictures = { slides: [3, 1], scale: 2, type: 'png' as const };
    const visit = await browser.visit(PAGE, { ...SIZE, pictures });
    expect(visit.pictures.map(look)).toEqual([
      [640, 360, 0, 0, 255],
      [640, 360, 255, 0, 0],
    ]);
    expect(visit.pdf).toHaveLength(0);
  });

  it('gives PDF, answer and pictures from one loading', async () => {
    const pictures = { slides: [2], type: 'png' as const };
    const talk = (page: OpenPage) => page.ask('document.title');
    const visit = await browser.visit(PAGE, { ...SIZE, pdf: true, talk, pictures });
    expect(new TextDecoder('latin1').decode(visit.pdf.slice(0, 5))).toBe('%PDF-');
    expect(visit.answer).toBe('Flags');
    expect(visit.pictures.map(look)).toEqual([[320, 180, 0, 255, 0]]);
  });

  it('prints the same after pictures in another size', async () => {
    const before = await browser.visit(PAGE, { ...SIZE, pdf: true });
    await browser.visit(PAGE, { ...SIZE, pictures: { slides: [1], scale: 3, type: 'jpeg', quality: 60 } });
    const after = await browser.visit(PAGE, { ...SIZE, pdf: true });
    const withoutTimes = ({ pdf }: typeof before) =>
      Buffer.from(pdf)
        .toString('latin1')
        .replace(/\/(Creation|Mod)Date \(.*?\)/g, '');
    expect(withoutTimes(after)).toBe(withoutTimes(before));
  });

  it('shows the page as it is printed, however often it is pictured', async () => {
    const printed = PAGE.replace(
      '</style>',
      '@media screen{svg{width:160px;margin:20px}rect{fill:#fff}}</style>',
    );
    const looks: (readonly number[])[] = [];
    const talk = async (page: OpenPage) => {
      for (let turn = 0; turn < 2; turn += 1) {
        const wish = { slides: [2], type: 'png' as const };
        looks.push(look((await page.picture(wish))[0]), look((await page.strips(wish))[0]?.picture));
      }
    };
    await browser.visit(printed, { ...SIZE, talk });
    expect(looks).toEqual(Array.from({ length: 4 }, () => [320, 180, 0, 255, 0]));
  });

  it('has no picture of a slide that does not exist', async () => {
    const pictures = { slides: [4], type: 'png' as const };
    await expect(browser.visit(PAGE, { ...SIZE, pictures })).rejects.toMatchObject({ code: 'print-crash' });
  });
});
