/**
 * What is shown: the one place that changes it, whoever asks. Marks the slide, its fragments and what follows, keeps
 * the address, says aloud what came, and tells all who listen. The styles do the rest.
 */
import { element, mark, marked } from './dom.ts';
import { clampPosition, isSamePosition, type Position, readHash, type Steps, writeHash } from './position.ts';
import { deckElement, plainText, readSections, readSlides, type Slide, type SlideSection } from './slides.ts';
import { withTransition } from './transition.ts';
import { say, wordsLang } from './words.ts';

export type Blank = 'black' | 'white' | undefined;

export interface State {
  readonly at: Position;
  readonly blank: Blank;
}

/** Who asked: somebody at this window, its address, another window, or the deck itself, which was made anew. */
export type Cause = 'here' | 'address' | 'elsewhere' | 'deck';

type Listener = (state: State, cause: Cause) => void;

export interface Stage {
  slides(): readonly Slide[];
  sections(): readonly SlideSection[];
  steps(): Steps;
  state(): State;
  /** Shows a position, or the nearest that exists; lifts black and white. */
  go(at: Position, cause?: Cause): void;
  /** Shows a position as it is elsewhere, black or white included. */
  take(state: State): void;
  blank(blank: Blank, cause?: Cause): void;
  /** Reads the slides again, after the page was given others; `slide` is where the one that is shown stands now. */
  reread(slide?: number): void;
  /** Called after each change. */
  listen(listener: Listener): void;
}

export function createStage(): Stage {
  let slides = readSlides();
  let sections = readSections(slides);
  let steps = slides.map((slide) => slide.fragments.length);
  let state: State = { at: { slide: 0, step: 0 }, blank: undefined };
  const listeners: Listener[] = [];
  const speaker = element('p', { class: 'lectern-spoken', 'aria-live': 'polite', lang: wordsLang });
  deckElement().prepend(element('h1', { class: 'lectern-spoken lectern-title' }, [document.title]));
  document.body.append(speaker);

  const show = (next: State, cause: Cause) => {
    const before = state.at;
    state = next;
    const apply = () => {
      markSlides(slides, next.at);
      mark('blank', next.blank);
      for (const listener of listeners) listener(next, cause);
    };
    if (before.slide !== next.at.slide && cause !== 'deck' && marked('view') === 'slides')
      withTransition(
        { from: slides[before.slide], to: slides[next.at.slide], back: next.at.slide < before.slide },
        apply,
      );
    else apply();
    if (cause !== 'deck') speaker.textContent = spoken(slides, before, next.at);
  };

  return {
    slides: () => slides,
    sections: () => sections,
    steps: () => steps,
    state: () => state,
    go(wanted, cause = 'here') {
      const at = clampPosition(wanted, steps);
      keepAddress(at, cause === 'here' && at.slide !== state.at.slide);
      show({ at, blank: undefined }, cause);
    },
    take(wanted) {
      const at = clampPosition(wanted.at, steps);
      if (isSamePosition(at, state.at) && wanted.blank === state.blank) return;
      keepAddress(at, false);
      show({ at, blank: wanted.blank }, 'elsewhere');
    },
    blank(blank, cause = 'here') {
      show({ at: state.at, blank }, cause);
    },
    reread(slide = state.at.slide) {
      slides = readSlides();
      sections = readSections(slides);
      steps = slides.map((slide) => slide.fragments.length);
      const at = clampPosition({ ...state.at, slide }, steps);
      keepAddress(at, false);
      show({ ...state, at }, 'deck');
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}

/** Follows the address: `#4.2`, or the name of anything on a slide. */
export function followAddress(stage: Stage): void {
  const follow = (cause: Cause) => {
    const at = positionOf(location.hash, stage);
    if (at === undefined) keepAddress(stage.state().at, false);
    else if (cause === 'deck' || !isSamePosition(at, stage.state().at)) stage.go(at, cause);
    // The browser scrolls to the place that an address names; nothing here is to be scrolled.
    if (marked('view') === 'slides') window.scrollTo(0, 0);
  };
  for (const name of ['hashchange', 'popstate'] as const)
    window.addEventListener(name, () => follow('address'));
  stage.go(positionOf(location.hash, stage) ?? { slide: 0, step: 0 }, 'deck');
}

function positionOf(hash: string, stage: Stage): Position | undefined {
  const numbered = readHash(hash);
  if (numbered !== undefined) return numbered;
  const target = document.getElementById(decoded(hash.slice(1)));
  const slide = stage.slides().findIndex(({ face }) => target !== null && face.contains(target));
  if (slide === -1 || target === null) return undefined;
  const { fragments = [] } = stage.slides()[slide] ?? {};
  const step = fragments.findIndex((items) => items.some((item) => item.contains(target)));
  return { slide, step: step + 1 };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One entry of the history for each slide. Browsers refuse too many in a short time; the slide is shown all the same. */
function keepAddress(at: Position, anew: boolean): void {
  try {
    if (anew) history.pushState(null, '', writeHash(at));
    else if (location.hash !== writeHash(at)) history.replaceState(null, '', writeHash(at));
  } catch {
    // The address is a convenience.
  }
}

function markSlides(slides: readonly Slide[], { slide, step }: Position): void {
  const overview = marked('view') === 'overview';
  for (const [index, { element: holder, face, fragments }] of slides.entries()) {
    holder.toggleAttribute('data-on', index === slide);
    holder.toggleAttribute('data-next', index === slide + 1);
    face.inert = overview || index !== slide;
    if (index !== slide) continue;
    for (const [order, items] of fragments.entries())
      for (const item of items)
        item.setAttribute('data-fragment', order >= step ? 'later' : order === step - 1 ? 'now' : 'shown');
  }
}

/** What a screen reader says: the new slide, or the fragment that came. */
function spoken(slides: readonly Slide[], before: Position, at: Position): string {
  const slide = slides[at.slide];
  if (slide === undefined) return '';
  if (before.slide === at.slide && at.step === before.step + 1)
    return (slide.fragments[at.step - 1] ?? []).map(plainText).join(' ');
  const number = say('slideOf', { n: at.slide + 1, all: slides.length });
  return slide.heading === '' ? number : `${number}: ${slide.heading}`;
}
