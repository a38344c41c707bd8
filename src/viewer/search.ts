/** Search in the texts of the slides: capitals and accents do not count, every word must occur. */
import { element } from './dom.ts';
import { plainText, type Slide } from './slides.ts';
import type { Stage } from './stage.ts';
import { say, words, wordsLang } from './words.ts';

interface Hit {
  readonly slide: number;
  readonly heading: string;
  readonly text: string;
  /** Where in `text` the first word stands, and how long it is. */
  readonly start: number;
  readonly length: number;
}

const MOST = 50;
const BEFORE = 40;
const AFTER = 90;

export function createSearch(stage: Stage): () => void {
  const input = element('input', {
    type: 'text',
    inputmode: 'search',
    'aria-label': words.searchInSlides,
    placeholder: words.searchInSlides,
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'lectern-hits',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const list = element('ul', { id: 'lectern-hits', role: 'listbox', 'aria-label': words.slidesFound });
  const count = element('p', { class: 'lectern-count', role: 'status' });
  const dialog = element('dialog', { class: 'lectern-search', 'aria-label': words.search, lang: wordsLang }, [
    input,
    list,
    count,
  ]);
  document.body.append(dialog);
  let hits: readonly Hit[] = [];
  let chosen = 0;

  const choose = (index: number) => {
    chosen = Math.max(0, Math.min(index, hits.length - 1));
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === chosen));
    const option = list.children[chosen];
    option?.scrollIntoView({ block: 'nearest' });
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', option.id);
  };
  const take = (index: number) => {
    const hit = hits[index];
    if (hit === undefined) return;
    dialog.close();
    // A closed dialog keeps the focus until the next frame, and with it the next key.
    input.blur();
    stage.go({ slide: hit.slide, step: stage.steps()[hit.slide] ?? 0 });
  };
  const look = () => {
    hits = findSlides(stage.slides(), input.value);
    list.replaceChildren(...hits.map((hit, index) => option(hit, index, take)));
    count.textContent =
      input.value.trim() === ''
        ? ''
        : hits.length === 0
          ? words.nothingFound
          : say('found', { n: hits.length });
    choose(0);
  };
  input.addEventListener('input', look);
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) choose(chosen + step);
    else if (event.key === 'Enter') take(chosen);
    else return;
    event.preventDefault();
  });
  closeOnBackdrop(dialog);
  return () => {
    dialog.showModal();
    input.select();
    look();
  };
}

/** A press beside a dialog closes it. */
export function closeOnBackdrop(dialog: HTMLDialogElement): void {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}

function option(hit: Hit, index: number, take: (index: number) => void): HTMLElement {
  const { text, start, length } = hit;
  const from = start <= BEFORE ? 0 : text.indexOf(' ', start - BEFORE) + 1;
  const end = text.indexOf(' ', start + length + AFTER);
  const to = end === -1 ? text.length : end;
  const found = element('mark', {}, [text.slice(start, start + length)]);
  const lead = `${from > 0 ? '…' : ''}${text.slice(from, start)}`;
  const rest = `${text.slice(start + length, to)}${to < text.length ? '…' : ''}`;
  const made = element('li', { role: 'option', id: `lectern-hit-${index}` }, [
    element('b', {}, [`${hit.slide + 1}`]),
    element('span', {}, [hit.heading]),
    element('small', {}, [lead, found, rest]),
  ]);
  made.addEventListener('click', () => take(index));
  return made;
}

function findSlides(slides: readonly Slide[], asked: string): readonly Hit[] {
  const words = fold(asked)
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first = ''] = words;
  if (first === '') return [];
  const found = slides.flatMap(({ face, heading, notes }, slide) => {
    const text = `${plainText(face)} ${plainText(notes ?? null)}`.trim();
    const folded = fold(text);
    if (!words.every((word) => folded.includes(word))) return [];
    // Folding can change lengths; then the beginning of the text is shown.
    const start = folded.length === text.length ? folded.indexOf(first) : 0;
    return [{ slide, heading, text, start, length: folded.length === text.length ? first.length : 0 }];
  });
  const inHeading = (hit: Hit) => words.every((word) => fold(hit.heading).includes(word));
  return [...found.filter(inHeading), ...found.filter((hit) => !inHeading(hit))].slice(0, MOST);
}

/** Small letters without accents. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\x00-\x7f]/g, (sign) => {
      const [base = sign] = sign.normalize('NFD').toLowerCase();
      return base;
    })
    .toLowerCase();
}
