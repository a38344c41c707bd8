/** The tools at the lower edge of a slide, which show while the pointer moves, and the line of progress. */
import { element, iconButton } from './dom.ts';
import type { Command } from './keys.ts';
import type { Stage } from './stage.ts';
import { words, wordsLang } from './words.ts';

const ICONS = {
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  overview: 'M4 5h6v5H4zM14 5h6v5h-6zM4 14h6v5H4zM14 14h6v5h-6z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L20 20',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  presenter: 'M3 5h18v11H3zM8 20h8M12 16v4',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5',
} as const;

const LABELS: Readonly<Record<keyof typeof ICONS, string>> = {
  previous: `${words.back} (←)`,
  next: `${words.forward} (→)`,
  overview: `${words.allSlides} (o)`,
  search: `${words.search} (/)`,
  fullscreen: `${words.fullScreen} (f)`,
  presenter: `${words.secondWindow} (p)`,
  help: `${words.keys} (?)`,
};

export function createTools(
  stage: Stage,
  names: readonly (keyof typeof ICONS)[],
  run: (command: Command) => void,
): HTMLElement {
  const count = element('span', { class: 'lectern-number' });
  const tools = element('nav', { class: 'lectern-tools', 'aria-label': words.presentation, lang: wordsLang });
  for (const name of names) {
    tools.append(iconButton(LABELS[name], ICONS[name], () => run(name)));
    if (name === 'previous') tools.append(count);
  }
  const progress = element('div', { class: 'lectern-progress', 'aria-hidden': 'true' });
  document.body.append(tools, progress);
  stage.listen(({ at }) => {
    const all = stage.slides().length;
    count.textContent = `${at.slide + 1} / ${all}`;
    const shown = at.step / ((stage.steps()[at.slide] ?? 0) + 1);
    progress.style.transform = `scaleX(${all < 2 ? 1 : Math.min(1, (at.slide + shown) / (all - 1))})`;
  });
  return tools;
}
