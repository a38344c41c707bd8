/** The words of a new theme: the theme briefing in colours of its own. Layouts and fonts come with what it imports. */

/** The theme that a new one stands on. */
export const BASE_THEME = 'briefing';

/** The files of a theme, by path from its folder. */
export function themeFiles(name: string): ReadonlyMap<string, string> {
  return new Map([
    ['theme.css', styles(name)],
    ['theme.yaml', manifest(name)],
  ]);
}

function styles(name: string): string {
  return `/*
 * @theme ${name}
 *
 * The theme ${BASE_THEME} in colours of its own. All that may be changed so stands at the head of its theme.css.
 */

@import "${BASE_THEME}";

section {
  --color-accent: #1d5c8f;
  --color-accent-soft: #dcebf6; /* marked text */
  --color-field: #174a73; /* ground of dividers */
  --color-on-field: #ffffff;
  --color-on-field-muted: #d3e5f3;
}

/* Slides with light text on dark ground: <!-- _class: invert --> */
section.invert {
  --color-accent: #8ec3ee;
  --color-accent-soft: #1f4560;
  --color-field: #174a73;
}
`;
}

function manifest(name: string): string {
  return `name: ${name}
description: The theme ${BASE_THEME} in colours of its own.
# Layouts and fonts of imported themes can be used as they are. List here only what this theme adds:
#
# layouts:
#   poster:
#     description: One picture with a line below it.
#     slots: { image: required }
`;
}
