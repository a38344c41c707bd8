/** Codes of the text of sections: directives, templates, layouts, structure, citations. */
import type { CodeEntry } from './entry.ts';

export const TEXT_CODES = {
  'dead-link': {
    severity: 'error',
    adjustable: true,
    title: 'A link leads nowhere',
    explanation:
      'The address after # is neither a slide number nor a heading of the deck, or there is no such file beside the text. Perhaps the slide is not for this audience: put the link into a ::: for block with the same condition. In plain Marp Markdown it is a warning. With check --links, which asks the network, links that lead outside are looked at too; one that does not answer is a warning.',
  },
  'link-stays-behind': {
    severity: 'info',
    onlyCheck: true,
    title: 'A link leads to a file that does not come along',
    explanation:
      'deck.html and deck.pdf are one file each. A link to a file beside the text works from out/ on this machine, not where the deck is sent to, and a PDF has no link there at all. Put the file where readers can reach it and link to that address. Where the deck is shown from this folder only, leave it: this is a remark.',
  },
  'unused-variable': {
    severity: 'warning',
    title: 'No template uses a value',
    explanation:
      'A value is given below vars and stands on no slide: a slip in its name, or something left over.',
  },
  'value-type': {
    severity: 'error',
    title: 'A value has another type than the one declared',
    explanation:
      'The first place that gives a name a value declares its type: lectern.yaml, then the audience, then the deck. A later one may change the value, not the type.',
  },
  'bib-syntax': {
    severity: 'error',
    title: 'The BibTeX cannot be read',
    explanation:
      'An entry is @type{key, name = {value}, … }: braces and quotes in pairs, a comma after each value. Letters may be written as they are; LaTeX commands that are not known would be printed.',
  },
  'global-directive': {
    severity: 'error',
    title: 'A section sets a directive of the whole deck',
    explanation:
      'theme, style, size, math, lang, headingDivider and the like hold for all slides, so they belong in the front matter of deck.md.',
  },
  'heading-by-ruler': {
    severity: 'warning',
    title: 'A line of hyphens makes a heading of the text above it',
    explanation: 'In Markdown, text directly above --- is a heading. Leave a blank line before a ruler.',
  },
  'missing-slot': {
    severity: 'error',
    title: 'A slot that the layout needs is empty',
    explanation: 'Fill it with ::: name … :::, or take another layout.',
  },
  'render-limit': {
    severity: 'error',
    title: 'A text takes too much time or memory',
    explanation:
      'Text that is meant well becomes slides in some milliseconds. This one was given seconds and hundreds of megabytes, and needed more: thousands of hyphens in a comment, styles nested in each other, or a table of many megabytes do so. Cut it down, or divide it.',
  },
  'source-duplicate': {
    severity: 'error',
    title: 'Two sources have one id',
    explanation:
      'An id in decks/sources.yaml and in all decks/*.bib files may stand once. Rename one, or remove it if both are the same work.',
  },
  'source-invalid': {
    severity: 'error',
    title: 'A source cannot be listed as it is',
    explanation:
      'Each source needs an id that can be written after @ and a title, and its type must be one that CSL or BibTeX knows.',
  },
  'source-unknown': {
    severity: 'error',
    title: 'A citation names a source that is not defined',
    explanation: 'Add it to decks/sources.yaml, or mend the key.',
  },
  'stray-container-end': {
    severity: 'error',
    title: 'A ::: closes nothing',
    explanation: 'No container is open at this line.',
  },
  'template-limit': {
    severity: 'error',
    title: 'A template does too much',
    explanation: 'A loop runs too long or makes too much text. Shorten it.',
  },
  'template-syntax': {
    severity: 'error',
    title: 'A template cannot be read',
    explanation: 'Liquid tags are {{ value }} and {% if … %} … {% endif %}. Inside code they are left alone.',
  },
  'unbalanced-html': {
    severity: 'error',
    title: 'An HTML end tag breaks out of its slide',
    explanation: 'The end tag closes nothing that was opened on this slide. Remove it.',
  },
  'uncited-claim': {
    severity: 'warning',
    title: 'A slide states something and cites no source',
    explanation:
      'With citations: required this is an error, with warn a warning. A slide needs one citation at the least; a label of fewer than five words that does not end with a full stop needs none, nor do two words.',
  },
  'unclosed-comment': {
    severity: 'error',
    title: 'A comment is never closed',
    explanation: 'All that follows in the section would vanish. Close it with -->.',
  },
  'unclosed-container': {
    severity: 'error',
    title: 'A ::: container is never closed',
    explanation: 'Each ::: name needs a ::: alone on a line, on the same slide.',
  },
  'unclosed-fence': {
    severity: 'error',
    title: 'A code block is never closed',
    explanation:
      'All that follows in the section would become code. Close the fence with as many signs as it was opened with.',
  },
  'unclosed-html': {
    severity: 'warning',
    title: 'An HTML element is not closed on its slide',
    explanation: 'It would reach into the slides that follow. Close it before the next ---.',
  },
  'unclosed-style': {
    severity: 'error',
    title: 'A <style> element is never closed',
    explanation: 'All that follows in the section would become style. Close it with </style>.',
  },
  'style-syntax': {
    severity: 'error',
    title: 'The CSS of a style cannot be read',
    explanation:
      'A selector holds what no selector can, most often because a line was made a comment with two slashes, which CSS does not know: write /* … */. It is the style element of a slide, or style in front matter.',
  },
  'undefined-variable': {
    severity: 'error',
    title: 'A variable has no value',
    explanation:
      'Templates know deck, audience, section, vars, row and date. Define the value under vars of the audience, the deck or the section, or with --var.',
  },
  'unknown-directive': {
    severity: 'warning',
    title: 'A comment looks like a directive that does not exist',
    explanation: 'Marp would make a speaker note of it. The hint names the nearest directive.',
  },
  'unknown-layout': {
    severity: 'error',
    title: 'The theme has no such layout',
    explanation:
      'The hint names the nearest layout; the theme.yaml beside the CSS of the theme lists them all.',
  },
  'unknown-slot': {
    severity: 'error',
    title: 'The layout has no such slot',
    explanation: 'A container ::: name must be a slot of the slide\'s layout, or "for" with a condition.',
  },
} as const satisfies Record<string, CodeEntry>;
