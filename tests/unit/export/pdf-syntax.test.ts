import { describe, expect, it } from 'vitest';
import { splitReferences } from '../../../src/export/pdf-syntax.ts';

describe('references in a PDF object', () => {
  it('are found with what stands around them, and none inside of strings', () => {
    const text = '<</A 1 0 R/B [2 0 R 3 0 R]/Alt (see 4 0 R \\) 5 0 R (6 0 R))/Hex <37203020>/C 7 0 R>>';
    const { parts, numbers } = splitReferences(text);
    expect(numbers).toEqual([1, 2, 3, 7]);
    expect(parts[3]).toBe(']/Alt (see 4 0 R \\) 5 0 R (6 0 R))/Hex <37203020>/C ');
    expect(numbers.map((number, index) => `${parts[index]}${number} 0 R`).join('') + parts[4]).toBe(text);
  });

  it('end where a torn string begins', () => {
    expect(splitReferences('1 0 R (torn 2 0 R').numbers).toEqual([1]);
  });
});
