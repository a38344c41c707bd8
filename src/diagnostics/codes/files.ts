/** Codes of themes, fonts, pictures and outputs. */
import type { CodeEntry } from './entry.ts';

export const FILE_CODES = {
  'asset-broken': {
    severity: 'error',
    title: 'An image is damaged',
    explanation: 'The file ends too early or cannot be read as a picture. Save it anew.',
  },
  'asset-missing': {
    severity: 'error',
    adjustable: true,
    title: 'An image or file does not exist',
    explanation:
      'The path is taken from the folder of the file in which it is written. Capital letters count.',
  },
  'asset-not-image': {
    severity: 'error',
    title: 'A file is not the image that its name promises',
    explanation: 'Its first bytes are not those of a PNG, JPEG, GIF, WebP, AVIF or SVG picture.',
  },
  'asset-outside': {
    severity: 'error',
    title: 'A file lies outside the project',
    explanation:
      'Only files below the project folder go into a deck; a path or a link that leaves it is refused. Copy the file into the project.',
  },
  'asset-scheme': {
    severity: 'error',
    title: 'An address of this kind cannot be used for a file',
    explanation: 'Use a relative path. file:, javascript: and the like are refused.',
  },
  'asset-svg-active': {
    severity: 'error',
    title: 'An SVG image holds scripts or refers to other files',
    explanation: 'Pictures must be only pictures. Save it as plain SVG without scripts and links.',
  },
  'asset-too-big': {
    severity: 'error',
    title: 'An image is too big',
    explanation: 'At most 20 MB and 50 megapixels. Make a smaller copy: a slide shows 1280 by 720 points.',
  },
  'editor-settings': {
    severity: 'error',
    title: 'The settings of the editor cannot be read',
    explanation:
      'VS Code allows comments and commas at the end in .vscode/settings.json. Writing the file anew would lose them, so it is left as it is. Take them out and run the command again, or add "yaml.schemas" by hand.',
  },
  'font-missing': {
    severity: 'error',
    title: 'A font package of a theme is not installed',
    explanation: 'The theme.yaml names an npm package for the font. Install it in the project.',
  },
  'math-library': {
    severity: 'info',
    title: 'Formulas are set with KaTeX',
    explanation: 'The deck asks for MathJax. Lectern sets formulas with KaTeX; most look the same.',
  },
  'missing-glyph': {
    severity: 'warning',
    title: 'A character has no font',
    explanation:
      "Neither the theme's fonts nor Lectern's have it. It may show on this machine, by a font of the system, and be a box for the reader. The hint names a font package where one is known; otherwise use another sign, or list a font that has it in theme.yaml.",
  },
  'output-collision': {
    severity: 'error',
    title: 'Two decks would be written to one folder',
    explanation: 'Their names are equal, or differ only in capital letters. Rename one.',
  },
  'brand-color': {
    severity: 'error',
    title: 'A colour of the brand is no colour',
    explanation:
      'Write an opaque CSS colour, such as "#1f4e8c" in quotes (a # begins a comment), or the name of a colour in the palette of the same file.',
  },
  'brand-contrast': {
    severity: 'error',
    title: 'Text in the colours of the brand could not be read',
    explanation:
      'Text must differ from its ground by 4.5:1 at least (WCAG 2.2, contrast minimum). Foreground and background are taken as they are; all other colours of a brand are made darker or lighter until they are legible.',
  },
  'brand-missing': {
    severity: 'error',
    title: 'The brand of an audience does not exist',
    explanation: 'The path counts from the folder of audiences.yaml.',
  },
  'gallery-kept-out': {
    severity: 'info',
    title: 'A file stands where the gallery would be written',
    explanation:
      'A build lists all decks in index.html of its output folder. A file of that name that Lectern did not write is never replaced; the decks are built all the same.',
  },
  'output-differs': {
    severity: 'error',
    title: 'An output is not what its sources make',
    explanation:
      'With --verify nothing is written: every file is made in memory and compared, byte by byte, with the one in the output folder. It is said when the file is missing, was changed by hand, or was made of other sources, with other options, or by another version or browser.',
  },
  'output-edited': {
    severity: 'warning',
    title: 'A file that a build wrote was changed since',
    explanation:
      'What lies in the output folder is made anew by each build. A build knows by its hash that somebody changed a file, and keeps what it holds beside it, as deck.edited.md for deck.md, before it writes its own. Move the change to the sections, then delete the copy.',
  },
  'output-foreign': {
    severity: 'error',
    title: 'A file that no build wrote stands where one would be written',
    explanation:
      'Builds list the files that they wrote in a hidden folder of the output folder, .lectern. A file that is not on the list is never replaced. Move it away, or choose another folder with --out.',
  },
  'output-is-input': {
    severity: 'error',
    title: 'An output would overwrite an input',
    explanation: 'Choose another folder with --out.',
  },
  'shard-differs': {
    severity: 'error',
    title: 'Two shards were built of different things',
    explanation:
      'Every shard finds by itself which decks are its own, so all must be built of one commit, with the same decks, audiences, table and number of shards. Otherwise a deck could be built twice, or not at all.',
  },
  'shard-missing': {
    severity: 'error',
    title: 'A part of the work is missing',
    explanation:
      'Each run with --shard leaves a list in the output folder (shard-2-of-4.json). When lectern build --merge-reports joins them, every shard must be there, with all files that it lists, whole.',
  },
  'remote-asset': {
    severity: 'error',
    title: 'A file would be fetched from the network',
    explanation:
      'A deck must work without a network and ask nobody for anything. Save the file in the project, or allow it once with --allow-remote.',
  },
  'theme-cycle': {
    severity: 'error',
    title: 'Themes import each other in a circle',
    explanation: 'Remove one of the @import lines.',
  },
  'theme-duplicate': {
    severity: 'error',
    title: 'Two theme files have one name',
    explanation: 'Rename one of them; which of the two was meant cannot be known.',
  },
  'theme-manifest': {
    severity: 'error',
    title: "A theme's theme.yaml is not right",
    explanation: 'It lists description, fonts and layouts with their slots.',
  },
  'theme-missing': {
    severity: 'error',
    title: 'A theme file does not exist',
    explanation: 'The path given with --theme-set names no file or folder.',
  },
  'theme-name': {
    severity: 'error',
    title: 'A theme file has no name',
    explanation: 'A theme begins with a comment that names it: /* @theme name */.',
  },
  'theme-size': {
    severity: 'error',
    title: 'A @size of a theme is not a size',
    explanation: 'Write @size name 1280px 720px: a name and two lengths.',
  },
  'theme-syntax': {
    severity: 'error',
    title: 'The CSS of a theme cannot be read',
    explanation: 'The message names what the parser stumbled over.',
  },
  'unknown-theme': {
    severity: 'error',
    title: 'There is no such theme',
    explanation:
      "Marp would silently use its default theme. Themes come from the project's themes/ folder, from --theme-set, from Lectern (briefing, …) and from Marp (default, gaia, uncover).",
  },
} as const satisfies Record<string, CodeEntry>;
