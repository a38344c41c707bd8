/**
 * Colours of a brand → the colour tokens of a theme, for light and for dark slides. What a brand does not say stays the
 * theme's. Text on its ground has a contrast of 4.5:1 at least: mixes and accents are shifted until they have it.
 * https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
import type { BrandColors } from '../model/brand.ts';
import { contrast, isDark, mixColors, shiftUntilLegible, withLightness } from '../model/color.ts';

/** Values by the name of the token, without `--color-`. */
export type Tones = ReadonlyMap<string, string>;

const TEXT = 4.5;
/** How far a field must be from its ground to be seen as a field. */
const FIELD = 1.3;

/** The tokens that a brand replaces, given those of the theme. */
export function brandTones(colors: BrandColors, own: Tones): Tones {
  const dark = isDark(own.get('ground') ?? '#ffffff');
  const { ground, ink } = groundAndInk(colors, own, dark);
  const recolored = colors.foreground !== undefined || colors.background !== undefined;
  const surface = recolored ? surfaceOn(ground, ink) : (own.get('surface') ?? ground);
  const legible = (color: string, grounds: readonly string[] = [ground, surface]) =>
    shiftUntilLegible(color, grounds, TEXT) ?? ink;
  const primary = colors.primary ?? (recolored ? ink : undefined);
  const tones = new Map<string, string>();
  if (recolored) {
    tones.set('ground', ground).set('surface', surface).set('ink', ink);
    tones.set('muted', legible(mixColors(ink, ground, 0.3)));
    tones.set('rule', mixColors(ground, ink, 0.2));
  }
  if (primary !== undefined) {
    const soft = softOn({ ground, ink, color: primary });
    const accent = legible(primary);
    tones.set('accent', accent).set('accent-soft', soft).set('code-highlight', soft);
    tones.set('link', accent).set('code-keyword', legible(primary, [surface, soft]));
    setField(tones, { ground, ink, color: primary });
  }
  const second = colors.secondary ?? primary;
  if (second !== undefined) tones.set('second', legible(second));
  if (recolored || primary !== undefined) setCode(tones, own, surface);
  setMeanings(tones, colors, ink);
  return tones;
}

/** As the brand says, where that is as light or dark as the theme; else its colours change places. */
function groundAndInk(colors: BrandColors, own: Tones, dark: boolean): { ground: string; ink: string } {
  const { foreground, background } = colors;
  if (foreground === undefined && background === undefined)
    return { ground: own.get('ground') ?? '#ffffff', ink: own.get('ink') ?? '#000000' };
  const front = foreground ?? (isDark(background ?? '#ffffff') ? '#ffffff' : '#141414');
  const back = background ?? (isDark(front) ? '#ffffff' : '#141414');
  if (isDark(back) === dark) return { ground: back, ink: shiftUntilLegible(front, [back], TEXT) ?? front };
  const given = dark ? colors.dark : colors.light;
  const ground =
    given !== undefined && isDark(given) === dark ? given : withLightness(front, dark ? 0.22 : 0.985, 0.03);
  return { ground, ink: withLightness(back, dark ? 0.95 : 0.22, 0.03) };
}

/** A panel: towards the ink, or away from it where that would make the ink hard to read. */
function surfaceOn(ground: string, ink: string): string {
  const towards = mixColors(ground, ink, 0.06);
  return contrast(towards, ink) >= TEXT
    ? towards
    : mixColors(ground, isDark(ink) ? '#ffffff' : '#000000', 0.1);
}

/** A marker's colour: as much of the brand's as the ink on it allows. */
function softOn({ ground, ink, color }: { ground: string; ink: string; color: string }): string {
  for (const share of [0.3, 0.24, 0.18, 0.12, 0.06]) {
    const soft = mixColors(ground, color, share);
    if (contrast(soft, ink) >= 7) return soft;
  }
  return ground;
}

function setField(tones: Map<string, string>, given: { ground: string; ink: string; color: string }): void {
  const { ground, color } = given;
  const field = shiftUntilLegible(color, [ground], FIELD) ?? color;
  const text = textOn(field, given);
  tones.set('field', field).set('on-field', text);
  tones.set('on-field-muted', shiftUntilLegible(mixColors(text, field, 0.18), [field], TEXT) ?? text);
}

/** The brand's own ink or ground where one is legible, else black or white, of which one always is. */
function textOn(field: string, { ground, ink }: { ground: string; ink: string }): string {
  const own = [ink, ground].sort((a, b) => contrast(b, field) - contrast(a, field));
  return (
    own.find((one) => contrast(one, field) >= TEXT) ??
    (contrast('#000000', field) > contrast('#ffffff', field) ? '#000000' : '#ffffff')
  );
}

/** Inks of code keep their hues: what they mean is learnt. */
function setCode(tones: Map<string, string>, own: Tones, surface: string): void {
  const grounds = [surface, tones.get('code-highlight') ?? own.get('code-highlight') ?? surface];
  for (const [name, color] of own) {
    if (!name.startsWith('code-') || name === 'code-highlight' || tones.has(name)) continue;
    tones.set(name, shiftUntilLegible(color, grounds, TEXT) ?? tones.get('ink') ?? color);
  }
}

/** Three colours that mean something in `classroom`: a key idea, a question, somebody else's words. */
function setMeanings(tones: Map<string, string>, colors: BrandColors, ink: string): void {
  const meanings = {
    key: colors.warning ?? colors.tertiary ?? colors.primary,
    question: colors.danger ?? colors.secondary ?? colors.primary,
    source: colors.info ?? colors.secondary ?? colors.primary,
  };
  for (const [name, color] of Object.entries(meanings)) {
    if (color === undefined) continue;
    tones.set(name, color).set(`on-${name}`, textOn(color, { ground: '#ffffff', ink }));
  }
}
