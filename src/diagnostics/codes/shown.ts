/** Codes of slides as they are shown: what is measured on the rendered page. */
import type { CodeEntry } from './entry.ts';

export const SHOWN_CODES = {
  'slide-overflows': {
    severity: 'warning',
    title: 'A slide has more on it than has room',
    explanation:
      'Text or a picture runs off the slide, is cut off by a box, or stands in the margin; the message says by how much. Shorten it, or put it on two slides: a line of three hyphens begins the next. In the themes of Lectern, whose text has by then become as small as they allow, it is an error; rules: { slide-overflows: warning } in lectern.yaml makes it a warning again. A build of HTML alone starts no browser and does not say it; check does.',
  },
  'unseen-text': {
    severity: 'warning',
    title: 'Text of a slide cannot be seen',
    explanation:
      'A style hides it, makes it transparent or leaves it no room, so the slide shows something else than what was written. Look into the theme for display: none, visibility, opacity and the like. What you hide on purpose, put into a comment: it becomes a note for the speaker. Only a browser knows what is seen: check says it, and a build that prints; a build of HTML alone starts no browser and does not.',
  },
  'text-too-small': {
    severity: 'warning',
    title: 'Text is too small to be read in a room',
    explanation:
      'A theme says the least size of its text with --text-floor; without it a fiftieth of the height of the slide is the least, 14 pixels of 720. What makes text small is most often a long line of code, which shrinks its block, a wide diagram or table, or a style.',
  },
  'low-contrast': {
    severity: 'warning',
    title: 'Text hardly stands out from what lies behind it',
    explanation:
      'WCAG 2.2 asks for a contrast of 4.5 to 1, and of 3 to 1 for text of 24 pixels or more, or of 19 in bold; a projector in a bright room leaves less than a screen shows. Behind pictures and gradients the worst twentieth under the text counts. Change one of the colours, or darken the picture.',
  },
  'blurry-image': {
    severity: 'warning',
    title: 'A picture is drawn larger than it is',
    explanation:
      'It has fewer pixels than the place that it fills, and looks soft on a screen and softer on a wall. Take a larger picture, an SVG, or show it smaller. Pictures with image-rendering: pixelated are left alone.',
  },
  'crowded-slide': {
    severity: 'info',
    title: 'A slide has more words or entries than are read while somebody speaks',
    explanation:
      'People read or listen. Say some of it, put it into the notes, or make two slides of it. Agendas, sources, tables and timelines may be long.',
  },
  'heading-missing': {
    severity: 'warning',
    title: 'A slide with text has no heading',
    explanation:
      'The outline of the PDF, the overview, links and screen readers name a slide by its heading. Begin it with ## and a few words.',
  },
  'heading-order': {
    severity: 'warning',
    title: 'A heading skips a level',
    explanation:
      'Who hears a slide knows by the levels what belongs to what: a heading of level 2 is followed by one of level 3 at most. Choose the level for the order and the look by the layout.',
  },
  'elements-overlap': {
    severity: 'warning',
    title: 'Text stands over other text, or under something that hides it',
    explanation:
      'Two texts share a place, so neither can be read, or a picture or a box covers a text whole. Something is too long for its place, or positioned by a style that does not know of the other.',
  },
  'unused-fragment-steps': {
    severity: 'warning',
    title: 'A step of a list shows nothing',
    explanation:
      'Lists marked with * are shown item by item. This item is empty or cannot be seen, so a click has no effect. Remove it, or mark the list with - to show it at once.',
  },
} as const satisfies Record<string, CodeEntry>;
