/** Text that is a little too long becomes smaller, down to the floor of its theme and no further, and never out of sight. */
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDeck, THEMES } from './forms.ts';
import { findBrowser, openSlides, startBrowser } from './gallery-page.ts';
import { measureSlides } from './measure.ts';

const ENTRY =
  'The harbour master counts every boat that comes in before the tide turns and writes it down by hand';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser(await findBrowser());
});

afterAll(() => browser?.close());

/** Entries that are a little too many for a slide, and for a column. The hall gets larger letters, so it holds fewer. */
const TOO_MANY = { briefing: [7, 3], stage: [5, 2], classroom: [7, 5] } as const;

/** Builds and measures a deck with one slide for each text. */
async function measured(theme: string, slides: readonly string[]) {
  const text = `---\ntitle: The harbour\nlang: en\ntheme: ${theme}\npaginate: true\nsections: []\n---\n\n${slides.join('\n\n---\n\n')}\n`;
  const page = await openSlides(browser, await buildDeck(text));
  const found = await measureSlides(page);
  await page.close();
  return found;
}

function list(entries: number): string {
  return `## In the harbour\n\n${Array.from({ length: entries }, () => `- ${ENTRY}`).join('\n')}`;
}

describe.each(THEMES)('in the theme %s', (theme) => {
  test('a few lines stay as they are, more become smaller, and far too many are marked', async () => {
    const [few, more, many] = await measured(theme, [
      list(theme === 'stage' ? 2 : 3),
      list(TOO_MANY[theme][0]),
      list(30),
    ]);
    expect([few?.fit, few?.spills, few?.faults]).toEqual([undefined, false, []]);
    expect([more?.spills, more?.faults]).toEqual([false, []]);
    expect(Number(more?.fit)).toBeLessThan(1);
    expect(Number(more?.fit)).toBeGreaterThanOrEqual(0.7);
    expect(many?.spills).toBe(true);
    expect(many?.fit).toBe('0.7');
    // The measuring of this test, which knows nothing of the page's own, sees it too.
    expect(many?.faults.length).toBeGreaterThan(0);
  });

  test('a column, a figure and a card are fitted as well', async () => {
    const column = `<!-- layout: two-columns -->\n## Two lists\n\n::: left\n${list(TOO_MANY[theme][1]).split('\n\n')[1]}\n:::\n\n::: right\nShort.\n:::`;
    const figure =
      '<!-- layout: big-number -->\n## Counted\n\n::: number\n1,234,567,890\n:::\n\nBoats since the first book was begun.';
    const slides = await measured(theme, [column, figure]);
    expect(slides.map(({ spills, faults }) => [spills, faults])).toEqual([
      [false, []],
      [false, []],
    ]);
    expect(slides.every(({ fit }) => Number(fit) < 1)).toBe(true);
  });
});

test("the themes of Marp's own are left alone", async () => {
  const [slide] = await measured('default', [list(30)]);
  expect([slide?.fit, slide?.spills]).toEqual([undefined, false]);
});
