/** Swipe, wheel and click, on the slides only: never on a link, a control, or where the page itself scrolls. */
import { marked } from './dom.ts';

interface Moves {
  next(): void;
  previous(): void;
}

const SWIPE = 40;
const WHEEL = 40;
const WHEEL_PAUSE_MS = 350;

export function followGestures(area: HTMLElement, moves: Moves): void {
  const applies = (target: EventTarget | null): boolean =>
    marked('view') === 'slides' &&
    target instanceof Element &&
    target.closest(
      'a,button,input,select,textarea,summary,label,video,audio,dialog,[contenteditable],[tabindex]',
    ) === null;
  let swiped = false;
  followSwipes(area, (direction, target) => {
    if (!applies(target)) return;
    swiped = true;
    if (direction < 0) moves.next();
    else moves.previous();
  });
  followWheel(area, (direction, target) => {
    if (!applies(target)) return;
    if (direction > 0) moves.next();
    else moves.previous();
  });
  area.addEventListener('click', (event) => {
    if (swiped) swiped = false;
    else if (event.button === 0 && applies(event.target) && getSelection()?.isCollapsed !== false)
      moves.next();
  });
}

function followSwipes(
  area: HTMLElement,
  swipe: (direction: number, target: EventTarget | null) => void,
): void {
  let start: { id: number; x: number; y: number } | undefined;
  area.addEventListener('pointerdown', (event) => {
    start =
      event.pointerType !== 'mouse' && event.isPrimary
        ? { id: event.pointerId, x: event.clientX, y: event.clientY }
        : undefined;
  });
  area.addEventListener('pointerup', (event) => {
    if (start?.id !== event.pointerId) return;
    const x = event.clientX - start.x;
    const y = event.clientY - start.y;
    start = undefined;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 1.5 * Math.abs(y)) swipe(x, event.target);
  });
}

/** A wheel turns in many small events, and trackpads go on by themselves: one move for each push. */
function followWheel(area: HTMLElement, turn: (direction: number, target: EventTarget | null) => void): void {
  let sum = 0;
  let last = 0;
  let moved = Number.NEGATIVE_INFINITY;
  area.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.shiftKey) return;
      const delta = (event.deltaY || event.deltaX) * (event.deltaMode === 0 ? 1 : 30);
      const pause = event.timeStamp - last;
      last = event.timeStamp;
      if (pause > 200 || Math.sign(delta) !== Math.sign(sum)) sum = 0;
      sum += delta;
      if (Math.abs(sum) < WHEEL || event.timeStamp - moved < WHEEL_PAUSE_MS) return;
      moved = event.timeStamp;
      sum = 0;
      turn(Math.sign(delta), event.target);
    },
    { passive: true },
  );
}
