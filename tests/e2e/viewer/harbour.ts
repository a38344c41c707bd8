/** A small talk with everything that the viewer must show: fragments, links, a picture behind, code, notes, a plan. */
export const HARBOUR = {
  'decks/audiences.yaml': 'crew:\n  name: the crew\n',
  'decks/lights/deck.md': `---
title: Harbour lights
lang: en
audiences: [crew]
sections: [tides, ropes]
---

# Harbour lights

Of tides and ropes

<!-- Welcome the crew by name. -->

---

## On board

- [To the ropes](#the-ropes)
- [To the lighthouse](https://lighthouse.invalid/)
`,
  'decks/lights/sections/tides.md': `---
title: Tides
minutes: 4
---

## The tides

* First the ebb
* Then the flood
* Then the slack

<!--
Say it slowly.

Wait for the laughter.
-->

---

![bg a quiet sea](../assets/sea.svg)

## A picture behind

Über Ärger und Éclairs
`,
  'decks/lights/sections/ropes.md': `---
title: Ropes and knots
minutes: 6
---

<!-- transition: fade 100ms -->

## The ropes

1) A bowline
2) A reef knot

---

<!-- transition: none -->

## Knots in code

A \`knot\` is a function.

---

# <!-- fit --> Fair winds
`,
  'decks/lights/assets/sea.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><rect width="80" height="40" fill="#cfe0ee"/></svg>\n',
} as const;

/** Words of every speaker note. */
export const NOTE_WORDS = ['Welcome the crew', 'Say it slowly', 'laughter'] as const;
export const SLIDES = 7;
