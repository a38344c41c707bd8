/** The words of a new deck: a spec with its opening slide, two sections, and two audiences for a project that has none. */
import { titleOf, yamlTitle } from './name.ts';

export interface DeckWords {
  readonly name: string;
  readonly theme: string;
  /** Whether the theme has the layout `cover`. */
  readonly hasCover: boolean;
  /** Ids of audiences, at most two are used; none: a deck for everybody. */
  readonly audiences: readonly string[];
}

/** Ids of the audiences in `AUDIENCES`. */
export const NEW_AUDIENCES: readonly string[] = ['board', 'team'];

/** A first `decks/audiences.yaml`. */
export const AUDIENCES = `# Whom the decks are for. "is" names groups; a condition such as "for: staff" may use ids and groups.

board:
  name: the board
  minutes: 10

team:
  name: everybody
  is: [staff]
`;

/** The files of a deck, by path from its folder. */
export function deckFiles(words: DeckWords): ReadonlyMap<string, string> {
  return new Map([
    ['deck.md', deckSpec(words)],
    ['sections/question.md', QUESTION],
    ['sections/answer.md', answer(words.audiences)],
  ]);
}

function deckSpec({ name, theme, hasCover, audiences }: DeckWords): string {
  const some = audiences.slice(0, 2);
  const rest = audiences.slice(2);
  return [
    '---',
    `title: ${yamlTitle(name)}`,
    `theme: ${theme}`,
    'paginate: true',
    ...(some.length === 0 ? [] : [`audiences: [${some.join(', ')}]`]),
    ...(rest.length === 0 ? [] : [`# There are more audiences: ${rest.join(', ')}`]),
    'sections: [question, answer]',
    '---',
    '',
    ...(hasCover ? ['<!-- layout: cover -->'] : []),
    '<!-- _paginate: false -->',
    '',
    '# {{ deck.title }}',
    '',
    some.length === 0 ? titleOf(name) : 'For {{ audience.name }}',
    '',
  ].join('\n');
}

const QUESTION = `---
title: The question
minutes: 1
---

## Why we are here

- What has changed since we last met
- What it means for the people in this room
- What has to be decided today

<!-- Speaker notes stand in comments like this one. Files to share do not hold them. -->
`;

function answer(audiences: readonly string[]): string {
  const [, second] = audiences;
  const block =
    second === undefined ? '' : `\n::: for ${second}\nOnly the deck for "${second}" has this line.\n:::\n`;
  return `---
title: The answer
minutes: 1
---

## What we propose

1. The first step, and who takes it
2. The second step, and by when
3. How we will know that it has worked
${block}`;
}
