/** Words of a slide of which nothing can be seen, because a style hides them: not by a fault of layout, which `texts.ts` measures. */
import type { TextFacts } from '../model/page-facts.ts';
import type { Styles } from './styles.ts';
import { hasLines, joined, SILENT } from './texts.ts';

const FURNITURE = 'header,footer,.label,.as-of';
/** Steps are judged by themselves. */
const STEP = '[data-marpit-fragment]';
const MOST_WORDS = 120;
const MOST_PIECES = 20;

/**
 * What a block says that takes no part in the picture. Where no text of the slide does, all of it: also what themes keep
 * for screen readers, and steps.
 */
export function measureUnseen(
  content: HTMLElement,
  styles: Styles,
  texts: readonly TextFacts[],
): readonly string[] {
  const isBlank = !texts.some(({ part, color }) => part !== 'furniture' && color[3] > 0.05);
  const pieces = new Map<Element, string>();
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const node = walker.currentNode as Text;
    const element = node.parentElement;
    if (element === null || !/[\p{L}\p{N}]/u.test(node.data)) continue;
    if (element.closest(`${SILENT},${FURNITURE}`) !== null) continue;
    const isHidden = !styles.isShown(element) || isTransparent(element, content, styles) || !hasLines(node);
    if (!isBlank && (!isHidden || element.closest(STEP) !== null)) continue;
    const block = element.closest('p,li,h1,h2,h3,h4,h5,h6,pre,marp-pre,td,th,figcaption') ?? element;
    pieces.set(block, joined(`${pieces.get(block) ?? ''} ${node.data}`).slice(0, MOST_WORDS));
  }
  return [...pieces.values()].slice(0, MOST_PIECES);
}

function isTransparent(element: Element, content: HTMLElement, styles: Styles): boolean {
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    const { filter } = styles.of(box);
    if (/\bopacity\(0(?:\.0\d*)?%?\)/.test(filter)) return true;
    if (box === content) break;
  }
  return false;
}
