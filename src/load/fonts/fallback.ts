/**
 * What a theme's own fonts lack → fallback families with just those characters. Each family takes what it can, in
 * order, and leaves the rest to the next: a serif to the sans, all to the symbols.
 */
import { FALLBACK, type FontKind, type FontStack, type ShownText } from '../../model/font.ts';
import type { Cut } from './cut.ts';
import {
  BASE,
  easternSigns,
  type FallbackPackage,
  type FallbackSheet,
  SYMBOLS,
  scriptPackages,
} from './packages.ts';
import { codePoints, pointsInRange, rangeOf } from './points.ts';
import { type FontTools, faceRule } from './theme-fonts.ts';

export interface FallbackRequest {
  readonly stacks: readonly FontStack[];
  readonly shown: ShownText;
  readonly lang: string;
  /** Characters that families of the page have, by lower-case name. */
  readonly covers: ReadonlyMap<string, ReadonlySet<number>>;
}

export interface FallbackFonts {
  readonly rules: readonly string[];
  /** The families that the rules define. */
  readonly families: ReadonlySet<string>;
  /** Characters that no font has. */
  readonly missing: ReadonlySet<number>;
}

/** Embeds fallback fonts for all that the stacks of a page lack. */
export async function embedFallback(tools: FontTools, request: FallbackRequest): Promise<FallbackFonts> {
  const { shown, lang } = request;
  const page = new FallbackPage(tools, shown);
  const serif = await page.addFamilies('serif', lackedBy('serif', request), lang);
  const mono = await page.addFamily(FALLBACK.mono.base, BASE.mono, lackedBy('mono', request));
  const left = await page.addFamilies('sans', union(lackedBy('sans', request), serif, mono), lang);
  const rest = await page.addFamily(FALLBACK.symbols, SYMBOLS, left);
  const missing = await page.addFamily(FALLBACK.sans.scripts, easternSigns(lang, shown.text), rest);
  return { rules: page.rules, families: page.families, missing: withoutInvisible(missing) };
}

class FallbackPage {
  readonly rules: string[] = [];
  readonly families = new Set<string>();
  readonly #tools: FontTools;
  readonly #shown: ShownText;
  /** Marks and joiners go with every script, or letters would not join. */
  readonly #marks: readonly number[];

  constructor(tools: FontTools, shown: ShownText) {
    this.#tools = tools;
    this.#shown = shown;
    this.#marks = [...codePoints(shown.text)].filter((point) => /\p{sc=Inherited}/u.test(signOf(point)));
  }

  /** Both families of a kind; gives what they lack. */
  async addFamilies(
    kind: 'sans' | 'serif',
    wanted: ReadonlySet<number>,
    lang: string,
  ): Promise<ReadonlySet<number>> {
    // A middle dot also belongs to Georgian, but not every middle dot to a Georgian font.
    const latin = new Set([...wanted].filter((point) => point < 0x100));
    const others = new Set([...wanted].filter((point) => point >= 0x100));
    const scripts = scriptPackages(kind, lang, this.#shown.text);
    const left = await this.addFamily(FALLBACK[kind].scripts, scripts, others);
    return this.addFamily(FALLBACK[kind].base, BASE[kind], union(latin, left));
  }

  /** Adds the faces of packages that have some of `wanted`; gives what none of them has. */
  async addFamily(
    family: string,
    packages: readonly FallbackPackage[],
    wanted: ReadonlySet<number>,
  ): Promise<ReadonlySet<number>> {
    let left = wanted;
    for (const one of packages) {
      const sought = [...left].filter((point) => one.has.test(signOf(point)));
      if (sought.length === 0) continue;
      const found = await this.#addPackage(family, one, new Set(sought));
      left = new Set([...left].filter((point) => !found.has(point)));
    }
    return left;
  }

  async #addPackage(
    family: string,
    { name, sheets, anyRange }: FallbackPackage,
    sought: ReadonlySet<number>,
  ): Promise<ReadonlySet<number>> {
    const wanted = sheets.filter(({ italic }) => !italic || this.#shown.hasItalic);
    const cuts = await Promise.all(
      wanted.map((sheet) =>
        this.#cutSheet(`${name}/${sheet.file}`, { sheet, sought, anyRange: anyRange === true }),
      ),
    );
    const found = new Set<number>();
    for (const [index, { weight, italic }] of wanted.entries()) {
      for (const { bytes, points } of cuts[index] ?? []) {
        const declarations = new Map([
          ['font-family', `"${family}"`],
          ['font-style', italic ? 'italic' : 'normal'],
          ['font-weight', String(weight)],
          ['unicode-range', rangeOf(points)],
        ]);
        this.rules.push(faceRule(declarations, bytes));
        this.families.add(family);
        for (const point of points) if (sought.has(point)) found.add(point);
      }
    }
    return found;
  }

  /** A character that an earlier file of the sheet has is not wanted of a later one. */
  async #cutSheet(
    path: string,
    { sheet, sought, anyRange }: { sheet: FallbackSheet; sought: ReadonlySet<number>; anyRange: boolean },
  ): Promise<readonly Cut[]> {
    const left = new Set([...sought, ...this.#marks]);
    const cuts: Cut[] = [];
    for (const face of (await this.#tools.sheets(path)) ?? []) {
      const points = pointsInRange(anyRange ? undefined : face.range, left);
      if (points.length === 0) continue;
      const bytes = await face.read();
      const cut = await this.#tools.cut({
        bytes,
        points,
        ...(sheet.variable ? { weight: sheet.weight } : {}),
      });
      if (!cut.points.some((point) => sought.has(point))) continue;
      cuts.push(cut);
      for (const point of cut.points) left.delete(point);
    }
    return cuts;
  }
}

/** Characters that some stack of the kind would have to take from the reader's machine. */
function lackedBy(kind: FontKind, { stacks, shown, covers }: FallbackRequest): ReadonlySet<number> {
  const lacked = new Set<number>();
  for (const stack of stacks) {
    if (stack.kind !== kind) continue;
    const held = stack.families.map((family) => covers.get(family.toLowerCase()));
    const style = stack.sets === 'text' ? styleSigns(shown) : '';
    for (const point of codePoints(`${shown[stack.sets]}${style}`))
      if (!held.some((points) => points?.has(point)) && isDrawn(point)) lacked.add(point);
  }
  return lacked;
}

/** What the CSS writes in the scripts of the deck: a theme has quotation marks for many languages. */
function styleSigns({ text, style }: ShownText): string {
  return [...style]
    .filter((sign) => {
      const own = scriptPackages('sans', 'en', '').filter(({ has }) => has.test(sign));
      return own.length === 0 || own.some(({ has }) => has.test(text));
    })
    .join('');
}

const isDrawn = (point: number): boolean => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(signOf(point));

/** Spaces and controls leave no box where a font lacks them; marks alone are not what the author typed. */
function withoutInvisible(points: ReadonlySet<number>): ReadonlySet<number> {
  return new Set(
    [...points].filter((point) => !/[\p{Zs}\p{Default_Ignorable_Code_Point}]/u.test(signOf(point))),
  );
}

const signOf = (point: number): string => String.fromCodePoint(point);
const union = (...sets: readonly ReadonlySet<number>[]): ReadonlySet<number> =>
  new Set(sets.flatMap((set) => [...set]));
