/** The reference page of all codes. `UPDATE=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/diagnostics/codes.ts';
import { writeReference } from '../../../src/diagnostics/reference.ts';

const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'diagnostics.md');
if (process.env.UPDATE === '1') writeFileSync(file, writeReference());

describe('the reference page', () => {
  it('is what the table of codes says now', () => {
    expect(readFileSync(file, 'utf8')).toBe(writeReference());
  });

  it('has a heading for each code, which the list leads to', () => {
    const page = writeReference();
    for (const code of Object.keys(CODES)) {
      expect(page).toContain(`\n## ${code}\n`);
      expect(page).toContain(`(#${code})`);
    }
  });
});
