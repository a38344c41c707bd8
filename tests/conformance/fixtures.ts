/**
 * The decks that are built by both programs, and what is compared of each. Pages and sizes are the same for all of
 * them; where picture or text are not, the table says why.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Fixture {
  /** Name of the Markdown file, without its ending. */
  readonly name: string;
  /** What the deck is made of; ends the sentence "a deck with …". */
  readonly shows: string;
  /** Why its picture is not compared. */
  readonly pictureDiffers?: string;
  /** Why its text is not compared. */
  readonly textDiffers?: string;
  /** How much of its picture may differ, where that is more than {@link TOLERANCE}, and why. */
  readonly looser?: { readonly tolerance: number; readonly why: string };
}

/** The part of a page's pixels that may differ: both programs print with the same browser, so next to nothing does. */
export const TOLERANCE = 0.001;

export const FIXTURES_FOLDER = join(import.meta.dirname, 'fixtures');
export const THEMES_FOLDER = join(import.meta.dirname, 'themes');

/** Up to 0.19 % was seen in eleven runs of marp-cli, whose own pictures of such a page differ as much from each other. */
const LONG_LINES = {
  tolerance: 0.004,
  why: 'marp-cli finds a long line of code a pixel wider or narrower from run to run; Lectern does not',
};

const GAIA_FONTS =
  "gaia names Lato and Roboto Mono: they come with Lectern's file, marp-cli asks the network and falls back";

const OWN_SCRIPTS =
  "scripts beyond Latin, Greek and Cyrillic are drawn by fonts that come with Lectern's file, by marp-cli with those of the machine";
const BOXES =
  'what marp-cli prints as boxes, or in shapes of Arabic letters, has no text in its PDF or another one';

export const FIXTURES: readonly Fixture[] = [
  { name: 'addresses', shows: 'addresses of files in directives, styles and plain text' },
  { name: 'auto-scaling', shows: 'headings and code that are fitted to the slide', looser: LONG_LINES },
  {
    name: 'auto-scaling-uncover',
    shows: 'fitted code and formulas in the uncover theme',
    looser: LONG_LINES,
  },
  { name: 'backgrounds', shows: 'backgrounds, several, split and by directive' },
  { name: 'code', shows: 'code in several languages and places' },
  { name: 'code-in-list', shows: 'code in a list item and nowhere else' },
  { name: 'custom-theme', shows: 'a theme of its own on top of the default one' },
  { name: 'custom-theme-size', shows: 'a size that only its own theme knows' },
  { name: 'directives', shows: 'headers, footers, numbers, classes and colours' },
  { name: 'emoji', shows: 'emoji, as signs and by their names' },
  { name: 'four-three', shows: 'slides of four by three' },
  { name: 'fragments', shows: 'lists that are shown step by step' },
  { name: 'gaia', shows: 'the gaia theme', pictureDiffers: GAIA_FONTS },
  { name: 'heading-divider', shows: 'slides that headings divide' },
  { name: 'heading-divider-later', shows: 'a divider that is set in the text' },
  { name: 'html-elements', shows: 'elements of HTML, allowed ones and others', pictureDiffers: OWN_SCRIPTS },
  { name: 'images', shows: 'pictures of several kinds, sizes and spellings of their paths' },
  { name: 'links', shows: 'links, inline, bare and by reference' },
  { name: 'lists-and-quotes', shows: 'lists and quotes in each other' },
  { name: 'loose-yaml', shows: 'front matter that YAML proper refuses' },
  { name: 'math', shows: 'formulas' },
  { name: 'notes', shows: 'comments that are notes' },
  { name: 'plain-text', shows: "text that looks like Lectern's own marks" },
  { name: 'rulers', shows: 'rulers of all kinds, in all places' },
  { name: 'scoped-style', shows: 'styles for one slide and for all' },
  { name: 'scripts', shows: 'many scripts', pictureDiffers: OWN_SCRIPTS, textDiffers: BOXES },
  { name: 'size-directives', shows: 'a size that the theme does not know' },
  { name: 'tables', shows: 'tables' },
  { name: 'typography', shows: 'line breaks, marks and escapes' },
  { name: 'uncover', shows: 'the uncover theme' },
  { name: 'windows', shows: 'a byte order mark and carriage returns' },
];

/** Names of all decks in the folder, sorted. */
export function fixtureNames(): readonly string[] {
  return readdirSync(FIXTURES_FOLDER)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length))
    .sort();
}

/** The Markdown file of a fixture. */
export function fixtureFile(name: string): string {
  return join(FIXTURES_FOLDER, `${name}.md`);
}
