/** The part of hyphen that `hyphenate.ts` uses; the package has no types of its own. */

declare module 'hyphen' {
  const createHyphenator: (
    patterns: unknown,
    options: { readonly minWordLength: number; readonly hyphenChar: string },
  ) => (text: string) => string;
  export default createHyphenator;
}

declare module 'hyphen/patterns/en-us.js' {
  const patterns: unknown;
  export default patterns;
}
