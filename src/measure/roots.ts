/** The slides of a page. Marp puts a slide with background pictures into three sections, of which one holds its content. */

export interface SlideRoots {
  readonly svg: SVGSVGElement;
  readonly content: HTMLElement;
  /** Holds the background pictures, where there are any. */
  readonly background: HTMLElement | undefined;
}

const LAYER = 'data-marpit-advanced-background';

/** In the order of the page. Where a page has a sheet for each step of a slide, that which shows all. */
export function contentRoots(): readonly SlideRoots[] {
  return [...document.querySelectorAll<SVGSVGElement>('svg[data-marpit-svg]:not([data-shown])')].flatMap(
    (svg) => {
      const sections = [...svg.querySelectorAll<HTMLElement>(':scope > foreignObject > section')];
      const content = sections.find(
        (one) => !['background', 'pseudo'].includes(one.getAttribute(LAYER) ?? ''),
      );
      const background = sections.find((one) => one.getAttribute(LAYER) === 'background');
      return content === undefined ? [] : [{ svg, content, background }];
    },
  );
}
