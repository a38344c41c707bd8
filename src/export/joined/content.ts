/**
 * What a page draws, as PDF operators (ISO 32000-1, 7.8.2 and 9.4): the fonts and other resources that it names, which a
 * browser names by the order in which it happened to make them, and here are named by the order in which they are used;
 * and the glyphs that it shows of each font.
 */
import { packed, unpacked } from '../packing.ts';

/** Kinds of resources that a page names, by the operator that uses them. */
const KINDS: Readonly<Record<string, ResourceKind>> = {
  Tf: '/Font',
  gs: '/ExtGState',
  Do: '/XObject',
  scn: '/Pattern',
  SCN: '/Pattern',
  sh: '/Shading',
};
const LETTERS: Readonly<Record<ResourceKind, string>> = {
  '/Font': 'F',
  '/ExtGState': 'G',
  '/XObject': 'X',
  '/Pattern': 'P',
  '/Shading': 'S',
};

export type ResourceKind = '/Font' | '/ExtGState' | '/XObject' | '/Pattern' | '/Shading';

export interface Content {
  /** The same operators with steady names; packed. */
  readonly stream: Uint8Array;
  /** What is named: its kind, the name that the browser gave it, and the steady one, both with `/`. */
  readonly names: readonly { readonly kind: ResourceKind; readonly old: string; readonly name: string }[];
  /** Numbers of the glyphs that are shown, by the browser's name of their font. */
  readonly glyphs: ReadonlyMap<string, ReadonlySet<number>>;
}

/** A name with the operator that uses it, or a string of glyphs. Strings in parentheses and words to be read are passed over. */
const USE =
  /\((?:\\.|[^\\()])*\)|\/ActualText ?<[^>]*>|(\/[A-Za-z]+\d+) (?:(-?[\d.]+) (Tf)|(gs|Do|scn|SCN|sh))\b|<([0-9A-Fa-f]+)>/g;

/** Reads packed operators; undefined when they cannot be unpacked, or hold something that the browser is not known to write. */
export function readContent(stream: Uint8Array): Content | undefined {
  const text = unpacked(stream)?.toString('latin1');
  if (text === undefined || /\bBI\b|\/[A-Za-z]+\d+ (?:cs|CS|BDC|DP)\b/.test(text)) return undefined;
  const names = new Map<string, Content['names'][number]>();
  const glyphs = new Map<string, Set<number>>();
  const counts = new Map<string, number>();
  let shown: Set<number> | undefined;
  const steady = (kind: ResourceKind, old: string): string => {
    const known = names.get(`${kind}${old}`);
    if (known !== undefined) return known.name;
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    const name = `/${LETTERS[kind]}${count}`;
    names.set(`${kind}${old}`, { kind, old, name });
    return name;
  };
  const written = text.replace(
    USE,
    (whole, old?: string, size?: string, font?: string, use?: string, hex?: string) => {
      if (old !== undefined && font !== undefined) {
        shown = glyphs.get(old) ?? new Set();
        glyphs.set(old, shown);
        return `${steady('/Font', old)} ${size} Tf`;
      }
      const kind = KINDS[use ?? ''];
      if (old !== undefined && kind !== undefined) return `${steady(kind, old)} ${use}`;
      for (let at = 0; hex !== undefined && at < hex.length; at += 4)
        shown?.add(Number.parseInt(hex.slice(at, at + 4), 16));
      return whole;
    },
  );
  return { stream: packed(Buffer.from(written, 'latin1')), names: [...names.values()], glyphs };
}
