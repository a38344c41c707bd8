import { Marp } from '@marp-team/marp-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleDeck } from '../../../src/assemble/deck.ts';
import { withoutNotes } from '../../../src/assemble/notes.ts';
import type { Deck } from '../../../src/model/deck.ts';
import { originPlace } from '../../../src/source/mapped-text.ts';
import { assemble, classes, place } from './deck-world.ts';
import { section } from './world.ts';

describe('sections in a deck', () => {
  it('are joined by rulers below the front matter', () => {
    expect(assemble(['# One\n', '# Two\n']).text).toBe(
      '---\nmarp: true\nlang: en\n---\n\n# One\n\n---\n\n# Two',
    );
  });

  it('do not pass their directives on', () => {
    const { text } = assemble(['<!-- class: lead -->\n# One\n\n---\n\n# Still one', '# Two']);
    expect(classes(text)).toEqual(['lead', 'lead', '']);
  });

  it('fall back to what the deck itself says', () => {
    const { text } = assemble(['<!-- class: lead -->\n# One', '# Two'], {
      directives: [{ name: 'class', value: 'invert', at: place }],
    });
    expect(classes(text)).toEqual(['lead', 'invert']);
  });

  it('do not pass their definitions on', () => {
    const html = new Marp({ script: false }).render(
      assemble(['See [x].\n\n[x]: https://example.org', 'And [x].']).text,
    ).html;
    expect(html.match(/<a href/g)).toHaveLength(1);
  });

  it('may not set directives of the whole deck', () => {
    const { diagnostics } = assemble(['# One\n\n<!-- theme: gaia -->']);
    expect(diagnostics.map((one) => `${one.at?.line}:${one.at?.column} ${one.code}`)).toEqual([
      '3:6 global-directive',
    ]);
  });

  it('look in a deck as they look alone', () => {
    const alone = new Marp({ script: false }).render(assemble(['## Two\n\n- a']).text, { htmlAsArray: true })
      .html[0];
    const after = new Marp({ script: false }).render(
      assemble(['<!-- class: lead -->\n<!-- footer: x -->\n<!-- paginate: true -->\n# One', '## Two\n\n- a'])
        .text,
      { htmlAsArray: true },
    ).html[1];
    const plain = (html: string | undefined) => html?.replace(/ id="\d+"| style="[^"]*"/g, '');
    expect(plain(after)).toBe(plain(alone));
  });
});

