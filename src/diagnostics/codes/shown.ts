/** Codes of slides as they are shown: what is measured on the rendered page. */
import type { CodeEntry } from './entry.ts';

export const SHOWN_CODES = {
  'slide-overflows': {
    severity: 'warning',
    title: 'A slide has more on it than has room',
    explanation:
      'Text or a picture runs off the slide, is cut off by a box, or stands in the margin; the message says by how much. Shorten it, or put it on two slides: a line of three hyphens begins the next. Text of the themes of Lectern has by then become as small as they allow.',
  },
  'text-too-small': {
    severity: 'warning',
    title: 'Text is too small to be read in a room',
    explanation:
      'A theme says the least size of its text with --text-floor; without it a fiftieth of the height of the slide is the least, 14 pixels of 720. What makes text small is most often a long line of code, which shrinks its block, a wide diagram or table, or a style.',
  },
} as const satisfies Record<string, CodeEntry>;
