/** The place of a slide on the page: how lengths there become CSS pixels of the slide, and where its content may stand. */
import type { Box } from '../model/page-facts.ts';

export interface SlideFrame {
  readonly width: number;
  readonly height: number;
  /** Pixels of the page for each of the slide. */
  readonly scale: number;
  /** The slide, or what pictures beside the content leave of it. */
  readonly visible: Box;
  /** The visible part without the padding of the slide. */
  readonly area: Box;
  toSlide(rect: DOMRect): Box;
}

export function frameOf(svg: SVGSVGElement, content: HTMLElement): SlideFrame {
  const { width, height } = svg.viewBox.baseVal;
  const edge = svg.getBoundingClientRect();
  const scale = width > 0 ? edge.width / width : 1;
  const toSlide = (rect: DOMRect): Box => ({
    x: round((rect.left - edge.left) / scale),
    y: round((rect.top - edge.top) / scale),
    width: round(rect.width / scale),
    height: round(rect.height / scale),
  });
  const holder = content.parentElement ?? content;
  const visible = meet({ x: 0, y: 0, width, height }, toSlide(holder.getBoundingClientRect()));
  const style = getComputedStyle(content);
  const [top, right, bottom, left] = [
    style.paddingTop,
    style.paddingRight,
    style.paddingBottom,
    style.paddingLeft,
  ].map((length) => Number.parseFloat(length) || 0) as [number, number, number, number];
  const area = {
    x: visible.x + left,
    y: visible.y + top,
    width: Math.max(0, visible.width - left - right),
    height: Math.max(0, visible.height - top - bottom),
  };
  return { width, height, scale, visible, area, toSlide };
}

/** What two boxes share; of no width or height when they share nothing. */
export function meet(one: Box, other: Box): Box {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(one.x + one.width, other.x + other.width) - x),
    height: Math.max(0, Math.min(one.y + one.height, other.y + other.height) - y),
  };
}

export function overlaps(one: Box, other: Box): boolean {
  const { width, height } = meet(one, other);
  return width > 0.5 && height > 0.5;
}

/** To tenths: what is finer differs between machines. */
export function round(length: number): number {
  return Math.round(length * 10) / 10;
}
