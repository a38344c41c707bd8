import { Marp } from '@marp-team/marp-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleDeck } from '../../../src/assemble/deck.ts';
import { withoutNotes } from '../../../src/assemble/notes.ts';
import type { Deck } from '../../../src/model/deck.ts';
import type { Source } from '../../../src/model/source.ts';
import { originPlace } from '../../../src/source/mapped-text.ts';
import { sourceText } from '../../../src/source/source-text.ts';
import { section } from './world.ts';

const place = { file: '/city/decks/budget/deck.md', line: 1, column: 1 };
const SOURCES: ReadonlyMap<string, Source> = new Map([
  [
    'audit',
    {
      id: 'audit',
      standing: 'independent',
      reference: 'Court of Audit. Report 7.',
      short: 'Court of Audit',
      at: place,
    },
  ],
  [
    'mayor',
    { id: 'mayor', standing: 'party', reference: 'The mayor. Speech.', short: 'the mayor', at: place },
  ],
]);

function assemble(bodies: readonly string[], more: Partial<Deck> = {}) {
  const sections = bodies.map((body, index) =>
    section(body, { id: `part-${index + 1}`, file: `/city/decks/budget/sections/part-${index + 1}.md` }),
  );
  const deck: Deck = {
    id: 'budget',
    file: '/city/decks/budget/deck.md',
    source: sourceText('/city/decks/budget/deck.md', '---\ntitle: The budget\nheader: A town\n---\n'),
    names: new Set(['press']),
    verbatim: false,
    lang: 'en',
    formats: ['html'],
    citations: 'off',
    citationStyle: 'numeric',
    parts: new Map(),
    agenda: false,
    vars: {},
    directives: [],
    sections,
    plan: { minutes: 1, sections: [] },
    ...more,
  };
  const { value, diagnostics } = assembleDeck(deck, {
    knownNames: ['press'],
    outFolder: '/city/out/budget',
    sources: SOURCES,
  });
  return { ...value, text: value.mapped.text, diagnostics };
}

const classes = (text: string) =>
  [...new Marp({ script: false }).render(text).html.matchAll(/<section[^>]*>/g)].map(
    (match) => /(?<!data-)class="([^"]*)"/.exec(match[0])?.[1] ?? '',
  );

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

describe('headings that begin a slide', () => {
  const divided = { directives: [{ name: 'headingDivider', value: 2, at: place }] };

  it('become rulers, so that nothing else has to know of them', () => {
    expect(assemble(['## One\n\ntext\n## Two', '## Three'], divided).text).toBe(
      '---\nmarp: true\nlang: en\n---\n\n## One\n\ntext\n\n---\n\n## Two\n\n---\n\n## Three',
    );
  });

  it('give as many slides as Marp makes of them', () => {
    const body = '# A\n\n- one\n\n## B\n### C\n---\n## D\n\n```\n## code\n```\n## E\n';
    const marp = new Marp({ script: false }).render(`---\nheadingDivider: 2\n---\n${body}`);
    const filled = [...marp.html.matchAll(/<section[^>]*>(.*?)<\/section>/gs)].filter((one) =>
      one[1]?.trim(),
    );
    expect(classes(assemble([body], divided).text)).toHaveLength(filled.length);
  });

  it('keep the directives above the first heading of a section on its own slide', () => {
    const { text } = assemble(['## One', '<!-- _class: lead -->\n\n## Two\n\n## Three'], divided);
    expect(classes(text)).toEqual(['', 'lead', '']);
  });

  it('keep their slide free of what the section before had set', () => {
    const { text } = assemble(['<!-- class: lead -->\n## One\n\n## Two', '## Three'], divided);
    expect(classes(text)).toEqual(['lead', 'lead', '']);
  });

  it('stand on the slide that is numbered as the appendix', () => {
    const appendix = section('## Contact\n\n## Thanks', { id: 'contact', appendix: true });
    const { text } = assemble([], { ...divided, sections: [section('## One'), appendix] });
    const slides = text.split('\n---\n').slice(1);
    expect(slides.map((slide) => /--appendix: "(A\d)"/.exec(slide)?.[1])).toEqual([undefined, 'A1', 'A2']);
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

describe('assembling twice', () => {
  it('changes nothing: a deck that came out goes in as plain Marp', () => {
    const first = assemble(['<!-- class: lead -->\n# One\n\n![x](a.png)', '# Two [@audit]']).text;
    const again = assembleDeck(
      {
        ...assemble(['x']).deck,
        verbatim: true,
        sections: [
          section(first, {
            id: 'opening',
            file: '/city/out/budget/deck.md',
            bodyOffset: first.indexOf('---', 4) + 4,
          }),
        ],
      },
      { knownNames: [], outFolder: '/city/out/budget', sources: new Map() },
    );
    expect(again.value.mapped.text).toBe(first);
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
    expect(text).toContain('Debt fell.<sup class="cite party" title="p. 2">[1](#sources)</sup>');
    expect(text).toContain('It rose.<sup class="cite">[2](#sources),[1](#sources)</sup>');
    expect(text).toContain('## Sources\n\n1. The mayor. Speech.\n2. Court of Audit. Report 7.');
    expect(cited.map((source) => source.id)).toEqual(['mayor', 'audit']);
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
