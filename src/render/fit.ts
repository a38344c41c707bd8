/**
 * What makes text that is a little too long smaller, as a text that runs in the page: on screen and before it is printed.
 * A theme that takes part declares --fit-floor and multiplies its sizes by --fit; other themes are left as they are.
 * A slide whose text was shrunk carries data-fit with its factor, one that spills even at the floor data-spills as well.
 * Nothing is measured but the page, and steps are fixed, so the same deck always comes out the same.
 */

/** Factors tried one after the other, down to the floor of the theme. */
export const FIT_STEPS: readonly number[] = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6];

/** True when a theme in this CSS has text that can be fitted. */
export function isFitted(css: string): boolean {
  return css.includes('--fit-floor');
}

/**
 * Content spills when a block of a slide leaves the area within its padding (what is positioned: the slide), when a block
 * leaves the slot or paragraph that it stands in, or when a word is wider than its block. Code is left to Marp, which
 * scales it by its width.
 */
export const FIT_SCRIPT = `(() => {
  const steps = ${JSON.stringify(FIT_STEPS)};
  const blocks = 'h1,h2,h3,h4,h5,h6,p,ul,ol,li,table,td,th,blockquote,dl,dt,dd,div,strong,img,figure';
  const outside = 'header,footer,svg,pre,marp-pre,.katex,.claimed,.as-of,.label';
  const shown = (element) => element.offsetWidth > 0 && element.offsetHeight > 0;
  const spills = (slide) => {
    const box = slide.getBoundingClientRect();
    const scale = box.width / slide.offsetWidth;
    const style = getComputedStyle(slide);
    const slack = 1.5 * scale;
    const pixels = (value) => (parseFloat(value) || 0) * scale;
    for (const child of slide.children) {
      if (child.matches('header,footer,svg,style,script') || !child.offsetWidth) continue;
      const own = getComputedStyle(child);
      const free = own.position === 'absolute' || own.position === 'fixed';
      if (free && (own.overflowY === 'hidden' || child.matches('.label'))) continue;
      const edge = child.getBoundingClientRect();
      const top = box.top + (free ? 0 : pixels(style.paddingTop) + Math.min(0, pixels(own.marginTop)));
      const bottom = box.bottom - (free ? 0 : pixels(style.paddingBottom) + Math.min(0, pixels(own.marginBottom)));
      if (edge.top < top - slack || edge.bottom > bottom + slack) return true;
      const inner = [pixels(style.paddingLeft), pixels(style.paddingRight)];
      const starts = box.left + (free ? 0 : inner[0] + Math.min(0, pixels(own.marginLeft)));
      const ends = box.right - (free ? 0 : inner[1] + Math.min(0, pixels(own.marginRight)));
      if (edge.left < starts - slack || edge.right > ends + slack) return true;
      if (child.matches(outside)) continue;
      const wide = (one) => one.scrollWidth > one.clientWidth + 2 && getComputedStyle(one).display !== 'inline';
      if (child.matches(blocks) && wide(child)) return true;
      for (const part of child.querySelectorAll(blocks)) {
        if (!shown(part) || part.closest(outside) || part.matches('img')) continue;
        if (wide(part)) return true;
        const place = part.getBoundingClientRect();
        if (place.bottom > edge.bottom + 3 * slack && getComputedStyle(part).position !== 'absolute') return true;
      }
    }
    return false;
  };
  const fit = (slide) => {
    if (!shown(slide) || slide.dataset.marpitAdvancedBackground === 'background') return;
    const style = getComputedStyle(slide);
    const floor = parseFloat(style.getPropertyValue('--fit-floor'));
    if (!(floor > 0) || slide.dataset.fit !== undefined || !spills(slide)) return;
    const first = parseFloat(style.getPropertyValue('--fit')) || 1;
    for (const step of steps.filter((one) => one < first && one >= floor)) {
      slide.style.setProperty('--fit', String(step));
      slide.dataset.fit = String(step);
      if (!spills(slide)) return;
    }
    slide.dataset.spills = '';
  };
  const whenShown = new ResizeObserver((entries) => {
    document.fonts.ready.then(() => {
      for (const { target } of entries) if (shown(target)) { whenShown.unobserve(target); fit(target); }
    });
  });
  const start = () => document.fonts.ready.then(() => {
    for (const slide of document.querySelectorAll('section')) if (shown(slide)) fit(slide); else whenShown.observe(slide);
  });
  if (document.readyState === 'complete') start(); else addEventListener('load', start);
  document.addEventListener('lectern:slides', start);
})();`;
