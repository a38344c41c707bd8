/** What Lectern calls of two libraries that come without types. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'woff2'; variationAxes?: Readonly<Record<string, number>> },
  ): Promise<Uint8Array>;
}

declare module 'fontverter' {
  /** `font` must be a Buffer. Rejects what is no font. */
  export function convert(font: Uint8Array, to: 'sfnt'): Promise<Uint8Array>;
}
