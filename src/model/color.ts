/**
 * Questions about colours: what a text names, how far two are apart for the eye, what lies between them. The only door to
 * colorjs.io, loaded with the first brand. Colours go in and come out as `#rrggbb`, so what is judged is what is written.
 */
import Color from 'colorjs.io';

/** An opaque CSS colour (hexadecimal, by name, `rgb()`, `hsl()`, `oklch()` …) as `#rrggbb`; undefined when it is none. */
export function parseColor(text: string): string | undefined {
  try {
    const color = new Color(text.trim());
    return Number(color.alpha) === 1 ? hex(color) : undefined;
  } catch {
    return undefined;
  }
}

/** From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  return new Color(one).contrast(new Color(other), 'WCAG21');
}

/** `share` of `other` in `one`, from 0 to 1, mixed as the eye would. */
export function mixColors(one: string, other: string, share: number): string {
  return hex(new Color(one).mix(new Color(other), share, { space: 'oklab', outputSpace: 'srgb' }) as Color);
}

/** Whether white stands out on it better than black. */
export function isDark(color: string): boolean {
  return contrast(color, '#ffffff') > contrast(color, '#000000');
}

/** The colour with another lightness (0 to 1), and at most so much colourfulness. */
export function withLightness(color: string, lightness: number, mostChroma = 0.4): string {
  const [, chroma = 0, hue = 0] = new Color(color).to('oklch').coords.map((one) => finite(one));
  return hex(new Color('oklch', [lightness, Math.min(chroma, mostChroma), hue]));
}

/**
 * The nearest colour of the same hue that keeps `ratio` to each of the grounds, by lightness alone: first away from
 * the grounds, then the other way. Black or white when no lightness does; undefined when not even they do.
 */
export function shiftUntilLegible(
  color: string,
  grounds: readonly string[],
  ratio: number,
): string | undefined {
  const legible = (one: string) => grounds.every((ground) => contrast(one, ground) >= ratio);
  if (legible(color)) return color;
  const start = finite(new Color(color).to('oklch').coords[0]);
  const away = grounds.some(isDark) ? 1 : 0;
  for (const end of [away, 1 - away]) {
    if (!legible(withLightness(color, end))) continue;
    let [near, far] = [start, end];
    while (Math.abs(far - near) > 0.005) {
      const middle = (near + far) / 2;
      if (legible(withLightness(color, middle))) far = middle;
      else near = middle;
    }
    return withLightness(color, far);
  }
  return ['#000000', '#ffffff'].find(legible);
}

function finite(coordinate: number | null | undefined): number {
  return coordinate === null || coordinate === undefined || Number.isNaN(coordinate) ? 0 : Number(coordinate);
}

function hex(color: Color): string {
  return color.to('srgb').toGamut({ space: 'srgb' }).toString({ format: 'hex', collapse: false });
}
