/** A few words that show for a moment over the slide. */
import { element } from './dom.ts';
import { wordsLang } from './words.ts';

let shown: HTMLElement | undefined;
let timer = 0;

/** Shows a text for a while; an empty one takes it away. A screen reader says it too. */
export function sayBriefly(text: string, ms = 4000): void {
  if (shown === undefined) {
    shown = element('p', { class: 'lectern-toast', role: 'status', lang: wordsLang });
    document.body.append(shown);
  }
  shown.textContent = text;
  clearTimeout(timer);
  if (text !== '') timer = window.setTimeout(() => sayBriefly(''), ms);
}