describe('the map', () => {
  it('leads every line to a line that exists, and unchanged lines to themselves', () => {
    const line = fc.constantFrom(
      '# Title',
      'text',
      '',
      '- item',
      '::: for press',
      ':::',
      '<!-- class: lead -->',
      '---',
      '{% if true %}',
      '{% endif %}',
      '[a][b]',
      '[b]: c.png',
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), (bodies) => {
        const { mapped, text } = assemble(bodies.map((lines) => lines.join('\n')));
        const lines = text.split('\n');
        expect(mapped.origins).toHaveLength(lines.length);
        for (const [index, origin] of mapped.origins.entries()) {
          expect(origin.line).toBeGreaterThan(0);
          expect(origin.line).toBeLessThanOrEqual(origin.source.lineStarts.length);
          if (lines[index] === '- item')
            expect(origin.source.text.split('\n')[origin.line - 1]).toBe('- item');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the front matter', () => {
  it('leads to the lines of the deck spec', () => {
    const at = { file: '/city/decks/budget/deck.md', line: 3, column: 9 };
    const { mapped } = assemble(['# One'], { directives: [{ name: 'header', value: 'A town', at }] });
    const line = mapped.text.split('\n').indexOf('header: A town') + 1;
    expect(originPlace(mapped, line, 'town')).toMatchObject({ ...at, column: 11 });
  });
});

describe('a plain Marp text', () => {
  it('keeps its definitions, with addresses as seen from the deck', () => {
    const body = 'See [plan][p].\n\n> [q]: b.html "B"\n\n[p]: a.png\n';
    const whole = section(body, { id: 'opening', file: '/city/talk.md' });
    const { value } = assembleDeck(
      { ...assemble(['x']).deck, verbatim: true, sections: [whole] },
      { knownNames: [], outFolder: '/city/out/talk', sources: new Map() },
    );
    expect(value.mapped.text).toBe('See [plan][p].\n\n> [q]: ../../b.html "B"\n\n[p]: ../../a.png\n');
  });
});

describe('citations', () => {
  it('are numbered by first use over all sections and listed with only what is cited', () => {
    const { text, cited } = assemble(['Debt fell. [@mayor, p. 2]', 'It rose. [@audit; @mayor]']);
    expect(text).toContain('Debt fell.<sup class="cite party">[1](#sources), p. 2</sup>');
    expect(text).toContain('It rose.<sup class="cite">[2](#sources),[1](#sources)</sup>');
    expect(text).toContain('## Sources\n\n1. The mayor. Speech.\n2. Court of Audit. Report 7.');
    expect(cited.map((source) => source.id)).toEqual(['mayor', 'audit']);
  });

  it('have long places in their sources listed, once each, and not on the slide', () => {
    const { text } = assemble([
      'Debt fell [@audit, sec. The long view]. It rose [@audit, sec. The long view].',
    ]);
    expect(text).toContain(
      'Debt fell<sup class="cite" title="sec. The long view">[1](#sources)</sup>. It rose<sup class="cite" title=',
    );
    expect(text).toContain('1. Court of Audit. Report 7. (sec. The long view)');
  });

  it('are asked for on each slide that states something, where the deck requires them', () => {
    const body =
      '# One\n\nThe town has paid all it owed.\n\n---\n\n# Two\n\nIt owes less. [@audit]\n\n---\n\nThank you!';
    const said = (citations: Deck['citations']) =>
      assemble([body], { citations }).diagnostics.map((one) => `${one.at?.line} ${one.severity} ${one.code}`);
    expect(said('required')).toEqual(['3 error uncited-claim']);
    expect(said('warn')).toEqual(['3 warning uncited-claim']);
    expect(said('off')).toEqual([]);
  });

  it('have the place of their key, not of a longer one before it', () => {
    const [fault] = assemble(['Debt fell [@auditor1; @auditor].']).diagnostics.slice(-1);
    expect(fault).toMatchObject({ code: 'source-unknown', at: { line: 1, column: 23, length: 8 } });
  });

  it('name an unknown source with the nearest key', () => {
    const { diagnostics } = assemble(['A [@mayer]']);
    expect(diagnostics.map((one) => [one.code, one.at?.column, one.hint])).toEqual([
      ['source-unknown', 4, 'did you mean "mayor"?'],
    ]);
  });
});

describe('claims of one party', () => {
  it('are marked at the foot of their slide with the name of the party', () => {
    const { text } = assemble(['Debt fell. [@mayor]\n\n---\n\nIt rose. [@audit; @mayor]']);
    expect(text).toContain('</sup>\n\n<div class="claimed">claimed by the mayor</div>\n\n---');
    expect(text.match(/claimed by/g)).toHaveLength(1);
  });
});

describe('author and date', () => {
  it('stand in the text, and the list follows the alphabet', () => {
    const { text } = assemble(['Debt fell. [@mayor, p. 2; @audit]'], { citationStyle: 'author-date' });
    expect(text).toContain(
      '<span class="cite">([the mayor](#sources), p. 2; [Court of Audit](#sources))</span>',
    );
    expect(text).toContain('## Sources\n\n- Court of Audit. Report 7.\n- The mayor. Speech.');
  });
});

describe('parts of a talk', () => {
  const sections = ['one', 'two', 'three'].map((id) => section(`# ${id}`, { id }));
  const parts = new Map([
    ['two', 'The past'],
    ['three', 'The past'],
  ]);

  it('begin with a divider, once, before the first section that was kept', () => {
    const { text } = assemble([], { sections, parts });
    expect(text).toMatch(/# one\n\n---\n\n# The past\n\n---\n\n# two\n\n---\n\n# three$/);
  });

  it('stand in the agenda for their sections', () => {
    expect(assemble([], { sections, parts, agenda: true }).text).toContain('1. one\n2. The past\n\n---');
  });
});

describe('the appendix', () => {
  const end = section('# Details\n\n---\n\n# More details', { id: 'details', appendix: true });
  const deck = {
    sections: [section('# One [@audit]', { id: 'one' }), end, section('# Two', { id: 'two' })],
    agenda: true,
    directives: [{ name: 'paginate', value: true, at: place }],
  };

  it('comes after the end and is not in the agenda', () => {
    const { parts, text } = assemble([], deck);
    expect(parts.map((part) => part.section)).toEqual(['agenda', 'one', 'two', 'sources', 'details']);
    expect(text).toContain('1. One\n2. Two\n\n---');
  });

  it('has numbers of its own and leaves the total as it is', () => {
    const { html, css } = new Marp({ script: false }).render(assemble([], deck).text);
    const pages = [
      ...html.matchAll(/data-marpit-pagination="(\d+)"[^>]*data-marpit-pagination-total="(\d+)"/g),
    ];
    expect(new Set(pages.map((match) => match[2]))).toEqual(new Set(['4']));
    expect([...css.matchAll(/--appendix:\s*"(A\d)"/g)].map((match) => match[1])).toEqual(['A1', 'A2']);
    expect(css.match(/content:var\(--appendix/g)).toHaveLength(2);
  });
});

describe('the agenda', () => {
  it('lists the sections that were kept, by title or first heading, behind the opening', () => {
    const opening = section('# Welcome', { id: 'opening' });
    const { text } = assemble([], {
      agenda: true,
      sections: [
        opening,
        section('# One', { id: 'one', title: 'First things' }),
        section('# Two *now*', { id: 'two' }),
      ],
    });
    expect(text).toContain('# Welcome\n\n---\n\n## Agenda\n\n1. First things\n2. Two now\n\n---\n\n# One');
  });
});

describe('the shared text', () => {
  it('holds no speaker notes but keeps directives', () => {
    const { text } = assemble([
      '<!-- _class: lead -->\n# One <!-- fit -->\n\n<!-- secret -->\n\nText <!-- also secret -->',
    ]);
    expect(withoutNotes(text)).not.toContain('secret');
    expect(withoutNotes(text)).toContain('<!-- _class: lead -->');
    expect(withoutNotes(text)).toContain('<!-- fit -->');
  });
});
