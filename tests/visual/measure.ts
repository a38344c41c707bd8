/**
 * What is measured on the slides of a page: text outside of the area that is safe, text that a box clips, text of low
 * contrast. Nothing here uses the page's own fitting; what it says about itself stands in `fit`.
 */
import type { Page } from 'puppeteer';

export interface SlideFaults {
  /** Number of the slide, from 1. */
  readonly slide: number;
  readonly faults: readonly string[];
  /** Factor of its text; undefined: as the theme has it. */
  readonly fit?: string;
  readonly spills: boolean;
}

/** Runs inside the page. Contrast as WCAG 2.2 computes it: 4.5 for text, 3 from 24 px on or from 18.66 px in bold. */
export function measureSlides(page: Page): Promise<readonly SlideFaults[]> {
  return page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const safe = 12;
    const colourOf = (text: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [red, green, blue, alpha];
    };
    const luminance = (colour: Colour): number => {
      const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((value) => {
        const part = value / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: Colour, other: Colour): number => {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    };
    /** What lies behind a text: the nearest box with a ground of its own, else the theme's margin, else the slide. */
    const groundOf = (element: Element, at: DOMRect, slide: HTMLElement): Colour => {
      for (let box: Element | null = element; box !== null && box !== slide; box = box.parentElement) {
        const ground = colourOf(getComputedStyle(box).backgroundColor);
        if (ground[3] > 0.99) return ground;
      }
      const margin = getComputedStyle(slide, '::after');
      const ground = colourOf(margin.backgroundColor);
      const edge = slide.getBoundingClientRect();
      const start = edge.left + Number.parseFloat(margin.left);
      const end = start + Number.parseFloat(margin.width);
      if (ground[3] > 0.99 && margin.display !== 'none' && at.left >= start - 1 && at.right <= end + 1)
        return ground;
      return colourOf(getComputedStyle(slide).backgroundColor);
    };
    return [...document.querySelectorAll<HTMLElement>('section')].map((slide, index) => {
      const faults: string[] = [];
      const edge = slide.getBoundingClientRect();
      const foot = edge.bottom - Number.parseFloat(getComputedStyle(slide).paddingBottom);
      const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
      while (texts.nextNode() !== null) {
        const node = texts.currentNode;
        const element = node.parentElement;
        const words = node.textContent?.trim().slice(0, 24) ?? '';
        if (element === null || words === '' || element.closest('style,script,svg svg,.katex-mathml,title'))
          continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const style = getComputedStyle(element);
        for (const at of range.getClientRects()) {
          if (at.width === 0 || style.visibility === 'hidden') continue;
          if (
            at.left < edge.left + safe ||
            at.right > edge.right - safe ||
            at.top < edge.top ||
            at.bottom > edge.bottom - 4
          )
            faults.push(`"${words}" stands outside of the safe area`);
          const loose = element.closest(
            'header,footer,.claimed,.as-of,.label,.image,.cover,.closing,.image-full',
          );
          if (loose === null && at.bottom > foot + 0.35 * Number.parseFloat(style.fontSize))
            faults.push(`"${words}" reaches into the foot`);
          for (let box = element.parentElement; box !== null && box !== slide; box = box.parentElement) {
            const clip = box.getBoundingClientRect();
            if (
              getComputedStyle(box).overflowX === 'hidden' &&
              (at.right > clip.right + 2 || at.bottom > clip.bottom + 4)
            )
              faults.push(`"${words}" is clipped`);
          }
        }
        const at = range.getBoundingClientRect();
        if (at.width === 0 || element.closest('svg[data-marp-mermaid]')) continue;
        const size = Number.parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const found = contrast(colourOf(style.color), groundOf(element, at, slide));
        if (found < (large ? 3 : 4.5)) faults.push(`"${words}" has a contrast of ${found.toFixed(2)}`);
        if (size < 15 && !element.closest('sup,sub,.katex')) faults.push(`"${words}" is set in ${size} px`);
      }
      const fit = slide.dataset.fit;
      const base = {
        slide: index + 1,
        faults: [...new Set(faults)],
        spills: slide.dataset.spills !== undefined,
      };
      return fit === undefined ? base : { ...base, fit };
    });
  });
}
