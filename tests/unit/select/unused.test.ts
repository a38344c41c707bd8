import { describe, expect, it } from 'vitest';
import type { LoadedDeck } from '../../../src/model/deck-spec.ts';
import { unusedVars } from '../../../src/select/unused.ts';
import { section } from '../assemble/world.ts';

function deck(
  body: string,
  vars: Record<string, string>,
  audiences: LoadedDeck['spec']['audiences'] = [],
): LoadedDeck {
  const spec = {
    id: 'budget',
    file: '/d.md',
    verbatim: false,
    vars,
    audiences,
    places: new Map([['vars.year', { file: '/d.md', line: 3, column: 3 }]]),
  };
  return { spec, sections: [section(body)] } as unknown as LoadedDeck;
}

describe('values of a deck', () => {
  it('that no template uses get a warning where they are written', () => {
    expect(unusedVars(deck('{{ vars.town }}', { town: 'Wil', year: '2026' }))).toMatchObject([
      { code: 'unused-variable', severity: 'warning', message: 'no template uses "year"', at: { line: 3 } },
    ]);
  });

  it('that it gives to one audience and nobody uses get a warning there', () => {
    const at = { file: '/d.md', line: 5, column: 7 };
    const override = { vars: { ask: 'Pay', town: 'Wil' } };
    const press = { id: 'press', at, override, places: new Map([['vars.ask', { ...at, line: 6 }]]) };
    expect(unusedVars(deck('{{ vars.town }}', {}, [press]))).toMatchObject([
      { message: 'no template uses "ask"', at: { line: 6 } },
    ]);
  });

  it('count as used in tags of any kind, but not in plain text', () => {
    expect(unusedVars(deck('{% if vars.year > 1 %}x{% endif %}', { year: '1' }))).toEqual([]);
    expect(unusedVars(deck('Write vars.year here', { year: '1' }))).toHaveLength(1);
  });

  it('all count as used where a tag takes the whole of vars', () => {
    expect(unusedVars(deck('{{ vars["year"] }}', { year: '1' }))).toEqual([]);
  });
});
