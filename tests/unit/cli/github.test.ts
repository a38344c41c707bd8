/** Diagnostics as GitHub's workflow commands: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
import { describe, expect, it } from 'vitest';
import { formatGithub } from '../../../src/cli/report/github.ts';
import { diagnose } from '../../../src/diagnostics/diagnostic.ts';

const shorten = (file: string) => file.replace('/work/', '');

describe('a report for GitHub', () => {
  it('has a line for each diagnostic, with its place and the characters that are meant', () => {
    const at = { file: '/work/decks/quay/sections/tides.md', line: 7, column: 9, length: 5 };
    const one = diagnose('dead-link', 'no slide has the address "#fog"', { at, hint: 'did you mean "log"?' });
    expect(formatGithub([one], shorten)).toBe(
      '::error file=decks/quay/sections/tides.md,line=7,endLine=7,col=9,endColumn=14,title=dead-link::' +
        'no slide has the address "#fog"%0Ahint: did you mean "log"?\n',
    );
  });

  it('has warnings, notices, and what has no place', () => {
    const said = [
      diagnose('section-stale', 'old'),
      diagnose('fit-not-proved', 'many'),
      diagnose('deck-missing', 'none'),
    ];
    expect(formatGithub(said, shorten)).toBe(
      '::warning title=section-stale::old\n::notice title=fit-not-proved::many\n::error title=deck-missing::none\n',
    );
  });

  it('says in which decks', () => {
    const one = diagnose('deck-missing', 'none', { related: [{ message: 'in deck quay for crew' }] });
    expect(formatGithub([one], shorten)).toContain('none%0Ain deck quay for crew');
  });

  it('lets nothing in a text end the line or begin another command', () => {
    const at = { file: '/work/a:b,c%.md', line: 1, column: 1 };
    expect(formatGithub([diagnose('dead-link', '100 %\r\n::error::x', { at })], shorten)).toBe(
      '::error file=a%3Ab%2Cc%25.md,line=1,endLine=1,col=1,endColumn=2,title=dead-link::100 %25%0D%0A::error::x\n',
    );
  });
});
