/** The table of faults names tests that are there; whether they hold, `npm run test:faults` tells. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProof, TESTS } from '../../faults/proofs.ts';
import { FAULTS } from '../../faults/table.ts';

/** Where the words of a proof stand: fixtures are files, cases are lines of YAML. */
function isThere(written: string): boolean {
  const { file, name } = readProof(written);
  if (written.startsWith('fixture '))
    return existsSync(join(TESTS, 'diagnostics', `${name.slice(1, -1)}.txt`));
  if (written.startsWith('case '))
    return readFileSync(join(TESTS, 'cases', 'front-matter.yml'), 'utf8').includes(`title: ${name}`);
  if (!existsSync(join(TESTS, file))) return false;
  const text = readFileSync(join(TESTS, file), 'utf8').replaceAll("\\'", "'");
  return text.includes(name) || existsSync(join(TESTS, 'diagnostics', 'shown', `${name}.txt`));
}

describe('the table of faults', () => {
  it('names tests that exist', () => {
    const missing = FAULTS.flatMap(({ fault, proofs }) =>
      proofs.filter((proof) => !isThere(proof)).map((proof) => `${fault}: ${proof}`),
    );
    expect(missing).toEqual([]);
  });

  it('has a proof for each fault, and each fault once', () => {
    expect(FAULTS.filter(({ proofs }) => proofs.length === 0)).toEqual([]);
    const words = FAULTS.map(({ fault }) => fault);
    expect(words.length).toBe(new Set(words).size);
    expect(words.length).toBeGreaterThan(70);
  });
});
