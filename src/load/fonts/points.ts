/** Sets of code points, and the `unicode-range` that CSS writes for them. */

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The code points of a text, without repetitions. */
export function codePoints(text: string): ReadonlySet<number> {
  const points = new Set<number>();
  for (const sign of text) points.add(sign.codePointAt(0) ?? 0);
  return points;
}

/** Alphabets that are small enough to be had whole: letters with marks for Western and Central Europe, Greek, Cyrillic. */
const ALPHABETS: readonly Span[] = [
  { from: 0xc0, to: 0xff },
  { from: 0x100, to: 0x17f },
  { from: 0x386, to: 0x3ce },
  { from: 0x400, to: 0x45f },
];

/**
 * The points, and all letters of an alphabet of which there is one: the next name that is typed, or the next row of a
 * table, then needs no font of its own.
 */
export function wholeAlphabets(points: ReadonlySet<number>): ReadonlySet<number> {
  const used = ALPHABETS.filter(({ from, to }) => [...points].some((point) => from <= point && point <= to));
  const letters = used.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  );
  return new Set([...points, ...letters]);
}

/** The points that a `unicode-range` holds (https://www.w3.org/TR/css-fonts-4/#unicode-range-desc), sorted; without a range all of them. */
export function pointsInRange(range: string | undefined, points: Iterable<number>): readonly number[] {
  const spans = range === undefined ? undefined : spansOf(range);
  const held = [...points].filter(
    (point) => spans?.some((span) => span.from <= point && point <= span.to) ?? true,
  );
  return held.sort((a, b) => a - b);
}

/** The `unicode-range` that holds exactly these points, which are sorted. */
export function rangeOf(points: readonly number[]): string {
  const spans: Span[] = [];
  for (const point of points) {
    const last = spans.at(-1);
    if (last?.to === point - 1) spans[spans.length - 1] = { from: last.from, to: point };
    else spans.push({ from: point, to: point });
  }
  return spans.map(({ from, to }) => `U+${hex(from)}${to === from ? '' : `-${hex(to)}`}`).join(',');
}

function spansOf(range: string): readonly Span[] {
  return range.split(',').map((part) => {
    const [, first = '', last] = /U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/i.exec(part.trim()) ?? [];
    return {
      from: Number.parseInt(first.replaceAll('?', '0'), 16),
      to: Number.parseInt(last ?? first.replaceAll('?', 'F'), 16),
    };
  });
}

const hex = (point: number): string => point.toString(16).toUpperCase();
