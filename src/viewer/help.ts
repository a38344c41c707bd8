/** The help dialog: every key, from the table that the keyboard follows. */
import { element, textButton } from './dom.ts';
import type { KeyLine } from './keys.ts';
import { closeOnBackdrop } from './search.ts';
import { keyName, say, words, wordsLang } from './words.ts';

/** Gives a function that opens the dialog, or closes it. */
export function createHelp(lines: readonly KeyLine[]): () => void {
  const rows = lines.map(({ shown, does }) => row(shown, say(does)));
  const pointers = [words.click, words.swipe, words.wheel];
  const others = [row(['4', 'Enter'], say('slideNumber', { n: 4 })), row(pointers, words.moveAsWell)];
  const title = element('h2', { id: 'lectern-help-title' }, [words.keys]);
  const dialog = element('dialog', {
    class: 'lectern-help',
    'aria-labelledby': 'lectern-help-title',
    lang: wordsLang,
  });
  dialog.append(
    title,
    element('dl', {}, [...rows, ...others]),
    textButton(words.close, () => dialog.close()),
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
      keys.map((key) => element('kbd', {}, [keyName(key)])),
    ),
    element('dd', {}, [does]),
  ]);
}
