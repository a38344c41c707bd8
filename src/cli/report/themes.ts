/** Themes and layouts as text for people. */
import type { LayoutEntry, ThemeEntry } from '../../pipeline/themes.ts';

/** One line for each theme. */
export function themesText(themes: readonly ThemeEntry[]): string {
  const width = Math.max(...themes.map(({ name }) => name.length));
  const lines = themes.map(({ name, description, layouts }) => {
    const count = layouts.length === 0 ? '-' : String(layouts.length);
    return `${name.padEnd(width)}  ${count.padStart(7)}  ${description}`.trimEnd();
  });
  return `${'theme'.padEnd(width)}  layouts\n${lines.join('\n')}\n`;
}

/** The layouts of a theme, each with its slots. */
export function themeText({ name, description, file, layouts }: ThemeEntry): string {
  const width = Math.max(0, ...layouts.map((layout) => layout.name.length));
  const indent = ' '.repeat(width + 2);
  const lines = layouts.map((layout) => {
    const slots = slotsText(layout);
    return `${layout.name.padEnd(width)}  ${layout.description}\n${slots === '' ? '' : `${indent}${slots}\n`}`;
  });
  const [first] = layouts;
  const hint = first === undefined ? '' : `\nAn example as Markdown: lectern themes ${name} ${first.name}\n`;
  const head = [name, description, file ?? ''].filter((line) => line !== '').join('\n');
  return `${head}\n\n${lines.join('')}${hint}`;
}

function slotsText({ slots, default: standard }: LayoutEntry): string {
  if (slots.length === 0) return '';
  const names = slots.map(({ name, required }) => (required ? name : `${name} (optional)`)).join(', ');
  const rest = standard === null ? '' : `; text outside of slots goes to ${standard}`;
  return `slots: ${names}${rest}`;
}
