/**
 * What was measured on the slides of a page: plain facts, without any judgement. `measure/` finds them inside the page,
 * `check/page/read-facts.ts` reads them, and the rules beside it judge. Lengths are CSS pixels of the slide.
 */

/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export type Rgba = readonly [number, number, number, number];
/** Opaque. */
export type Rgb = readonly [number, number, number];

/** Seen from the upper left corner of the slide. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `furniture` are header, footer and what a theme puts into the margin. */
export const TEXT_PARTS = ['heading', 'body', 'code', 'table', 'formula', 'diagram', 'furniture'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** Text of one look in one block: a paragraph, or the bold words in it. */
export interface TextFacts {
  /** Of its block, from 0; texts of one block follow each other. */
  readonly block: number;
  /** As it is read, spaces joined, at most 120 characters. */
  readonly words: string;
  readonly part: TextPart;
  /** Each line that it covers, as high as its letters can be. */
  readonly lines: readonly Box[];
  /** Size of its letters as shown, whatever scaled them. */
  readonly size: number;
  readonly bold: boolean;
  /** True for superscripts and subscripts. */
  readonly script: boolean;
  /** True when it is positioned by hand, outside of the flow of the slide. */
  readonly free: boolean;
  readonly color: Rgba;
  /** Colours that lie behind it; empty when only a picture of the slide can say. */
  readonly ground: readonly Rgb[];
  /** True where another box stands in its place, which may lie over it; not said where its ground is plain. */
  readonly met: boolean;
  /** True when something that lies over it leaves nothing of it to be seen. */
  readonly covered: boolean;
  /** Where boxes around it let it be seen; undefined: anywhere on the slide. */
  readonly clip?: Box;
}

export interface ImageFacts {
  /** `img`: in the text. `background`: behind it or beside it. `drawing`: a diagram that is part of the page. */
  readonly kind: 'img' | 'background' | 'drawing';
  /** Place among those of its kind on the slide, from 0. */
  readonly index: number;
  readonly alt: string;
  readonly box: Box;
  /** True when it is positioned by hand, or cut to its frame on purpose. */
  readonly free: boolean;
  /** CSS pixels for each pixel of the file; 0 for what has no pixels. */
  readonly enlarged: number;
}

export interface HeadingFacts {
  /** 1 to 6. */
  readonly level: number;
  readonly words: string;
  readonly box: Box;
}

/** A list item that is shown by a step of its own. */
export interface StepFacts {
  readonly words: string;
  readonly box: Box;
  /** False when nothing of it can be seen. */
  readonly seen: boolean;
}

export interface SlideFacts {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Where the content may be seen: the slide, or what a picture beside it leaves. */
  readonly frame: Box;
  /** The frame without the margins of the theme. */
  readonly area: Box;
  /** What the theme says is the least size of its text (`--text-floor`); 0 when it says nothing. */
  readonly floor: number;
  /** True when the theme lets the page make text smaller until it fits. */
  readonly fitted: boolean;
  /** True when the page itself could not make the text small enough. */
  readonly spills: boolean;
  /** Classes of the slide, its layout among them. */
  readonly classes: readonly string[];
  /** Of lists, at all levels. */
  readonly entries: number;
  /** In headings, body and tables. */
  readonly words: number;
  /** Of these words those in quotations without lists. */
  readonly quoted: number;
  /** True where text is read from right to left. */
  readonly rtl: boolean;
  readonly texts: readonly TextFacts[];
  /** What paragraphs, headings and the like say of which nothing can be seen, at most 120 characters of each; furniture is left out. */
  readonly unseen: readonly string[];
  readonly images: readonly ImageFacts[];
  readonly headings: readonly HeadingFacts[];
  readonly steps: readonly StepFacts[];
}

/** What the boxes around a text let be seen of its lines. */
export function shownLines({ lines, clip }: Pick<TextFacts, 'lines' | 'clip'>): readonly Box[] {
  if (clip === undefined) return lines;
  return lines.flatMap((line) => {
    const x = Math.max(line.x, clip.x);
    const y = Math.max(line.y, clip.y);
    const width = Math.min(line.x + line.width, clip.x + clip.width) - x;
    const height = Math.min(line.y + line.height, clip.y + clip.height) - y;
    return width > LEAST_SHOWN && height > LEAST_SHOWN * line.height ? [{ x, y, width, height }] : [];
  });
}

/** Less of a line shows no letter: pixels of its width, share of its height. */
const LEAST_SHOWN = 0.3;
