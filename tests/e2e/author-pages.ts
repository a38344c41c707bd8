/** Pages for the author in a real browser: what axe has against them, and whether they fit their window. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { type OpenPage, type PrintBrowser, startBrowser } from '../../src/export/browser.ts';
import { findBrowsers } from '../../src/export/find-browser.ts';
import { testHost } from '../host.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The browser that builds in `folder` print with. */
export async function openBrowser(folder: string): Promise<PrintBrowser> {
  const host = testHost(folder);
  const { chosen } = await findBrowsers(host);
  if (chosen === undefined) throw new Error('no browser to test with');
  return startBrowser(host, chosen);
}

/** Declares the tests that every page for the author must pass; `given` is asked when they run. */
export function testLooks(given: () => { readonly browser: PrintBrowser; readonly html: string }): void {
  it.each([
    ['light, on a desk', 1280, false],
    ['dark, on a desk', 1280, true],
    ['light, on a phone', 360, false],
  ])('has nothing that axe finds, and nothing is wider than the page: %s', async (_, width, dark) => {
    const { browser, html } = given();
    const shown = dark ? html.replaceAll('(prefers-color-scheme:dark)', 'all') : html;
    const talk = (page: OpenPage) =>
      page.ask(`${axeSource};axe.run().then(({ violations }) => JSON.stringify({
        violations: violations.map(({ id, nodes }) => [id, nodes[0].html]),
        spills: document.documentElement.scrollWidth > innerWidth,
      }))`);
    const { answer } = await browser.visit(shown, { width, height: 800, talk });
    expect(JSON.parse(String(answer))).toEqual({ violations: [], spills: false });
  });
}
