/** Comments that are something else to Marp than to their author. */
import { describe, expect, it } from 'vitest';
import { misspelledDirectives } from '../../../src/check/directive-is-known.ts';
import { leakingDirectives } from '../../../src/check/directive-stays-on-slide.ts';
import { eatenNotes } from '../../../src/check/note-stays-note.ts';
import { authorText } from './text-world.ts';

const lost = (text: string, css = '') => eatenNotes(authorText(text), css).length;
const leaks = (text: string) => leakingDirectives(authorText(text)).map(({ at }) => at?.line);

describe('a note is lost', () => {
  it.each([
    '<!-- class: we meet at ten -->',
    '<!-- color: the beans are green -->',
    '<!-- size: twelve beds -->',
    '<!-- paginate: through the book slowly -->',
    '<!-- backgroundSize: of the beds -->',
    '<!--\n_class: lead\nsay: beans climb\n-->',
  ])('in %j', (text) => expect(lost(text)).toBe(1));

  it.each([
    '<!-- class: lead invert wide -->',
    '<!-- class: [beans, peas, corn] -->',
    '<!-- _class: i2t0 beans peas -->',
    '<!-- color: rgb(0, 20, 40) -->',
    '<!-- backgroundImage: linear-gradient(to right, #fff, #eee) -->',
    '<!-- backgroundPosition: left 20px top -->',
    '<!-- header: we meet at ten -->',
    '<!-- transition: wipe 0.5s -->',
    '<!-- say: class is at ten -->',
    '<!--\ncolor: tan\ndescription: A garden talk\n-->',
    '<!-- headingDivider: [1, 2] -->',
  ])('not in %j', (text) => expect(lost(text, '.beans { color: green }')).toBe(0));
});

describe('a slip of a directive', () => {
  const meant = (text: string) => misspelledDirectives(authorText(text)).map(({ fix }) => fix?.replacement);

  it.each([
    ['<!-- pagnate: true -->', 'paginate'],
    ['<!-- _calss: lead -->', '_class'],
    ['<!-- heading-divider: 2 -->', 'headingDivider'],
    ['<!-- background_color: tan -->', 'backgroundColor'],
    ['<!--\ncolor: tan\nfoter: x\n-->', 'footer'],
  ])('is %j', (text, name) => expect(meant(text)).toEqual([name]));

  it.each([
    '<!-- note: beans -->',
    '<!-- time: 5min -->',
    '<!-- date: today -->',
    '<!-- author: Ann -->',
    '<!-- four: x -->',
  ])('is not %s', (text) => expect(meant(text)).toEqual([]));
});

describe('a directive leaks', () => {
  const slides = (...all: readonly string[]) => all.join('\n\n---\n\n');

  it('where another slide has the same for itself', () => {
    expect(leaks(slides('<!-- _class: wide -->', '<!-- class: wide -->\n# Beans', '- peas'))).toEqual([5]);
  });

  it('where it is a class of title slides on a slide that is one', () => {
    expect(leaks(slides('# A', '<!-- class: divider -->\n# Beans', '- peas'))).toEqual([5]);
  });

  it.each([
    ['is taken back', slides('# A', '<!-- class: divider -->\n# Beans', '<!-- class: "" -->\n- peas')],
    ['is on the last slide', slides('# A', '- peas', '<!-- class: end -->\n# The end')],
    ['is the look of a whole deck', slides('<!-- class: lead -->\n# A', '- peas')],
    ['is a class like any other', slides('# A', '<!-- class: wide -->\n# Beans', '- peas')],
    ['stands on a slide with more', slides('# A', '<!-- class: title -->\n- beans', '- peas')],
  ])('not where it %s', (_, text) => expect(leaks(text)).toEqual([]));
});
