/**
 * The speaker's window: the slide with what is still to come on it, the next slide, notes, time against the plan, all
 * slides as a list. Where things stand is a matter of the styles; the slides are those of the page, not copies.
 */
import { element, mark, onPress, remember, remembered, textButton } from './dom.ts';
import type { Command } from './keys.ts';
import type { Link } from './link.ts';
import { type Pace, paceAt, sectionAt, writeTime } from './pace.ts';
import { deckElement } from './slides.ts';
import type { Stage } from './stage.ts';
import { createTimer } from './timer.ts';
import { say, words, wordsLang } from './words.ts';

const NOTES_SIZES = [14, 16, 18, 20, 23, 26, 30, 36, 44] as const;
const USUAL_SIZE = 3;
const SCREENS = { black: 'screenBlack', white: 'screenWhite' } as const;
const store = () => localStorage;

/** Builds the view. Gives the commands that it adds. */
export function createPresenter(
  stage: Stage,
  link: Link,
  run: (command: Command) => void,
): (command: Command) => boolean {
  const timer = createTimer(document.documentElement.dataset.deck ?? '');
  const time = createTimeBar(stage, timer);
  const audience = textButton(words.openAudience, () => run('presenter'));
  audience.className = 'lectern-open';
  link.watch((found) => {
    audience.textContent = found ? words.audienceOpen : words.openAudience;
    mark('audience', found ? '' : undefined);
  });
  time.bar.append(audience);
  const resize = createNotesSize();
  const size = element('div', { class: 'lectern-size', role: 'group', 'aria-label': words.sizeOfNotes });
  for (const [label, step, says] of [
    ['A−', -1, words.smallerNotes],
    ['A+', 1, words.largerNotes],
  ] as const) {
    const button = textButton(label, () => resize(step));
    button.setAttribute('aria-label', `${label} ${says}`);
    size.append(button);
  }
  const where = element('section', { class: 'lectern-where', 'aria-label': words.position });
  const next = element('section', { class: 'lectern-coming', 'aria-label': words.nextSlide });
  const none = element('p', { class: 'lectern-none', lang: wordsLang }, [words.noNotes]);
  const head = element('section', { class: 'lectern-notes-head', 'aria-label': words.notes }, [
    element('h2', {}, [words.notes]),
    size,
  ]);
  const list = createList(stage);
  for (const part of [time.bar, where, next, head, list.element]) {
    part.lang = wordsLang;
    document.body.append(part);
  }
  deckElement().append(none);
  stage.listen(({ at, blank }, cause) => {
    if (!timer.hasStarted() && (cause === 'here' || cause === 'elsewhere') && at.slide > 0) timer.start();
    const steps = stage.steps()[at.slide] ?? 0;
    where.replaceChildren(
      element('b', {}, [`${at.slide + 1}`]),
      ` ${say('ofAll', { all: stage.slides().length })}`,
      steps > 0 ? ` · ${say('stepOf', { n: at.step, all: steps })}` : '',
      ...(blank === undefined ? [] : [element('em', {}, [say(SCREENS[blank])])]),
    );
    const coming = stage.slides()[at.slide + 1];
    next.replaceChildren(
      ...(coming === undefined ? [words.end] : [element('b', {}, [words.next]), ` ${coming.heading}`]),
    );
    const { notes } = stage.slides()[at.slide] ?? {};
    none.hidden = notes !== undefined;
    if (cause !== 'deck') notes?.scrollTo(0, 0);
    list.follow(at.slide);
    time.tick();
  });
  window.setInterval(time.tick, 500);
  return (command) => {
    if (command === 'timer') time.toggle();
    else if (command === 'smaller') resize(-1);
    else if (command === 'larger') resize(1);
    else return false;
    return true;
  };
}

function createNotesSize(): (step: number) => void {
  let size = Number(remembered(store, 'notes-size') ?? USUAL_SIZE) || 0;
  const resize = (step: number) => {
    size = Math.max(0, Math.min(size + step, NOTES_SIZES.length - 1));
    document.documentElement.style.setProperty('--lectern-notes-size', `${NOTES_SIZES[size] ?? 20}px`);
    if (step !== 0) remember(store, 'notes-size', String(size));
  };
  resize(0);
  return resize;
}

