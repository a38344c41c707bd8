/**
 * Decks made of slides that were printed apart, beside the same decks printed whole: the same text, pictures, tags, outline
 * and links on every page; and the same bytes, whatever other decks are printed with them.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PrintBrowser, startBrowser } from '../../src/export/browser.ts';
import { findBrowsers } from '../../src/export/find-browser.ts';
import { INNER_LINK } from '../../src/export/joined/page-part.ts';
import { printingSlidesOnce } from '../../src/export/joined/printer.ts';
import { finishPdf } from '../../src/export/pdf.ts';
import type { RenderedPage } from '../../src/pipeline/deck-page.ts';
import { makePages } from '../../src/pipeline/pages.ts';
import { writeSheet } from '../../src/render/sheet.ts';
import { comparePictures } from '../conformance/compare-pages.ts';
import { fixtureFile, fixtureNames, THEMES_FOLDER } from '../conformance/fixtures.ts';
import { readPdf as readPictures } from '../conformance/read-pdf.ts';
import { ownHost } from '../host.ts';
import { examplesText, THEMES } from '../visual/forms.ts';
import { readPdf } from './pdf.ts';

const host = ownHost();
let browser: PrintBrowser;
let folder: string;

beforeAll(async () => {
  const { chosen } = await findBrowsers(host);
  if (chosen === undefined) throw new Error('no browser to test with');
  browser = await startBrowser(host, chosen);
  folder = await mkdtemp(join(tmpdir(), 'lectern-joined-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function pagesOf(decks: readonly string[]): Promise<readonly RenderedPage[]> {
  const made = await makePages(host, { decks, vars: {}, themeSet: [THEMES_FOLDER], allowRemote: false });
  return Promise.all(made.value.pages.map((page) => page.page()));
}

/** Prints a deck in parts; undefined when it had to be printed whole. */
async function printed(
  page: RenderedPage,
  through = printingSlidesOnce(browser),
): Promise<Uint8Array | undefined> {
  const { width, height } = page.rendered;
  const sheet = writeSheet(page.request, INNER_LINK);
  if (sheet === undefined) return undefined;
  const { pdf } = await through.visit('whole', { width, height, pdf: true, sheet });
  return finished(page, pdf);
}

function finished({ rendered }: RenderedPage, pdf: Uint8Array): Promise<Uint8Array> {
  return finishPdf(pdf, { title: 'Talk', lang: 'en', date: new Date(0), pages: rendered.slides.length });
}

/** All that a reader gets of a PDF. */
async function readAll(bytes: Uint8Array) {
  const file = join(folder, 'read.pdf');
  await writeFile(file, bytes);
  return { facts: await readPdf(file), pages: await readPictures(file) };
}

/** All fixtures of the conformance suite, all themes and both talks; in the short form those that hold most. */
const isWhole = process.env.SLOW === 'all';
const FIXTURES = isWhole ? fixtureNames() : ['code', 'links'];
const LAYOUTS = isWhole ? THEMES : THEMES.slice(0, 1);
const TALKS = isWhole ? ['karabakh-2020', 'tour'] : ['karabakh-2020'];

describe('a deck of slides that were printed apart is the deck as it is printed whole', () => {
  it.each([...FIXTURES.map((name) => [name, fixtureFile(name)]), ...LAYOUTS.map((name) => [name, name])])(
    '%s',
    async (name, file) => {
      const [page] = await pagesOf([name === file ? await layoutsOf(name) : file]);
      if (page === undefined) throw new Error(`${name} has no page`);
      const { width, height } = page.rendered;
      const parts = await printed(page);
      const whole = await browser.visit(page.html, { width, height, pdf: true });
      if (parts === undefined) throw new Error(`${name} is printed whole`);
      const [one, other] = [await readAll(parts), await readAll(await finished(page, whole.pdf))];
      expect(one.facts).toEqual(other.facts);
      const differing = one.pages.map(({ picture }, index) => {
        const beside = other.pages[index]?.picture;
        return beside === undefined ? 1 : comparePictures(picture, beside).part;
      });
      expect(differing).toEqual(one.pages.map(() => 0));
    },
  );

  async function layoutsOf(theme: string): Promise<string> {
    const [form] = THEMES.filter((name) => name === theme);
    if (form === undefined) throw new Error(`no theme ${theme}`);
    const at = join(folder, theme);
    await mkdir(at, { recursive: true });
    await writeFile(join(at, 'deck.md'), examplesText({ theme: form, mode: 'plain', size: '16:9' }));
    return join(at, 'deck.md');
  }
});

it('is the same file, whatever decks are printed with it', async () => {
  const pages = [...(await pagesOf(TALKS))].reverse();
  const through = printingSlidesOnce(browser);
  const together = await Promise.all(pages.map((page) => printed(page, through)));
  // A diagram has a style of its own, which holds for the whole page: such decks are printed whole.
  expect(together.filter((one) => one !== undefined).length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    const alone = await printed(page);
    expect(alone === undefined, page.title).toBe(together[index] === undefined);
    expect(Buffer.compare(alone ?? new Uint8Array(), together[index] ?? new Uint8Array()), page.title).toBe(
      0,
    );
  }
});
