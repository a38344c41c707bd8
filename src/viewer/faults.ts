/**
 * Errors over the slides, with their code frames, until they are mended or put away. They stand apart from the deck in
 * a shadow tree, so that no theme reaches them, and are made of texts only.
 */
import type { LiveFault } from '../model/live.ts';
import { element } from './dom.ts';

const STYLE = `
:host{all:initial}
section{position:fixed;z-index:2147483647;inset:auto 1rem 1rem;max-height:calc(100vh - 4rem);overflow:auto;margin:0 auto;
max-width:64rem;padding:1.25rem 1.5rem;border-top:6px solid #ff6b5e;border-radius:6px;background:#14181d;color:#f2f4f6;
font:1rem/1.45 system-ui,sans-serif;box-shadow:0 .5rem 2.5rem #0009}
header{display:flex;gap:1rem;align-items:baseline;justify-content:space-between}
h2{font-size:1.125rem;margin:0}
article{margin-top:1rem}
p{margin:.125rem 0}
.place{color:#b9c4d0;font-size:.9375rem;overflow-wrap:anywhere}
.hint{color:#ffd98a}
pre{margin:.5rem 0;padding:.625rem .75rem;overflow:auto;border-radius:4px;background:#242b33;
font:.9375rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
button{font:inherit;color:inherit;background:#2f3843;border:1px solid #66727f;border-radius:4px;padding:.25rem .75rem;cursor:pointer}
button:focus-visible{outline:3px solid #8dc1ff;outline-offset:2px}
@media print{section{display:none}}
`;

export interface Faults {
  /** Shows these instead of those before; none: they go. */
  show(faults: readonly LiveFault[]): void;
}

export function createFaults(): Faults {
  const host = element('div', { 'data-lectern-faults': '' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const hide = () => host.remove();
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !host.isConnected) return;
      event.stopImmediatePropagation();
      hide();
    },
    { capture: true },
  );
  return {
    show: (faults) => {
      if (faults.length === 0) return hide();
      root.replaceChildren(panel(faults, hide));
      document.body.append(host);
    },
  };
}

function panel(faults: readonly LiveFault[], hide: () => void): HTMLElement {
  const title = faults.length === 1 ? 'This deck has an error' : `This deck has ${faults.length} errors`;
  const close = element('button', { type: 'button' }, ['Put away (Esc)']);
  close.addEventListener('click', hide);
  const head = element('header', {}, [element('h2', {}, [title]), close]);
  return element('section', { role: 'alert', lang: 'en', 'aria-label': title }, [
    head,
    ...faults.map(article),
  ]);
}

function article({ place, code, message, frame, hint }: LiveFault): HTMLElement {
  const where = [place, code].filter((text) => text !== '').join('  ');
  return element('article', {}, [
    ...(where === '' ? [] : [element('p', { class: 'place' }, [where])]),
    element('p', {}, [message]),
    ...(frame.length === 0 ? [] : [element('pre', { tabindex: '0' }, [frame.join('\n')])]),
    ...(hint === '' ? [] : [element('p', { class: 'hint' }, [`hint: ${hint}`])]),
  ]);
}
