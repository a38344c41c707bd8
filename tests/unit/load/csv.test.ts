import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/load/csv.ts';
import { sourceText } from '../../../src/source/source-text.ts';

const read = (text: string) => readCsv(sourceText('/work/people.csv', text));
const cells = (text: string) => read(text).value.map((record) => record.map((cell) => cell.text));

describe('a table', () => {
  it('is parted by the sign that its header has most of', () => {
    expect(cells('name;town, land;age\nAda;London, England;36\n')).toEqual([
      ['name', 'town, land', 'age'],
      ['Ada', 'London, England', '36'],
    ]);
    expect(cells('name\ttown\nAda\tLondon, England\n')[1]).toEqual(['Ada', 'London, England']);
    expect(cells('"last; first",town\n"Byron; Ada",London\n')[1]).toEqual(['Byron; Ada', 'London']);
  });

  it('may begin with a byte order mark, end its lines as Windows does and have empty lines', () => {
    expect(cells('\ufeffname,town\r\n\r\nAda,London\r\n,\r\n')).toEqual([
      ['name', 'town'],
      ['Ada', 'London'],
    ]);
  });

  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '字', '"', ',', ';', ' ', '\n', '😀'),
    maxLength: 8,
  });
  const record = fc
    .array(cell, { minLength: 2, maxLength: 4 })
    .filter((one) => one.some((text) => text.trim() !== ''));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('gives back what was written into it, each cell with the place at which it stands', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), (records) => {
        const text = `name,town\n${records.map((one) => one.map(quoted).join(',')).join('\n')}\n`;
        const source = sourceText('/work/people.csv', text);
        const [, ...rows] = readCsv(source).value;
        expect(rows.map((one) => one.map((found) => found.text))).toEqual(records);
        for (const found of rows.flat()) {
          const start = (source.lineStarts[found.at.line - 1] ?? 0) + found.at.column - 1;
          expect(text.slice(start).startsWith(quoted(found.text))).toBe(true);
        }
      }),
    );
  });
});
