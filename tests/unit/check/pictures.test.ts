/** What pictures say to those who do not see them, and what Marp takes away of it. */
import { describe, expect, it } from 'vitest';
import { eatenWords } from '../../../src/check/alt-keeps-its-words.ts';
import { imagesWithoutAlt } from '../../../src/check/image-has-alt.ts';
import { authorText } from './text-world.ts';

const silent = (text: string) => imagesWithoutAlt(authorText(text)).map(({ at }) => at?.column);
const eaten = (text: string) => eatenWords(authorText(text)).map(({ message }) => message);

describe('a picture without a text', () => {
  it.each([
    '![](a.png)',
    '![w:300](a.png)',
    '![center blur:2px](a.png)',
    '![bg left](a.png)',
    '<img src="a.png">',
  ])('is %s', (text) => expect(silent(text)).toEqual([1]));

  it.each([
    '![Beans](a.png)',
    '![w:300 豆](a.png)',
    '![bg](a.png)',
    '![bg cover](a.png)',
    '<img src="a.png" alt="">',
  ])('is not %s', (text) => expect(silent(text)).toEqual([]));

  it('is not a colour, nor one in code or in a comment', () => {
    expect(silent('![bg left](#fc0) ![](tan)')).toEqual([]);
    expect(silent('`![](a.png)` <!-- ![](a.png) <img src="a.png"> -->')).toEqual([]);
  });

  it('says how to write one: behind the keywords of a background, else between the brackets or in HTML', () => {
    const hints = ['![bg left](a.png)', '![](a.png)'].map(
      (text) => imagesWithoutAlt(authorText(text))[0]?.hint,
    );
    expect(hints).toEqual([expect.stringContaining('![bg left '), expect.stringContaining('<img alt=""')]);
  });

  it('gets a marked place behind its keywords', () => {
    const [fault] = imagesWithoutAlt(authorText('Beans: ![w:300](a.png)'));
    expect(fault?.fix).toMatchObject({
      at: { column: 8 },
      was: '![w:300]',
      replacement: '![w:300 TODO: say what this shows]',
    });
  });
});

describe('a word is eaten out of a text', () => {
  it.each([
    ['![bg the left bank](a.png)', 'left', 'the bank'],
    ['![high contrast beans](a.png)', 'contrast', 'high beans'],
    ['![grown by 50% since May](a.png)', '50%', 'grown by since May'],
  ])('in %s', (text, word, left) => {
    expect(eaten(text)).toEqual([`"${word}" is a keyword to Marp, and the text becomes "${left}"`]);
  });

  it.each([
    '![bg left:40% 80%](a.png)',
    '![w:300 The plan of the beds](a.png)',
    '![The plan w:300](a.png)',
    '![center bg right The plan](a.png)',
    '![the left bank](a.png)',
    '![A plan invert](a.png)',
  ])('not in %s', (text) => expect(eaten(text)).toEqual([]));
});
