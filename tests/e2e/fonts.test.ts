/**
 * Decks in every script and theme on a machine whose only font has a few brackets: what a reader without fonts sees. On
 * Linux, where an environment variable says which fonts there are.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DrawnGlyph, drawnGlyphs } from './pdf-glyphs.ts';
import { folderWith, lectern, removeFolders } from './program.ts';

const THEMES = ['briefing', 'stage', 'classroom', 'default', 'gaia', 'uncover', 'letter'];

/** A line in each script. */
const LINES = {
  Latin: 'Ärzte, Łódź, Điện Biên, naïve façade',
  Greek: 'Η γρήγορη αλεπού, ἀρχή',
  Cyrillic: 'Съешь ещё этих булок, їжак, Ђорђе',
  Armenian: 'Բարի գալուստ, սիրելի ընկերներ։',
  Georgian: 'კეთილი იყოს თქვენი მობრძანება',
  Hebrew: 'בְּרֵאשִׁית בָּרָא אֱלֹהִים',
  Arabic: 'أهلاً وسهلاً، ممم، چگونه؟',
  Devanagari: 'क्ष विद्यालय में ज्ञान।',
  Han: '欢迎来到学校，歡迎來到學校。',
  Japanese: '日本語の「がっこう」とカタカナ',
  Korean: '우리 학교에 오신 것을 환영합니다',
  Symbols: '→ ⇒ ✓ ✗ ★ ≤ ≠ ∑ ∞ ■ ☐ ① ₽ ₾',
} as const;

const BODY = Object.entries(LINES)
  .map(
    ([script, line]) =>
      `## ${script} ${line}\n\n${line}, **${line}**, *${line}*\n\n| ${line} |\n| --- |\n| ${line} |\n\n\`${line}\``,
  )
  .join('\n\n---\n\n');
const CODE = '```text\nдерево\n├── файл → 学校\n└── αρχείο\n```\n\n$\\text{сумма} = \\sum x_i$';
const DIAGRAM = '```mermaid\ngraph LR\n  A[Начало] --> B[学校]\n```';

/** Names of fonts whose letters can draw a script. */
const DRAWS: Readonly<Record<string, RegExp>> = {
  Armenian: /Armenian|DejaVu/,
  Georgian: /Georgian|DejaVu/,
  Hebrew: /Hebrew/,
  Arabic: /Arabic|DejaVu/,
  Devanagari: /Devanagari/,
  Hangul: /KR/,
  Hiragana: /JP/,
};

const drawn = new Map<string, readonly DrawnGlyph[]>();

beforeAll(async () => {
  const front = (theme: string) =>
    `---\ntheme: ${theme}\nlang: ja\nheader: Заголовок 页\nfooter: ქვედა\n---\n\n`;
  const folder = folderWith({
    'themes/letter/theme.css': '/* @theme letter */\nsection { font-family: Georgia; }\n',
    'lectern.yaml': 'lang: en\n',
    ...Object.fromEntries(
      THEMES.map((theme) => [`${theme}.md`, `${front(theme)}${[BODY, CODE, DIAGRAM].join('\n\n---\n\n')}\n`]),
    ),
  });
  const run = await lectern(folder, ['build', ...THEMES.map((theme) => `${theme}.md`)], bareFonts(folder));
  expect([run.code, run.stderr.includes('missing-glyph')]).toEqual([0, false]);
  for (const theme of THEMES) drawn.set(theme, await drawnGlyphs(join(folder, 'out', theme, 'deck.pdf')));
});
afterAll(removeFolders);

/** An environment whose one font has brackets and roots, and a space, but no letter. */
function bareFonts(folder: string): Readonly<Record<string, string>> {
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts, { recursive: true });
  const root = join(import.meta.dirname, '..', '..', 'node_modules', 'katex', 'dist', 'fonts');
  copyFileSync(join(root, 'KaTeX_Size4-Regular.ttf'), join(fonts, 'brackets.ttf'));
  const config = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;
  writeFileSync(join(folder, 'fonts.conf'), config);
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
}

const glyphs = (theme: string) => drawn.get(theme) ?? [];

describe.runIf(process.platform === 'linux').each(THEMES)(
  'theme %s on a machine without letters',
  (theme) => {
    it('draws every character by a font of the page, and none as a box', () => {
      const visible = glyphs(theme).filter(({ text }) => text.trim() !== '');
      expect(visible.length).toBeGreaterThan(1500);
      expect(visible.filter(({ glyph }) => glyph === 0)).toEqual([]);
      const system = visible.filter(
        ({ font, text }) => font.startsWith('KaTeX_Size4') && !/[()[\]{}/]/.test(text),
      );
      expect(system).toEqual([]);
    });

    it.each(Object.entries(DRAWS))('draws %s by fonts made for it', (script, font) => {
      const letters = new RegExp(`\\p{sc=${script}}`, 'u');
      const names = new Set(
        glyphs(theme).flatMap(({ font: name, text }) => (letters.test(text) ? [name] : [])),
      );
      expect(names.size).toBeGreaterThan(0);
      expect([...names].filter((name) => !font.test(name))).toEqual([]);
    });

    it('joins Arabic letters and forms conjuncts', () => {
      const sans = glyphs(theme).filter(({ font }) => /Arabic/.test(font));
      expect(
        new Set(sans.flatMap(({ text, glyph, font }) => (text === 'م' ? [`${font} ${glyph}`] : []))).size,
      ).toBeGreaterThan(2);
      const halves = glyphs(theme).filter(({ text, font }) => /Devanagari/.test(font) && text === '\u094d');
      expect(halves).toEqual([]);
    });
  },
);
