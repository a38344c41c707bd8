/** The help dialog: every key, from the table that the keyboard follows. */
import { element, textButton } from './dom.ts';
import type { KeyLine } from './keys.ts';
import { closeOnBackdrop } from './search.ts';

/** Gives a function that opens the dialog, or closes it. */
export function createHelp(lines: readonly KeyLine[]): () => void {
  const rows = lines.map(({ shown, does }) => row(shown, does));
  const others = [row(['4', 'Enter'], 'Slide 4'), row(['Click', 'Swipe', 'Wheel'], 'Move as well')];
  const title = element('h2', { id: 'lectern-help-title' }, ['Keys']);
  const dialog = element('dialog', {
    class: 'lectern-help',
    'aria-labelledby': 'lectern-help-title',
    lang: 'en',
  });
  dialog.append(
    title,
    element('dl', {}, [...rows, ...others]),
    textButton('Close', () => dialog.close()),
  );
  document.body.append(dialog);
  closeOnBackdrop(dialog);
  dialog.addEventListener('keydown', (event) => {
    if (event.key === '?' || event.key === 'h') dialog.close();
  });
  return () => dialog.showModal();
}

function row(keys: readonly string[], does: string): HTMLElement {
  return element('div', {}, [
    element(
      'dt',
      {},
      keys.map((key) => element('kbd', {}, [key])),
    ),
    element('dd', {}, [does]),
  ]);
}
