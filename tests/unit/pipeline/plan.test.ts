/** Where a section is used, as `lectern plan --where` asks: by its id or by its file. */
import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { planDecks } from '../../../src/pipeline/plan.ts';

const QUAY = {
  '/work/decks/audiences.yaml': 'crew: {}\nguests: {}\n',
  '/work/decks/quay/deck.md': '---\naudiences: [crew, guests]\nsections: [tides, shared/contact]\n---\n',
  '/work/decks/quay/sections/tides.md': '---\nfor: crew\n---\n# Tides\n',
  '/work/decks/quay/sections/fog.md': '# Fog\n',
  '/work/decks/shared/contact.md': '# Contact\n',
};

async function where(section: string) {
  const result = await planDecks(new MemoryHost(QUAY), { decks: [], vars: {}, where: section });
  return {
    uses: result.uses?.map(({ deck, audience, included }) => `${deck} ${audience} ${included}`),
    said: result.diagnostics.map(({ code, hint }) => `${code}: ${hint}`),
  };
}

describe('where a section is used', () => {
  it('is told for each deck and audience whose deck lists it', async () => {
    expect(await where('tides')).toEqual({ uses: ['quay crew true', 'quay guests false'], said: [] });
  });

  it('is told by its file too', async () => {
    expect(await where('decks/shared/contact.md')).toEqual(await where('shared/contact'));
  });

  it('may be nowhere', async () => {
    expect(await where('fog')).toEqual({ uses: [], said: [] });
  });

  it('cannot be told of a section that does not exist', async () => {
    expect(await where('contact')).toEqual({
      uses: [],
      said: ['section-missing: did you mean "shared/contact"?'],
    });
  });
});
