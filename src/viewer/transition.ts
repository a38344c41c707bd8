/**
 * Marp's `transition` directive by View Transitions: `fade`, `slide 1s`, or the author's own keyframes, which have
 * Marp's names (https://github.com/marp-team/marp-cli: `marp-transition-<name>`, `marp-outgoing-…`, `marp-incoming-…`, each also
 * with `-backward-`). The transition of a slide leads on to the next one and back from it. None for people who want less motion.
 */
import type { Slide } from './slides.ts';

interface Change {
  readonly from: Slide | undefined;
  readonly to: Slide | undefined;
  readonly back: boolean;
}

interface Running {
  readonly finished: Promise<unknown>;
  readonly ready: Promise<unknown>;
  skipTransition(): void;
}

interface TransitionDocument {
  startViewTransition?(update: () => void): Running;
}

let running: Running | undefined;
let keyframes: ReadonlyMap<string, string> | undefined;

/** Runs `apply`, within the transition that the deck asks for, or at once. */
export function withTransition(change: Change, apply: () => void): void {
  running?.skipTransition();
  const animation = animationFor(change);
  const page = document as TransitionDocument;
  if (animation === undefined || page.startViewTransition === undefined) {
    apply();
    return;
  }
  const { style } = document.documentElement;
  for (const [name, value] of Object.entries(animation)) style.setProperty(name, value);
  const started = page.startViewTransition(apply);
  running = started;
  const end = () => {
    if (running === started) running = undefined;
  };
  // A transition that is skipped, because the next key came or the window is hidden, is no fault.
  started.ready.catch(() => undefined);
  started.finished.then(end, end);
}

function animationFor({ from, to, back }: Change): Readonly<Record<string, string>> | undefined {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || document.visibilityState === 'hidden')
    return undefined;
  const [name = 'none', length] = (
    (back ? to : from)?.face.querySelector('[data-transition]')?.getAttribute('data-transition') ?? ''
  ).split(' ');
  if (name === '' || name === 'none') return undefined;
  keyframes ??= readKeyframes();
  const outgoing = pick('outgoing', name, back) ?? pick('outgoing', 'fade', back);
  const incoming = pick('incoming', name, back) ?? pick('incoming', 'fade', back);
  if (outgoing === undefined || incoming === undefined) return undefined;
  return {
    '--lectern-old': outgoing.name,
    '--lectern-new': incoming.name,
    '--lectern-new-direction': incoming.both ? 'reverse' : 'normal',
    '--lectern-length': length || keyframes.get(outgoing.name) || keyframes.get(incoming.name) || '0.5s',
    '--marp-transition-direction': back ? '-1' : '1',
  };
}

/** The keyframes of one side. A name that has keyframes for the other side only leaves this one unmoved. */
function pick(
  side: 'outgoing' | 'incoming',
  name: string,
  back: boolean,
): { name: string; both: boolean } | undefined {
  const names = [...(back ? ['backward-'] : []), ''];
  for (const direction of names) {
    const own = `marp-${side}-transition-${direction}${name}`;
    const both = `marp-transition-${direction}${name}`;
    if (keyframes?.has(own)) return { name: own, both: false };
    if (keyframes?.has(both)) return { name: both, both: side === 'incoming' };
  }
  const known = [...(keyframes?.keys() ?? [])].some((one) => one.endsWith(`-${name}`));
  return known ? { name: 'none', both: false } : undefined;
}

/** Keyframes for transitions, each with the length that it sets itself, if any. */
function readKeyframes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) {
      if (
        !(rule instanceof CSSKeyframesRule) ||
        !/^marp-(?:(?:outgoing|incoming)-)?transition-/.test(rule.name)
      )
        continue;
      const lengths = [...rule.cssRules].map((frame) =>
        (frame as CSSKeyframeRule).style.getPropertyValue('--marp-transition-duration'),
      );
      found.set(rule.name, lengths.find((length) => length !== '')?.trim() ?? '');
    }
  return found;
}
