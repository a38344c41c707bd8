/** Names that every file system can hold. */
import { describe, expect, it } from 'vitest';
import { nameFault } from '../../../src/model/file-name.ts';

describe('a name', () => {
  it.each([
    'a b',
    'a#b',
    'a%20b',
    "a'b",
    '-dash',
    'a[1]',
    'a{b,c}',
    '日本',
    'console',
    'com10',
    'communication',
    'é',
  ])('%j can be taken to every system', (name) => {
    expect(nameFault(name)).toBeUndefined();
  });

  it.each([
    ['CON', 'is the name of a device'],
    ['nul', 'is the name of a device'],
    ['Aux.old', 'is the name of a device'],
    ['LPT¹', 'is the name of a device'],
    ['a:b', 'holds ":"'],
    ['a?b', 'holds "?"'],
    ['a\\b', 'holds "\\"'],
    ['a\nb', 'holds a control character'],
  ])('%j stays behind: it %s', (name, fault) => {
    expect(nameFault(name)).toBe(fault);
  });
});
