/** The screen as a whole: full screen, kept awake, the pointer hidden while it rests. */
import { mark } from './dom.ts';

const REST_MS = 2500;

export function toggleFullscreen(): void {
  const done =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen?.()
      : document.exitFullscreen();
  done?.catch(() => undefined);
}

/** Keeps the screen from going dark, from the first call on, whenever the page can be seen. */
export function keepAwake(): () => void {
  let wanted = false;
  const ask = () => {
    if (wanted && document.visibilityState === 'visible')
      navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  return () => {
    if (wanted) return;
    wanted = true;
    ask();
  };
}

/** Hides the pointer and the tools when nothing was moved for a while. */
export function hideRestingPointer(): void {
  let timer = 0;
  const rest = () => mark('idle', '');
  const wake = () => {
    mark('idle', undefined);
    clearTimeout(timer);
    timer = window.setTimeout(rest, REST_MS);
  };
  for (const name of ['pointermove', 'pointerdown', 'focusin'] as const)
    document.addEventListener(name, wake, { passive: true });
  rest();
}
