import { describe, expect, it } from 'vitest';
import { summaryLines } from '../../../src/cli/report/summary.ts';
import { diagnose } from '../../../src/diagnostics/diagnostic.ts';
import { joinDecks } from '../../../src/diagnostics/join-decks.ts';

const related = [
  { message: 'in deck quay for crew' },
  { message: 'the other section', at: { file: '/work/a.md', line: 1, column: 1 } },
  { message: 'in deck quay for guests' },
  { message: 'in deck fair' },
];

describe('the decks that a message is about', () => {
  it('stand in one line each, with all audiences', () => {
    expect(joinDecks(related).map(({ message }) => message)).toEqual([
      'in deck quay for crew, guests',
      'the other section',
      'in deck fair',
    ]);
  });

  it('follow the hint', () => {
    const one = diagnose('dead-link', 'no', { hint: 'yes', related });
    expect(summaryLines(one)).toEqual(['no', 'hint: yes', 'in deck quay for crew, guests', 'in deck fair']);
  });
});
