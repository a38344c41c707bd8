/**
 * How other scripts of the page reach the viewer, by events of the document: `lectern:deck` brings the same page made
 * anew (detail: a `Document`, whose `data-slide` says where the slide that is shown stands now), `lectern:move` a position from elsewhere (detail: a `State`), and `lectern:moved` tells
 * where somebody moved in this window. Only slides that changed are replaced; the slide that is shown stays.
 */
import { deckElement } from './slides.ts';
import type { Stage, State } from './stage.ts';

export function openToScripts(stage: Stage, renewed: () => void): void {
  let sources = slideSources(document);
  document.addEventListener('lectern:deck', (event) => {
    const page: unknown = (event as CustomEvent).detail;
    if (!(page instanceof Document)) return;
    const wanted = slideSources(page);
    const holder = deckElement();
    const slides = [...holder.querySelectorAll(':scope > .lectern-slide')];
    const restyled = renewStyle(page);
    for (const [index, source] of wanted.entries()) {
      if (sources[index] === source && !restyled) continue;
      const made = document.createRange().createContextualFragment(source);
      const old = slides[index];
      if (old === undefined) holder.append(made);
      else old.replaceWith(made);
    }
    for (const extra of slides.slice(wanted.length)) extra.remove();
    sources = wanted;
    document.title = page.title;
    renewed();
    stage.reread(slideOf(page));
    // For the script that fits text that is too long.
    document.dispatchEvent(new Event('lectern:slides'));
  });
  document.addEventListener('lectern:move', (event) => {
    const state = (event as CustomEvent<State>).detail;
    stage.take({ at: { slide: Number(state.at.slide), step: Number(state.at.step) }, blank: state.blank });
  });
  stage.listen((state, cause) => {
    if (cause === 'here' || cause === 'address')
      document.dispatchEvent(new CustomEvent('lectern:moved', { detail: state }));
  });
}

/** Which slide the page says is the one that is shown; undefined: the one at the same place. */
function slideOf(page: Document): number | undefined {
  const slide = page.documentElement.getAttribute('data-slide');
  return slide === null ? undefined : Number(slide);
}

function slideSources(page: Document): readonly string[] {
  return [...page.querySelectorAll('.lectern-deck > .lectern-slide')].map((slide) => slide.outerHTML);
}

/** Gives true when the deck looks otherwise now. */
function renewStyle(page: Document): boolean {
  const id = 'lectern-deck-style';
  const [old, made] = [document.getElementById(id), page.getElementById(id)];
  if (old === null || made === null || old.textContent === made.textContent) return false;
  old.textContent = made.textContent;
  return true;
}
