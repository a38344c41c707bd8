/** The texts of a slide as they stand there: lines, size, colours, what cuts them. Text of one look in one block is one. */
import { type Box, shownLines, type TextFacts, type TextPart } from '../model/page-facts.ts';
import { meet, round, type SlideFrame } from './frame.ts';
import { colorsOn } from './gradients.ts';
import type { Grounds } from './grounds.ts';
import { readColor, type Styles } from './styles.ts';

export interface TextContext {
  readonly frame: SlideFrame;
  readonly styles: Styles;
  readonly grounds: Grounds;
}

/** Elements whose text nobody is meant to see. */
export const SILENT = 'style,script,template,title,desc,.katex-mathml,[hidden]';
const INLINE = /^(?:inline|contents|ruby)/;
const MOST_WORDS = 120;

/** In the order of the text. */
export async function measureTexts(
  content: HTMLElement,
  context: TextContext,
): Promise<readonly TextFacts[]> {
  const blocks = new Map<Element, number>();
  const texts = new Map<string, TextFacts>();
  const drawings = new Map<string, string | undefined>();
  for (const { node, element } of textNodes(content, context.styles)) {
    const lines = linesOf(node, context.frame);
    if (lines.length === 0) continue;
    const block = blockOf(element, context.styles);
    const number = blocks.get(block) ?? blocks.size;
    blocks.set(block, number);
    const look = lookOf(element, { content, block, context });
    if (look === undefined) continue;
    const { colors: ground, met, drawing } = context.grounds.behind(element, lines);
    const words = joined(node.data);
    const key = JSON.stringify([number, look, ground]);
    const known = texts.get(key);
    if (known === undefined) drawings.set(key, drawing);
    else if (drawings.get(key) !== drawing) drawings.set(key, undefined);
    texts.set(key, {
      block: number,
      words: joined(`${known?.words ?? ''} ${words}`).slice(0, MOST_WORDS),
      lines: [...(known?.lines ?? []), ...lines],
      ground,
      met: met || known?.met === true,
      covered: false,
      ...look,
    });
  }
  return Promise.all(
    [...texts].map(async ([key, found]) => {
      const text = { ...found, lines: joinLines(found.lines) };
      const drawing = text.met ? undefined : drawings.get(key);
      return drawing === undefined ? text : { ...text, ground: await colorsOn(drawing, shownLines(text)) };
    }),
  );
}

/** Words of headings, body and tables; in scripts without spaces two characters count as one. */
export function countWords(content: HTMLElement): number {
  let text = '';
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const { parentElement, nodeValue } = walker.currentNode;
    if (parentElement?.closest(`${SILENT},pre,marp-pre,section svg,.katex,header,footer`) === null)
      text += ` ${nodeValue}`;
  }
  const dense = text.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]/gu)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu) ?? [];
  const isDense = (word: string) => /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]/u.test(word);
  return spaced.filter((word) => !isDense(word)).length + Math.ceil(dense / 2);
}

function* textNodes(content: HTMLElement, styles: Styles): Generator<{ node: Text; element: Element }> {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const node = walker.currentNode as Text;
    const element = node.parentElement;
    if (element === null || node.data.trim() === '') continue;
    if (element.closest(SILENT) === null && styles.isShown(element)) yield { node, element };
  }
}

/** Whether a text takes any room. */
export function hasLines(node: Text): boolean {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].some(({ width, height }) => width > 0 && height > 0);
}

function linesOf(node: Text, { toSlide }: SlideFrame): readonly Box[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].map(toSlide).filter(({ width, height }) => width > 0.5 && height > 0.5);
}

/** What is set as one: a paragraph, a cell, a drawing, a line of coloured code. */
function blockOf(element: Element, styles: Styles): Element {
  const line = element.closest('code .line');
  if (line !== null) return line;
  const drawing = element.closest('section svg');
  const start = drawing ?? element.closest('.katex')?.parentElement ?? element;
  let block = start;
  while (block.parentElement !== null && INLINE.test(styles.of(block).display)) block = block.parentElement;
  return block;
}

