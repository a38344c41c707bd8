/**
 * Every layout of every theme, light and dark, in both sizes: looks as it did, spills nowhere, is legible, and axe finds
 * nothing. `npm test` takes one form of each theme, `npm run test:visual` all twelve; UPDATE=1 keeps new pictures, which
 * you look at before you commit them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FoundBrowser } from '../../src/model/browser.ts';
import { buildExamples, type Examples, formsToTest, layoutExamples, nameOf, THEMES } from './forms.ts';
import { findBrowser, openSlides, startBrowser } from './gallery-page.ts';
import { measureSlides } from './measure.ts';
import { changedSlides, keepSheet, pictureSheet } from './pictures.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let found: FoundBrowser;
let browser: Browser;

beforeAll(async () => {
  found = await findBrowser();
  browser = await startBrowser(found);
});

afterAll(() => browser?.close());

test('all themes have the same layouts, each with an example', () => {
  const [first = [], ...others] = THEMES.map((theme) => [...layoutExamples(theme).keys()]);
  expect(first).toHaveLength(22);
  for (const layouts of others) expect(layouts).toEqual(first);
});

describe.each(formsToTest(process.env.VISUAL === 'all').map((form) => ({ form, name: nameOf(form) })))(
  '$name',
  ({ form, name }) => {
    let examples: Examples;
    let page: Page;

    beforeAll(async () => {
      examples = await buildExamples(form);
      page = await openSlides(browser, examples.html);
    });

    afterAll(() => page?.close());

    test('fits on each slide and is legible', async () => {
      const slides = await measureSlides(page);
      expect(slides).toHaveLength(examples.layouts.length);
      const faulty = slides.filter((slide) => slide.faults.length > 0 || slide.spills);
      expect(faulty.map(({ slide, faults }) => [examples.layouts[slide - 1], ...faults])).toEqual([]);
    });

    test('gives axe nothing to find', async () => {
      await page.evaluate(AXE);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const result = await axe.run(document);
        return result.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 80)).join(' ')}`,
        );
      });
      expect(violations).toEqual([]);
    });

    test('looks as it did', async (context) => {
      // Another browser smooths letters in its own way.
      if (found.origin !== 'npm') context.skip();
      const sheet = await pictureSheet(page);
      if (process.env.UPDATE === '1') await keepSheet(name, sheet);
      expect(await changedSlides(name, sheet, examples.layouts)).toEqual([]);
    });
  },
);
