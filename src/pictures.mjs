/**
 * Draws `themes/preview.webp` of the README anew: the same slides of the tour in three themes, on one sheet. The sheet is
 * a deck of one slide, so the program draws it too. Run it by `npm run pictures`, after it has been compiled.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Audiences of the tour: one for each theme. */
const AUDIENCES = ['authors', 'developers', 'teachers'];
/** Slides by their headings. */
const HEADINGS = [
  'Meet Lectern',
  'A condition stands in three places',
  'This deck knows its length',
  'Code keeps its colours on paper',
];
const GAP = 16;
const [WIDTH, HEIGHT] = [1440, 638];

const folder = mkdtempSync(join(tmpdir(), 'lectern-pictures-'));
const build = (...args) =>
  execFileSync(process.execPath, [join(root, 'dist/lectern.js'), 'build', '-q', ...args], { cwd: root });
try {
  build('tour', '-f', 'png', '-o', folder);
  const pictures = AUDIENCES.flatMap((audience) => {
    const report = JSON.parse(readFileSync(join(folder, 'tour', audience, 'report.json'), 'utf8'));
    return HEADINGS.map((heading) => {
      const slide = report.slides.find((one) => one.heading === heading);
      if (slide === undefined) throw new Error(`the tour for ${audience} has no slide "${heading}"`);
      return `![](tour/${audience}/slides/${String(slide.number).padStart(3, '0')}.png)`;
    });
  });
  const sheet = join(folder, 'sheet.css');
  writeFileSync(
    sheet,
    `/* @theme sheet\n @size sheet ${WIDTH}px ${HEIGHT}px */
section { width: ${WIDTH}px; height: ${HEIGHT}px; padding: ${GAP}px; background: #8d8a84; }
section p { display: grid; grid-template-columns: repeat(${HEADINGS.length}, 1fr); gap: ${GAP}px; margin: 0; }
section img { display: block; width: 100%; }
`,
  );
  writeFileSync(join(folder, 'sheet.md'), `---\ntheme: sheet\nsize: sheet\n---\n\n${pictures.join(' ')}\n`);
  build(join(folder, 'sheet.md'), '--theme-set', sheet, '-f', 'webp', '-o', join(folder, 'out'));
  copyFileSync(join(folder, 'out/sheet/slides/001.webp'), join(root, 'themes/preview.webp'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
