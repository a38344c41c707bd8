/** `lectern diff --pictures`: pictures of the slides of both audiences → the page that shows them side by side. */
import type { Host } from '../host/host.ts';
import { DIFF_CSS } from '../render/diff-css.ts';
import { DIFF_MARK, writeDiffHtml } from '../render/diff-page.ts';
import { refuseForeign, setInFonts } from './author-page.ts';
import type { RenderedPage } from './deck-page.ts';
import type { DiffResult } from './diff.ts';
import { type Printing, startPrinting } from './printing.ts';

/** Of the pictures, in pixels: enough for half of a wide page. */
const PICTURE_WIDTH = 720;

/** Writes the page to `file`, absolute. A file that is not such a page is never replaced. */
export async function writeDiffPage(
  host: Host,
  given: { readonly file: string; readonly result: DiffResult; readonly browser?: string },
): Promise<void> {
  const { file, result } = given;
  const { difference, pages, fonts } = result;
  const [one, other] = pages;
  if (difference === undefined || one === undefined || other === undefined) return;
  await refuseForeign(host, file, { mark: DIFF_MARK, what: 'page of differences' });
  const printing = startPrinting(host, given);
  try {
    const [left, right] = await Promise.all([takePictures(one, printing), takePictures(other, printing)]);
    const { width, height } = one.rendered;
    const request = {
      ...difference,
      lang: one.deck.lang,
      width,
      height,
      left: { ...difference.left, pictures: left },
      right: { ...difference.right, pictures: right },
    };
    await host.writeFile(
      file,
      await setInFonts((css) => writeDiffHtml(request, css, DIFF_CSS), DIFF_CSS, fonts),
    );
  } finally {
    await printing.close();
  }
}

async function takePictures(page: RenderedPage, printing: Printing): Promise<readonly string[]> {
  const { width, height, slides } = page.rendered;
  const { pictures } = await (await printing.browser()).visit(page.html, {
    width,
    height,
    pictures: {
      slides: slides.map((_, index) => index + 1),
      scale: PICTURE_WIDTH / width,
      type: 'webp',
      quality: 84,
    },
  });
  return pictures.map((bytes) => `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`);
}
