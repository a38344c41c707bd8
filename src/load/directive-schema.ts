/**
 * Marp's directives in the front matter of a deck, as JSON Schema: words for editors and some values to choose from.
 * Marp reads any value, so none is called wrong. Rules: https://marpit.marp.app/directives
 */
import { GLOBAL_DIRECTIVES, LOCAL_DIRECTIVES, METADATA_DIRECTIVES } from '../model/directive.ts';
import type { JsonSchema } from './fields/json-schema.ts';

const DIRECTIVES: Readonly<Record<string, JsonSchema>> = {
  author: { description: 'Who gives the talk.' },
  backgroundColor: { description: 'Colour behind the slide.' },
  backgroundImage: { description: 'Picture behind the slide: url("…").' },
  backgroundPosition: {
    description: 'Where the background picture stands.',
    examples: ['center', 'top', 'left'],
  },
  backgroundRepeat: {
    description: 'Whether the background picture repeats.',
    examples: ['no-repeat', 'repeat'],
  },
  backgroundSize: { description: 'Size of the background picture.', examples: ['cover', 'contain', 'auto'] },
  class: { description: 'Class of the slide that the theme knows.', examples: ['invert', 'lead'] },
  color: { description: 'Colour of the text.' },
  description: { description: 'What the deck is about, for search engines.' },
  footer: { description: 'Text at the foot of the slide.' },
  header: { description: 'Text at the head of the slide.' },
  headingDivider: { description: 'Headings of this level begin a slide.', examples: [1, 2, 3, 4, 5, 6] },
  image: { description: 'Address of a picture that stands for the deck elsewhere.' },
  keywords: { description: 'Words to find the deck by.' },
  lang: { description: 'Language of the slides.' },
  marp: { description: 'Tells other programs that this is a Marp deck.', examples: [true] },
  math: { description: 'What sets formulas.', examples: ['katex', 'mathjax'] },
  paginate: { description: 'Whether the slide shows its number.', examples: [true, false, 'hold', 'skip'] },
  size: { description: 'Size of the slides that the theme knows.', examples: ['16:9', '4:3'] },
  style: { description: 'CSS of this deck alone.' },
  theme: { description: 'Theme of the slides.' },
  title: { description: 'Title of the talk.' },
  transition: { description: 'How one slide follows another in HTML.', examples: ['none', 'fade', 'slide'] },
  url: { description: 'Address at which the deck is published.' },
};

/** The schemas of all directives by name; those of one slide begin with `_`. */
export function directiveSchemas(): Readonly<Record<string, JsonSchema>> {
  const local = [...LOCAL_DIRECTIVES.keys()];
  const whole = [...METADATA_DIRECTIVES, ...GLOBAL_DIRECTIVES, ...local];
  return Object.fromEntries([
    ...whole.map((name) => [name, DIRECTIVES[name] ?? {}]),
    ...local.map((name) => [`_${name}`, onFirstSlide(DIRECTIVES[name])]),
  ]);
}

function onFirstSlide(schema: JsonSchema = {}): JsonSchema {
  return { ...schema, description: `${schema.description ?? ''} Only on the first slide.`.trimStart() };
}
