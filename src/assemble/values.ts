/** What templates may use: `deck`, `audience`, `section`, `vars`, `row` and `date`. */
import type { Deck } from '../model/deck.ts';
import type { Section } from '../model/section.ts';
import type { Value, Values } from '../model/values.ts';

/** Values for the templates of one section; the section's own `vars` give way to all others. */
export function deckValues(deck: Deck, section: Section): Values {
  const { audience } = deck;
  return {
    deck: defined({
      id: deck.id,
      title: deck.title,
      subtitle: deck.subtitle,
      author: deck.author,
      date: deck.date,
      lang: deck.lang,
      minutes: deck.plan.minutes,
    }),
    ...(audience === undefined
      ? {}
      : {
          audience: defined({
            id: audience.id,
            name: audience.name,
            groups: audience.groups,
            minutes: audience.minutes,
            lang: audience.lang,
          }),
        }),
    section: defined({
      id: section.id,
      title: section.title,
      minutes: section.minutes,
      tags: section.tags,
      owner: section.owner,
    }),
    vars: { ...section.vars, ...deck.vars },
    ...(deck.row === undefined ? {} : { row: deck.row.values }),
    ...(deck.date === undefined ? {} : { date: deck.date }),
  };
}

function defined(values: Record<string, Value | undefined>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
