/** `og.png`: the first slide as the picture that other sites show with a link, in the size that the Open Graph protocol's readers ask for. */
import type { OutputMaker } from './output.ts';

/** Pixels. 1.91 to 1, as Facebook and LinkedIn ask: https://developers.facebook.com/docs/sharing/webmasters/images */
const CARD = { width: 1200, height: 630 };
/** So much of a slide's height or width may be cut off on the whole: less than the margins of the themes. */
const MOST_CUT = 0.08;

export const makeCard: OutputMaker = async ({ page, browser }) => {
  if (page.rendered.slides.length === 0) return [];
  const { pictures } = await (await browser()).visit(page.html, {
    ...CARD,
    talk: (open) => open.ask(cardView(page.rendered)),
    pictures: { slides: [1], type: 'png' },
  });
  return pictures.map((bytes) => ({ format: 'png', name: 'og.png', bytes }));
};

/** Lays the first slide over the whole card: filled when little is cut off, else in the middle of its own ground. */
function cardView({ width, height }: { readonly width: number; readonly height: number }): string {
  const share = width / height / (CARD.width / CARD.height);
  const fit = 1 - Math.min(share, 1 / share) <= MOST_CUT ? 'slice' : 'meet';
  return `(() => {
    const slide = document.querySelector('svg[data-marpit-svg]');
    const grounds = [...slide.querySelectorAll('section')].map((one) => getComputedStyle(one).backgroundColor);
    slide.setAttribute('preserveAspectRatio', 'xMidYMid ${fit}');
    slide.style.cssText = 'position:fixed;inset:0;width:${CARD.width}px;height:${CARD.height}px;max-width:none;max-height:none;z-index:1';
    slide.style.background = grounds.find((one) => !/^rgba\\(.*, 0\\)$|^transparent$/.test(one)) ?? '#fff';
    return '';
  })()`;
}
