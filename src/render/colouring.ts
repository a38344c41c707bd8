/** Colouring code takes longer than all else, and what was coloured once stays as it is. */
import { createMemory } from '../source/memory.ts';

type Colour = (code: string, lang: string, attributes: string) => string;

/** In signs. A block of twenty lines has some three thousand once it is coloured. */
const MOST_SIGNS = 4_000_000;

/** Longer code, which no slide can show, stands without colours: those of two megabytes need all the memory. */
const LONG_CODE = 50_000;

/** The same, with what it gave for the blocks of late kept. */
export function remembered<T extends Colour>(colour: T): Colour {
  const known = createMemory<string>({ most: MOST_SIGNS, weigh: (html) => html.length });
  return (code, lang, attributes) =>
    code.length > LONG_CODE
      ? // As Markdown has it, what is empty is shown as it was written.
        ''
      : known(JSON.stringify([lang, attributes, code]), () => colour(code, lang, attributes));
}
