/**
 * The deck that `live.mjs` edits: forty slides in ten sections, each with text, code, a picture, a formula and a note.
 * An edit is what an author does: a word, lines that move what comes after them, sometimes another picture, a sign that the
 * deck did not have, a slip that is an error.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const SLIDES = 40;
const PARTS = SLIDES / 4;
/** Greek, Cyrillic and signs that are in no section at first. */
const SIGNS = 'αβγδεζηθικλμνξοπρστυφχψωабвгдежзиклмнопрстуфхцчшщэюяėąčęįųšñçåøæœß§¶†‡€£¥';

export function layDown(folder) {
  const parts = Array.from({ length: PARTS }, (_, part) => part);
  const files = {
    'decks/audiences.yaml': 'press:\n  name: the press\n',
    'decks/sources.yaml':
      '- id: survey\n  type: report\n  title: Survey of the bridges\n  author:\n    - family: Miller\n      given: Ann\n  issued: 2020\n',
    'decks/bridges/assets/road.svg': road(0),
    'decks/bridges/deck.md': `---\ntitle: The bridges\nlang: en\ntheme: briefing\npaginate: true\naudiences: [press]\nsections: [${parts.map((part) => `part-${part}`).join(', ')}]\n---\n`,
    ...Object.fromEntries(
      parts.map((part) => [`decks/bridges/sections/part-${part}.md`, sectionText(part, { word: 'first' })]),
    ),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Makes an edit by its number, from 1; the deck then shows `word`. Every third save replaces the file, as many editors do. */
export function edit(folder, number, word) {
  const part = number % PARTS;
  const file = join(folder, 'decks/bridges/sections', `part-${part}.md`);
  if (number % 20 === 0) writeFileSync(join(folder, 'decks/bridges/assets/road.svg'), road(number));
  const sign = number % 25 === 0 ? SIGNS[(number / 25) % SIGNS.length] : '';
  const text = sectionText(part, { word: `${word} ${sign}`, lines: number % 7 });
  writeFileSync(number % 3 === 0 ? `${file}~` : file, text);
  if (number % 3 === 0) renameSync(`${file}~`, file);
}

/** Makes the slip of an author who is not yet done: an error of the section that the edit of this number mends. */
export function slip(folder, number) {
  const part = number % PARTS;
  const file = join(folder, 'decks/bridges/sections', `part-${part}.md`);
  writeFileSync(file, sectionText(part, { word: 'slip' }).replace('title:', 'titel:'));
}

const road = (number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 20 18 0h4l18 20z" fill="#${String(number % 1000).padStart(3, '0')}"/></svg>\n`;

function sectionText(part, { word, lines = 0 }) {
  return `---
title: Part ${part}
minutes: 4
---

## Bridges of part ${part}

The town pays for **${part}** of them, says {{ audience.name }} [@survey, p. ${part + 1}]. ${word}

- stone
- iron
- wood :rocket:
${'- rope\n'.repeat(lines)}
---

## What they cost

\`\`\`js
const bridges = ${part};
for (const bridge of bridges) pay(bridge);
\`\`\`

---

## Where they stand

![A road](../assets/road.svg)

---

## What they carry

The sum is $x^2 + y_${part}$.

<!-- Breathe here. -->
`;
}