type Look = Omit<TextFacts, 'block' | 'words' | 'lines' | 'ground' | 'met' | 'covered'>;

/** Undefined for text that is there for screen readers only. */
function lookOf(
  element: Element,
  given: { readonly content: HTMLElement; readonly block: Element; readonly context: TextContext },
): Look | undefined {
  const { content, block, context } = given;
  const { styles, frame } = context;
  const style = styles.of(element);
  const fill = element instanceof SVGElement ? style.fill : style.webkitTextFillColor;
  const [red, green, blue, alpha] = readColor(fill === '' ? style.color : fill);
  let opacity = alpha;
  let clip: Box | undefined;
  let free = false;
  for (let box: Element | null = element; box !== null && box !== content; box = box.parentElement) {
    const own = styles.of(box);
    opacity *= Number.parseFloat(own.opacity);
    free ||= own.position === 'absolute' || own.position === 'fixed';
    if (box instanceof SVGElement || (own.overflowX === 'visible' && own.overflowY === 'visible')) continue;
    const edge = paddingBox(box, own, frame);
    clip = clip === undefined ? edge : meet(clip, edge);
  }
  if (clip !== undefined && (clip.width <= 2 || clip.height <= 2)) return undefined;
  return {
    part: partOf(element),
    size: round(Number.parseFloat(style.fontSize) * magnified(element, block, frame)),
    bold: Number(style.fontWeight) >= 700,
    script: element.closest('sup,sub') !== null,
    free,
    color: [red, green, blue, Math.round(opacity * 1000) / 1000],
    ...(clip === undefined ? {} : { clip }),
  };
}

function paddingBox(element: Element, style: CSSStyleDeclaration, frame: SlideFrame): Box {
  const { x, y, width, height } = frame.toSlide(element.getBoundingClientRect());
  const border = (side: string) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0;
  const [left, top] = [border('left'), border('top')];
  return {
    x: x + left,
    y: y + top,
    width: width - left - border('right'),
    height: height - top - border('bottom'),
  };
}

function partOf(element: Element): TextPart {
  if (element.closest('header,footer,.label,.as-of') !== null) return 'furniture';
  if (element.closest('section svg') !== null) return 'diagram';
  if (element.closest('.katex') !== null) return 'formula';
  if (element.closest('pre,marp-pre,code') !== null) return 'code';
  if (element.closest('h1,h2,h3,h4,h5,h6') !== null) return 'heading';
  return element.closest('table') === null ? 'body' : 'table';
}

/** How much larger than its font size text is shown: Marp shrinks wide code and headings by drawing them smaller. */
function magnified(element: Element, block: Element, { scale }: SlideFrame): number {
  if (element instanceof SVGGraphicsElement) return (element.getScreenCTM()?.a ?? scale) / scale;
  const holder = scaledHolder(element.closest('[data-auto-scaling]')) ?? block;
  if (!(holder instanceof HTMLElement) || holder.offsetWidth === 0) return 1;
  return holder.getBoundingClientRect().width / holder.offsetWidth / scale;
}

/** What Marp's own element scales stands in two shadow trees, one in the other. */
function scaledHolder(host: Element | null): Element | null | undefined {
  const shell = host?.shadowRoot?.querySelector('marp-auto-scaling');
  return shell?.shadowRoot?.querySelector('[data-marp-auto-scaling-container]');
}

export function joined(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Pieces that stand beside each other in one line become one. */
function joinLines(pieces: readonly Box[]): readonly Box[] {
  const lines: Box[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const isSame =
      last !== undefined &&
      Math.abs(last.y - piece.y) < 2 &&
      Math.abs(last.height - piece.height) < 2 &&
      Math.abs(piece.x - (last.x + last.width)) < piece.height;
    if (last === undefined || !isSame) lines.push(piece);
    else lines[lines.length - 1] = { ...last, width: round(piece.x + piece.width - last.x) };
  }
  return lines;
}
