/**
 * All slides as a grid, each section named at its first slide. The slides themselves are laid out anew by the styles;
 * over each lies a button. Arrow keys move between the buttons as they lie on the screen.
 */
import { element, mark, marked } from './dom.ts';
import type { Stage } from './stage.ts';

export interface Overview {
  isOpen(): boolean;
  open(): void;
  close(): void;
  /** Makes the buttons and names anew, after the slides changed. */
  refresh(): void;
}

export function createOverview(stage: Stage): Overview {
  let before = 'slides';
  let picks: readonly HTMLButtonElement[] = [];

  const close = () => {
    if (marked('view') !== 'overview') return;
    mark('view', before);
    stage.reread();
  };
  const refresh = () => {
    for (const old of document.querySelectorAll('.lectern-pick,.lectern-section')) old.remove();
    const names = new Map(stage.sections().map((section) => [section.first, section.name]));
    picks = stage.slides().map(({ element: holder, heading }, index) => {
      const name = names.get(index);
      if (name !== undefined)
        holder.prepend(element('h2', { class: 'lectern-section', title: name }, [name]));
      const label = [element('b', {}, [`${index + 1}`]), ` ${heading}`];
      const pick = element('button', { type: 'button', class: 'lectern-pick' }, label);
      pick.addEventListener('click', () => {
        pick.blur();
        close();
        stage.go({ slide: index, step: 0 });
      });
      holder.append(pick);
      return pick;
    });
  };
  document.addEventListener('keydown', (event) => {
    const from = picks.findIndex((pick) => pick.matches(':focus'));
    if (marked('view') !== 'overview' || event.ctrlKey || event.altKey || event.metaKey || from === -1)
      return;
    const to = target(event.key, from, picks);
    if (to === undefined) return;
    event.preventDefault();
    picks[to]?.focus();
  });
  return {
    isOpen: () => marked('view') === 'overview',
    open() {
      before = marked('view') ?? 'slides';
      refresh();
      mark('view', 'overview');
      stage.reread();
      const { slide } = stage.state().at;
      picks[slide]?.focus({ preventScroll: true });
      stage.slides()[slide]?.element.scrollIntoView({ block: 'nearest' });
    },
    close,
    refresh,
  };
}

/** The index of the button that a key leads to. */
function target(key: string, from: number, picks: readonly HTMLElement[]): number | undefined {
  const lefts = picks.map((pick) => Math.round(pick.getBoundingClientRect().left));
  const columns = Math.max(1, new Set(lefts).size);
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return picks.length - 1;
  const to = from + (steps[key] ?? 0);
  return steps[key] !== undefined && to >= 0 && to < picks.length ? to : undefined;
}
