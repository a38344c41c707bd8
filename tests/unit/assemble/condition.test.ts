import { describe, expect, it } from 'vitest';
import { assemble } from './world.ts';

describe('blocks for an audience', () => {
  it('keeps a block whose condition holds, without its marks', () => {
    expect(assemble('# Budget\n\n::: for press\n\nCall the spokesman.\n\n:::\n').text).toBe(
      '# Budget\n\n\nCall the spokesman.',
    );
  });

  it('leaves out a block whose condition does not hold', () => {
    expect(assemble('# Budget\n\n::: for council\nThe reserve is 4 million.\n:::\n\nThanks.').text).toBe(
      '# Budget\n\n\nThanks.',
    );
  });

  it('judges nested blocks from the outside in', () => {
    const body = '::: for public\nshown\n::: for staff\nhidden\n:::\nalso shown\n:::\n';
    expect(assemble(body).text).toBe('shown\nalso shown');
  });

  it('drops everything inside a dropped block, inner blocks for this audience included', () => {
    expect(assemble('# Budget\n\n::: for staff\n::: for press\nhidden\n:::\n:::\n').text).toBe('# Budget');
  });

  it('treats speaker notes inside a block as part of it', () => {
    expect(assemble('# Budget\n\n::: for staff\n<!-- Do not say the sum. -->\n:::\n').text).not.toContain(
      'sum',
    );
  });

  it('leaves marks inside a code fence alone', () => {
    const body = '# Budget\n\n```md\n::: for nobody\n:::\n```';
    expect(assemble(body).text).toBe(body);
    expect(assemble(body).said).toEqual([]);
  });

  it('reads and, or, not, commas and parentheses', () => {
    const shown = (condition: string) =>
      assemble(`# B\n\n::: for ${condition}\nyes\n:::`).text.includes('yes');
    expect(shown('public and not staff')).toBe(true);
    expect(shown('staff, press')).toBe(true);
    expect(shown('council or (staff and press)')).toBe(false);
    expect(shown('not (council or staff)')).toBe(true);
  });
});

describe('slides for an audience', () => {
  const body = '# One\n\n---\n\n<!-- for: staff -->\n# Two\n\n---\n\n# Three';

  it('leaves out a slide and its ruler', () => {
    expect(assemble(body).text).toBe('# One\n\n---\n\n# Three');
    expect(assemble(body, { names: ['staff'] }).text).toBe('# One\n\n---\n\n# Two\n\n---\n\n# Three');
  });

  it('leaves no ruler at the beginning when the first slide goes', () => {
    expect(assemble('<!-- for: staff -->\n# One\n\n---\n\n# Two').text).toBe('# Two');
  });

  it('takes only its own line out of a comment with other directives', () => {
    expect(assemble('<!--\nfor: press\n_class: lead\n-->\n# One').text).toBe(
      '<!--\n\n_class: lead\n-->\n# One',
    );
  });
});

describe('faults in conditions', () => {
  it('names an unknown audience at its column, with the nearest name', () => {
    const { diagnostics, said } = assemble('# B\n\n::: for staff or pres\nx\n:::');
    expect(said).toEqual(['3:18 unknown-audience']);
    expect(diagnostics[0]?.hint).toBe('did you mean "press"?');
  });

  it('names the place at which a condition breaks off', () => {
    expect(assemble('<!-- for: press and -->\n# B').said).toEqual(['1:20 condition-syntax']);
  });

  it('names the key where a condition is written as a list', () => {
    const { said, diagnostics } = assemble('<!-- for: [press, council] -->\n# B');
    expect(said).toEqual(['1:6 condition-syntax']);
    expect(diagnostics[0]?.hint).toContain('join names by ","');
  });

  it('asks for a blank line where a block of HTML has swallowed the end of a container', () => {
    const { diagnostics } = assemble('::: for press\n<div>Roads</div>\n:::');
    expect(diagnostics[0]?.hint).toBe('leave a blank line between the HTML and the ":::" below it');
  });

  it('finds containers that are never closed or never opened', () => {
    expect(assemble('# B\n\n::: for press\nx').said).toContain('3:5 unclosed-container');
    expect(assemble('# B\n\n:::\n').said).toContain('3:1 stray-container-end');
  });

  it('does not let a container reach into the next slide', () => {
    expect(assemble('# B\n\n::: for press\nx\n\n---\n\n:::').said).toContain('3:5 unclosed-container');
  });
});
