import { describe, expect, it } from 'vitest';
import { assemble } from './world.ts';

describe('relative paths', () => {
  it.each([
    ['![plan](../assets/plan.png)', '![plan](../../../decks/budget/assets/plan.png)'],
    ['![bg right:40%](<../assets/a b.png>)', '![bg right:40%](../../../decks/budget/assets/a%20b.png)'],
    ['[sheet](figures.csv#top)', '[sheet](../../../decks/budget/sections/figures.csv#top)'],
    ['<img src="map.svg" alt="map">', '<img src="../../../decks/budget/sections/map.svg" alt="map">'],
    [
      '<!-- _backgroundImage: url(sky.png) -->\n\nx',
      '<!-- _backgroundImage: url(../../../decks/budget/sections/sky.png) -->\n\nx',
    ],
    [
      '<style scoped>section { background: url("sky.png"); }</style>\n\nx',
      '<style scoped>section { background: url("../../../decks/budget/sections/sky.png"); }</style>\n\nx',
    ],
    [
      "<!-- footer: '![h:24](logo.svg) and [more](<a b.html>)' -->\n\nx",
      "<!-- footer: '![h:24](../../../decks/budget/sections/logo.svg) and [more](../../../decks/budget/sections/a%20b.html)' -->\n\nx",
    ],
    [
      '<!-- _header: "<img src=\'logo.svg\'>" -->\n\nx',
      '<!-- _header: "<img src=\'../../../decks/budget/sections/logo.svg\'>" -->\n\nx',
    ],
    [
      "<!-- footer: '![h:24](../assets/logo.svg) Town' -->\n\nx",
      "<!-- footer: '![h:24](../../../decks/budget/assets/logo.svg) Town' -->\n\nx",
    ],
    ['| a |\n|---|\n| ![i](i.png) |', '| a |\n|---|\n| ![i](../../../decks/budget/sections/i.png) |'],
    [
      '> ![i](i.png)\n> ![j](j.png)',
      '> ![i](../../../decks/budget/sections/i.png)\n> ![j](../../../decks/budget/sections/j.png)',
    ],
  ])('are written anew as seen from the deck: %s', (body, text) => {
    expect(assemble(body).text).toBe(text);
  });

  it.each([
    '[x](https://example.org)',
    '[x](#2)',
    '![x](data:image/gif;base64,R0lGODlhAQABAAAAACw=)',
    '[x](mailto:a@example.org)',
    '`![x](y.png)`',
    '<p>Write url("sky.png") or src="sky.png"</p>',
    '<!-- The footer of slide 2 shows ![h:24](logo.svg) -->',
  ])('leave %s alone', (body) => {
    expect(assemble(body).text).toBe(body);
  });
});

describe('definitions', () => {
  it('are written into the links that use them, so that none reaches another section', () => {
    expect(assemble('See [the plan][p] and ![map].\n\n[p]: plan.html "The plan"\n[map]: map.png').text).toBe(
      'See [the plan](../../../decks/budget/sections/plan.html "The plan") and ![map](../../../decks/budget/sections/map.png).',
    );
  });

  it('keep their titles inside a table', () => {
    expect(assemble('| a |\n|---|\n| [plan] |\n\n[plan]: plan.html "now | then"').text).toBe(
      '| a |\n|---|\n| [plan](../../../decks/budget/sections/plan.html "now \\| then") |',
    );
  });
});
