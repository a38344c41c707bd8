/** Values that no template of a deck uses: a slip in a name, or something left over. */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { LoadedDeck } from '../model/deck-spec.ts';
import type { Project } from '../model/project.ts';
import type { Section } from '../model/section.ts';
import { templateTags } from '../source/template-tags.ts';

/** Warns of values below `vars` of the deck spec, of its audiences and of its sections that are used nowhere. */
export function unusedVars({ spec, sections }: LoadedDeck): readonly Diagnostic[] {
  if (spec.verbatim) return [];
  const texts = sections.map(templatesOf);
  const own = Object.keys(spec.vars).filter((name) => !texts.some((text) => uses(text, name)));
  const inSections = sections.flatMap((section) =>
    Object.keys(section.vars)
      .filter((name) => !uses(templatesOf(section), name))
      .map((name) =>
        unused(name, section.places.get(`vars.${name}`) ?? { file: section.file, line: 1, column: 1 }),
      ),
  );
  const inOverrides = spec.audiences.flatMap(({ override, places, at }) =>
    Object.keys(override.vars ?? {})
      .filter((name) => !texts.some((text) => uses(text, name)))
      .map((name) => unused(name, places.get(`vars.${name}`) ?? at)),
  );
  return [
    ...inOverrides,
    ...own.map((name) =>
      unused(name, spec.places.get(`vars.${name}`) ?? { file: spec.file, line: 1, column: 1 }),
    ),
    ...inSections,
  ];
}

/** Warns of audiences' values that none of the decks uses; `decks` must be all decks of the project. */
export function unusedAudienceVars(project: Project, decks: readonly LoadedDeck[]): readonly Diagnostic[] {
  const texts = decks.flatMap(({ sections }) => sections.map(templatesOf));
  const warnings = new Map<string, Diagnostic>();
  for (const audience of project.audiences.values()) {
    for (const name of Object.keys(audience.vars)) {
      if (!warnings.has(name) && !texts.some((text) => uses(text, name)))
        warnings.set(name, unused(name, audience.places.get(`vars.${name}`) ?? audience.at));
    }
  }
  return [...warnings.values()];
}

function unused(name: string, at: Diagnostic['at']): Diagnostic {
  const hint = `write {{ vars.${name} }} where it shall stand, or remove it`;
  return diagnose(
    'unused-variable',
    `no template uses "${name}"`,
    at === undefined ? { hint } : { at, hint },
  );
}

function templatesOf({ source, bodyOffset }: Section): string {
  return templateTags(source.text.slice(bodyOffset))
    .map((tag) => tag[0])
    .join('\n');
}

/** A tag that handles `vars` as a whole may use any of them. */
function uses(templates: string, name: string): boolean {
  if (/\bvars\b(?!\s*\.)/.test(templates)) return true;
  return [...templates.matchAll(/\bvars\s*\.\s*([\p{L}\p{N}_-]+)/gu)].some((match) => match[1] === name);
}
