/** Colouring code takes longer than all else, and what was coloured once stays as it is. */

type Colour = (code: string, lang: string, attributes: string) => string;

const MOST_BLOCKS = 500;

/** The same, with what it gave for the last 500 blocks kept. */
export function remembered<T extends Colour>(colour: T): Colour {
  const known = new Map<string, string>();
  return (code, lang, attributes) => {
    const key = JSON.stringify([lang, attributes, code]);
    const html = known.get(key) ?? colour(code, lang, attributes);
    if (known.size >= MOST_BLOCKS) known.clear();
    known.set(key, html);
    return html;
  };
}