/** Elapsed time, pace, what is left, the clock, and the sections of the plan on one line. */
function createTimeBar(stage: Stage, timer: ReturnType<typeof createTimer>) {
  const elapsed = element('span', {
    class: 'lectern-elapsed',
    role: 'timer',
    'aria-label': words.timePassed,
  });
  const total = element('span', { class: 'lectern-total' });
  const pace = element('span', { class: 'lectern-pace' });
  const left = element('span', { class: 'lectern-left' });
  const clock = element('span', { class: 'lectern-clock', 'aria-label': words.timeOfDay, role: 'timer' });
  const section = element('p', { class: 'lectern-now' });
  const plan = element('div', { class: 'lectern-plan', 'aria-hidden': 'true' });
  const toggle = () => {
    if (timer.isRunning()) timer.pause();
    else timer.start();
    tick();
  };
  const play = textButton(words.start, toggle);
  const reset = textButton(words.reset, () => {
    timer.reset();
    tick();
  });
  const tick = () => {
    const seconds = timer.elapsed();
    const { slide } = stage.state().at;
    const sections = stage.sections();
    const now = paceAt(sections, slide, seconds);
    const planned = now.total > 0;
    setText(elapsed, writeTime(seconds));
    setText(total, planned ? say('ofAll', { all: writeTime(now.total) }) : '');
    setText(play, timer.isRunning() ? words.pause : timer.hasStarted() ? words.goOn : words.start);
    setText(pace, planned && timer.hasStarted() ? writePace(now) : '');
    pace.dataset.standing = now.standing;
    setText(left, planned ? leftOver(now, seconds) : '');
    setText(clock, new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
    const current = sectionAt(sections, slide);
    setText(
      section,
      planned && current !== undefined
        ? `${current.name} · ${say('until', { time: writeTime(now.sectionEnds) })}`
        : (current?.name ?? ''),
    );
    plan.style.setProperty('--lectern-at', String(planned ? Math.min(1, seconds / now.total) : 0));
    drawPlan(plan, stage, slide);
  };
  const buttons = element('div', { class: 'lectern-timer' }, [play, reset]);
  const bar = element('header', { class: 'lectern-bar' }, [
    elapsed,
    total,
    buttons,
    pace,
    left,
    section,
    clock,
    plan,
  ]);
  return { bar, tick, toggle };
}

function leftOver({ total }: Pace, seconds: number): string {
  const time = writeTime(Math.abs(total - seconds));
  return say(seconds <= total ? 'left' : 'over', { time });
}

function writePace({ standing, by }: Pace): string {
  return standing === 'on time' ? words.onTime : say(standing, { time: writeTime(by) });
}

/** One piece for each section, as wide as its minutes. */
function drawPlan(plan: HTMLElement, stage: Stage, slide: number): void {
  const sections = stage.sections().filter(({ seconds }) => seconds > 0);
  if (plan.childElementCount !== sections.length)
    plan.replaceChildren(...sections.map(({ seconds }) => element('i', { style: `flex-grow:${seconds}` })));
  for (const [index, { first, slides }] of sections.entries()) {
    const done = Math.max(0, Math.min(1, (slide - first) / slides));
    const piece = plan.children[index];
    if (piece instanceof HTMLElement) {
      piece.style.setProperty('--lectern-done', String(done));
      piece.toggleAttribute('data-on', slide >= first && slide < first + slides);
    }
  }
}

function setText(holder: HTMLElement, text: string): void {
  if (holder.textContent !== text) holder.textContent = text;
}

function createList(stage: Stage) {
  const list = element('nav', { class: 'lectern-list', 'aria-label': words.slides });
  let drawn: unknown;
  const draw = () => {
    const names = new Map(stage.sections().map((section) => [section.first, section]));
    const items = stage.slides().flatMap(({ heading }, index) => {
      const button = element('button', { type: 'button' }, [
        element('b', {}, [`${index + 1}`]),
        element('span', {}, [heading || '…']),
      ]);
      onPress(button, () => stage.go({ slide: index, step: 0 }));
      const section = names.get(index);
      if (section === undefined) return [button];
      const minutes =
        section.seconds > 0
          ? [element('small', {}, [say('minutes', { n: Number((section.seconds / 60).toFixed(1)) })])]
          : [];
      return [element('h3', {}, [section.name, ...minutes]), button];
    });
    list.replaceChildren(...items);
  };
  return {
    element: list,
    follow(slide: number) {
      if (drawn !== stage.slides()) draw();
      drawn = stage.slides();
      for (const [index, button] of list.querySelectorAll('button').entries()) {
        if (index === slide) button.setAttribute('aria-current', 'true');
        else button.removeAttribute('aria-current');
        if (index === slide && list.clientHeight > 0)
          list.scrollTo({ top: button.offsetTop - list.clientHeight / 2 + button.offsetHeight / 2 });
      }
    },
  };
}
