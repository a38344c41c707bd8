/** A town's budget as its council and the press get it. */
import { afterAll, describe, expect, it } from 'vitest';
import { formatDiff, formatDiffMarkdown } from '../../../src/cli/report/diff.ts';
import { type DeckDifference, diffDecks } from '../../../src/pipeline/diff.ts';
import { folderWith, removeFolders } from '../../e2e/program.ts';
import { testHost } from '../../host.ts';

afterAll(removeFolders);

const TOWN = {
  'decks/audiences.yaml': 'council:\n  name: the council\n  minutes: 9\npress:\n  name: the press\n',
  'decks/budget/deck.md':
    '---\ntitle: The budget\naudiences: [council, press]\nsections: [totals, reserve, end]\n---\n\n# {{ deck.title }}\n\nFor {{ audience.name }} of the town\n',
  'decks/budget/sections/totals.md':
    '::: for council\nSeen by the treasurer\n:::\n\n## Totals\n\nTwelve **million** in all\n\n<!-- Breathe. -->\n\n---\n\n## Roads\n\n- Two roads\n',
  'decks/budget/sections/reserve.md':
    '---\nfor: council\n---\n\n## Reserve\n\nFour <millions> lie in the cellar\n',
  'decks/budget/sections/end.md': '## The end\n\n::: for press\n<!-- Ask for questions. -->\n:::\n',
};
const compare = (left: string, right: string) =>
  diffDecks(testHost(folderWith(TOWN)), {
    deck: 'budget',
    left,
    right,
    vars: {},
    themeSet: [],
    allowRemote: false,
  });
const differenceOf = async (left: string, right: string): Promise<DeckDifference> => {
  const { difference, diagnostics } = await compare(left, right);
  if (difference === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return difference;
};

describe('a deck for two audiences', () => {
  it('is compared slide by slide, each found again by where it was written', async () => {
    const { slides, facts } = await differenceOf('council', 'press');
    expect(slides.map(({ standing, section, left, right }) => [standing, section, left, right])).toEqual([
      ['changed', 'opening', 1, 1],
      ['changed', 'totals', 2, 2],
      ['same', 'totals', 3, 3],
      ['left', 'reserve', 4, undefined],
      ['changed', 'end', 5, 4],
    ]);
    expect(facts).toEqual([
      { name: 'slides', left: '5', right: '4' },
      { name: 'minutes', left: '5 of 9', right: '4' },
    ]);
    expect(slides[0]?.lines.at(-1)?.words).toEqual([
      { text: 'For the ', side: 'both' },
      { text: 'council', side: 'left' },
      { text: 'press', side: 'right' },
      { text: ' of the town', side: 'both' },
    ]);
    expect(slides[1]?.lines.filter(({ standing }) => standing !== 'same')).toMatchObject([
      { standing: 'left', words: [{ text: 'Seen by the treasurer' }] },
    ]);
    expect(slides[4]?.lines.at(-1)).toMatchObject({ standing: 'right', isNote: true });
  });

  it('says the opposite when it is asked the other way round', async () => {
    const [one, other] = [await differenceOf('council', 'press'), await differenceOf('press', 'council')];
    const turned = { left: 'right', right: 'left', same: 'same', changed: 'changed' } as const;
    expect(other.slides.map(({ standing }) => turned[standing])).toEqual(
      one.slides.map(({ standing }) => standing),
    );
  });

  it('is told as text and as Markdown, in which nothing of a slide is a sign', async () => {
    const difference = await differenceOf('council', 'press');
    expect(formatDiff(difference, false)).toContain('    ~ For the [-council-]{+press+} of the town');
    expect(formatDiff(difference, false)).toContain(
      'reserve, slide 4 of council only: Reserve\n    - Four <millions>',
    );
    const markdown = formatDiffMarkdown(difference);
    expect(markdown).toContain('For the <del>council</del><ins>press</ins> of the town');
    expect(markdown).toContain('- Reserve (reserve, slide 4 of council only)');
    expect(markdown).toContain('1 slide the same, 3 said otherwise, 1 only for council, 0 only for press.');
  });

  it('names the sources of a claim, which each deck numbers for itself', async () => {
    const folder = folderWith({
      ...TOWN,
      'decks/sources.yaml':
        '- id: ledger\n  type: book\n  title: The ledger\n- id: letters\n  type: book\n  title: Letters\n',
      'decks/budget/sections/totals.md':
        '## Totals\n\n::: for council\nSeen [@letters]\n:::\n\nTwelve millions [@ledger, the chapter on the harbour and its walls]\n',
    });
    const request = {
      deck: 'budget',
      left: 'council',
      right: 'press',
      vars: {},
      themeSet: [],
      allowRemote: false,
    };
    const { difference } = await diffDecks(testHost(folder), request);
    const lines = difference?.slides[1]?.lines.map(({ standing, words }) => [standing, words[0]?.text]);
    expect(lines).toEqual([
      ['same', 'Totals'],
      ['left', 'Seen [letters]'],
      ['same', 'Twelve millions [ledger, the chapter on the harbour and its walls]'],
    ]);
  });

  it('needs two audiences that it is for', async () => {
    const { difference, diagnostics } = await compare('council', 'pres');
    expect(difference).toBeUndefined();
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toContainEqual([
      'unknown-audience',
      'did you mean "press"?',
    ]);
    await expect(compare('press', 'press')).rejects.toMatchObject({ code: 'usage' });
  });
});
