/** Codes of rules over what the author wrote, which Marp shows all the same. */
import type { CodeEntry } from './entry.ts';

export const WRITING_CODES = {
  'alt-eaten-by-keywords': {
    severity: 'warning',
    title: 'Marp takes a word of a picture’s text for a keyword',
    explanation:
      'left, right, cover, fit, contrast, 50% and the like between the brackets shape a picture and vanish from its text. Keywords are written in small letters and belong before the text; a word with a capital letter is left alone.',
  },
  'diagram-broken': {
    severity: 'warning',
    title: 'A diagram cannot be drawn',
    explanation:
      'Marp draws Mermaid flowcharts and diagrams of states, sequences, classes, entities and XY charts, and shows the code of all else without a word. Mend the line that the message speaks of, or put a picture there.',
  },
  'directive-leaks': {
    severity: 'warning',
    title: 'A directive meant for one slide holds for all that follow',
    explanation:
      'A directive holds from its slide on. With _ before its name it holds for one slide only: <!-- _class: lead -->. Said only where the deck itself shows that one slide was meant.',
  },
  'duplicate-title': {
    severity: 'info',
    onlyCheck: true,
    title: 'Two slides have one title',
    explanation:
      'In an outline, in the overview and in a question from the room they cannot be told apart. Slides that follow each other may share a title: they go on, or build up.',
  },
  'ignore-invalid': {
    severity: 'error',
    title: 'An ignore cannot be read',
    explanation:
      'A slide is spared a message by <!-- lectern-ignore missing-alt: only decorates -->: one code or more, then the reason. In front matter, lectern-ignore holds a code and its reason in each line, for the whole file. Errors that would make an output unsafe or impossible cannot be ignored.',
  },
  'missing-alt': {
    severity: 'warning',
    onlyCheck: true,
    title: 'A picture has no text for those who do not see it',
    explanation:
      'Screen readers, and readers of a tagged PDF, get the text between the brackets: ![A map of the valley](map.png). Keywords such as w:300 are no text. One that only decorates is written as <img alt="" src="…">, or ignored with a reason.',
  },
  'note-eaten-by-directive': {
    severity: 'warning',
    title: 'A note begins with the name of a directive and is lost',
    explanation:
      'Marp takes a comment for directives when it reads as "name: value", so "class: we meet at ten" sets a class and nobody can read the note. Begin it with another word.',
  },
  'rest-of-template': {
    severity: 'warning',
    onlyCheck: true,
    title: 'Something is still to be filled in',
    explanation:
      'Filler text (lorem ipsum, [Your name]), a TODO, FIXME or TBD that marks a place, or in plain Marp Markdown a template such as {{ name }} that no tool has rendered.',
  },
  'rule-fixed': {
    severity: 'error',
    title: 'A rule cannot be turned off',
    explanation:
      'Under rules, lectern.yaml says how heavily a code weighs: error, warning, info or off. Errors that would make an output unsafe or impossible stay errors.',
  },
  'unexpanded-include': {
    severity: 'warning',
    title: 'An include is still there as text',
    explanation:
      'Marp includes no files: the line stays on the slide, or becomes a speaker note, and what it names is missing. In Lectern a deck lists its parts under sections.',
  },
  'unused-ignore': {
    severity: 'warning',
    title: 'An ignore has nothing to ignore',
    explanation:
      'What it speaks of has been mended, or it stands on another slide. Remove it, so that it hides nothing later. A build does not say so of what only check looks for.',
  },
} as const satisfies Record<string, CodeEntry>;
