/**
 * What a page says about its slides → facts, or nothing. The page holds what authors wrote and can tamper with its
 * answer, so each value is looked at: numbers are finite, texts short, lists bounded, and what is unknown is left out.
 */
import {
  type Box,
  type HeadingFacts,
  type ImageFacts,
  type Rgb,
  type SlideFacts,
  type StepFacts,
  TEXT_PARTS,
  type TextFacts,
} from '../../model/page-facts.ts';

/** Throws a `RangeError` when the answer is not that of `measure/measure.ts` about so many slides. */
export function readFacts(answer: unknown, slides: number): readonly SlideFacts[] {
  const facts = list(parse(answer), slideFacts);
  if (facts.length !== slides) throw new RangeError(`${facts.length} of ${slides} slides were measured`);
  return facts;
}

/** What lies behind and over texts, as `sampleGrounds` gives it: for each picture, each slide on it, each text of that. */
export function readGrounds(answer: unknown): readonly (readonly (readonly Looked[])[])[] {
  return list(parse(answer), (slides) => list(slides, (texts) => list(texts, looked)));
}

/** What a look at a slide tells of a text. */
export type Looked = Pick<TextFacts, 'ground' | 'covered'>;

function looked(value: unknown): Looked {
  const one = fields(value);
  return { ground: list(one.ground, rgb), covered: flag(one.covered) };
}

const MOST = 10_000;
const LONGEST = 200;

function slideFacts(value: unknown): SlideFacts {
  const one = fields(value);
  return {
    number: number(one.number),
    width: number(one.width),
    height: number(one.height),
    frame: box(one.frame),
    area: box(one.area),
    floor: number(one.floor),
    fitted: flag(one.fitted),
    spills: flag(one.spills),
    classes: list(one.classes, text),
    entries: number(one.entries),
    words: number(one.words),
    quoted: number(one.quoted),
    rtl: flag(one.rtl),
    texts: list(one.texts, textFacts),
    unseen: list(one.unseen, text),
    images: list(one.images, imageFacts),
    headings: list(one.headings, headingFacts),
    steps: list(one.steps, stepFacts),
  };
}

function textFacts(value: unknown): TextFacts {
  const one = fields(value);
  const [red, green, blue, alpha] = list(one.color, number);
  return {
    block: number(one.block),
    words: text(one.words),
    part: oneOf(TEXT_PARTS, one.part),
    lines: list(one.lines, box),
    size: number(one.size),
    bold: flag(one.bold),
    script: flag(one.script),
    free: flag(one.free),
    color: [number(red), number(green), number(blue), number(alpha)],
    ground: list(one.ground, rgb),
    met: flag(one.met),
    covered: flag(one.covered),
    ...(one.clip === undefined ? {} : { clip: box(one.clip) }),
  };
}

function imageFacts(value: unknown): ImageFacts {
  const one = fields(value);
  return {
    kind: oneOf(['img', 'background', 'drawing'], one.kind),
    index: number(one.index),
    alt: text(one.alt),
    box: box(one.box),
    free: flag(one.free),
    enlarged: number(one.enlarged),
  };
}

function headingFacts(value: unknown): HeadingFacts {
  const one = fields(value);
  return { level: number(one.level), words: text(one.words), box: box(one.box) };
}

function stepFacts(value: unknown): StepFacts {
  const one = fields(value);
  return { words: text(one.words), box: box(one.box), seen: flag(one.seen) };
}

function box(value: unknown): Box {
  const one = fields(value);
  return { x: number(one.x), y: number(one.y), width: number(one.width), height: number(one.height) };
}

function rgb(value: unknown): Rgb {
  const [red, green, blue] = list(value, number);
  return [channel(red), channel(green), channel(blue)];
}

function channel(value: unknown): number {
  return Math.max(0, Math.min(255, Math.round(number(value))));
}

function parse(answer: unknown): unknown {
  try {
    return typeof answer === 'string' ? JSON.parse(answer) : undefined;
  } catch {
    return undefined;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong('an object', value);
}

function list<T>(value: unknown, read: (one: unknown) => T): readonly T[] {
  if (Array.isArray(value) && value.length <= MOST) return value.map((one: unknown) => read(one));
  throw wrong('a list', value);
}

function number(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw wrong('a number', value);
}

function flag(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong('true or false', value);
}

/** Without what would move a cursor or turn a line around. */
function text(value: unknown): string {
  if (typeof value === 'string')
    return value.slice(0, LONGEST).replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');
  throw wrong('a text', value);
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw wrong(known.join(', '), value);
}

function wrong(wanted: string, value: unknown): RangeError {
  return new RangeError(`the page was measured, and its answer has ${typeof value} instead of ${wanted}`);
}
