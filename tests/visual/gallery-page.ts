import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowsers } from '../../src/export/find-browser.ts';
import type { FoundBrowser } from '../../src/model/browser.ts';
import { ownHost } from '../host.ts';

const COLUMNS = 6;
/** A slide of 1280 pixels is pictured with 192. */
export const SCALE = 0.15;

export async function findBrowser(): Promise<FoundBrowser> {
  const host = ownHost();
  const { chosen } = await findBrowsers(host);
  if (chosen === undefined)
    throw new Error('there is no browser: lectern doctor says where one was looked for');
  return chosen;
}

export function startBrowser(found: FoundBrowser): Promise<Browser> {
  return puppeteer.launch({
    executablePath: found.path,
    env: { ...process.env, ...found.environment },
    headless: found.kind === 'headless-shell' ? 'shell' : true,
    args: [
      ...(found.sandbox ? [] : ['--no-sandbox']),
      ...[
        '--font-render-hinting=none',
        '--disable-lcd-text',
        '--force-color-profile=srgb',
        '--hide-scrollbars',
      ],
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
}

/** Opens a page with its slides in six columns, none scaled; the text is fitted and at rest. */
export async function openSlides(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setOfflineMode(true);
  await page.emulateMediaType('print');
  await page.setViewport({ width: COLUMNS * 1280, height: 720, deviceScaleFactor: SCALE });
  await page.setContent(html, { waitUntil: 'load' });
  await page.evaluate(async (columns) => {
    const root = document.querySelector<HTMLElement>('.lectern-deck');
    root?.style.setProperty('display', 'grid');
    root?.style.setProperty('grid-template-columns', `repeat(${columns}, max-content)`);
    for (const svg of document.querySelectorAll<SVGSVGElement>('div.marpit > svg')) {
      svg.style.inlineSize = `${svg.viewBox.baseVal.width}px`;
      svg.style.blockSize = `${svg.viewBox.baseVal.height}px`;
    }
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(done));
  }, COLUMNS);
  return page;
}
