/** Facts of slides for tests of rules: a sound slide, and what a test changes about it. */
import type { ImageFacts, SlideFacts, TextFacts } from '../../../../src/model/page-facts.ts';

/** 1280 by 720 with margins of 70, and nothing on it. */
export function slide(change: Partial<SlideFacts> = {}): SlideFacts {
  return {
    number: 1,
    width: 1280,
    height: 720,
    frame: { x: 0, y: 0, width: 1280, height: 720 },
    area: { x: 70, y: 70, width: 1140, height: 580 },
    floor: 0,
    fitted: false,
    spills: false,
    classes: [],
    entries: 0,
    words: 20,
    quoted: 0,
    rtl: false,
    texts: [],
    unseen: [],
    images: [],
    headings: [],
    steps: [],
    ...change,
  };
}

/** A line of 30 px in black on white, within the margins. */
export function text(words: string, change: Partial<TextFacts> = {}): TextFacts {
  return {
    block: 0,
    words,
    part: 'body',
    lines: [{ x: 100, y: 200, width: 400, height: 40 }],
    size: 30,
    bold: false,
    script: false,
    free: false,
    color: [0, 0, 0, 1],
    ground: [[255, 255, 255]],
    met: false,
    covered: false,
    ...change,
  };
}

/** A photograph within the margins, shown in its own size. */
export function image(change: Partial<ImageFacts> = {}): ImageFacts {
  return {
    kind: 'img',
    index: 0,
    alt: 'A ferry',
    box: { x: 100, y: 200, width: 400, height: 300 },
    free: false,
    enlarged: 1,
    ...change,
  };
}
