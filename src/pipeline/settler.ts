/** What is said in a run → what its author is told: as `rules` in the settings weigh it, without what slides and files ignore. */
import { isAdjustable, isFoundByBuild, isShown } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { settleDiagnostics, unusedIgnores } from '../diagnostics/settle.ts';
import { readIgnores } from '../load/ignores.ts';
import type { Ignore } from '../model/ignore.ts';
import type { Section } from '../model/section.ts';
import { dividerLevels } from '../source/outline.ts';
import type { ChooseRequest, Chosen } from './choose.ts';

/** Which rules have run: those of a build always have. */
export interface RulesRun {
  /** Those that only `check` has, over the text. */
  readonly thorough: boolean;
  /** Those over pages in a browser. */
  readonly shown: boolean;
  /** Whether links were looked at that lead outside. */
  readonly links: boolean;
  /** What of the project was asked for. Nobody knows whether the audiences and decks that were not need an ignore. */
  readonly asked: Pick<ChooseRequest, 'audiences' | 'decks'>;
}

export interface Settler {
  /** What was found while ignores were read. */
  readonly faults: readonly Diagnostic[];
  /** The diagnostics as they are to be told; remembers those that it was given. */
  settle(diagnostics: readonly Diagnostic[]): readonly Diagnostic[];
  /** A warning for each ignore that had nothing to ignore in all that was settled. */
  unused(run: RulesRun): readonly Diagnostic[];
}

/** Makes a settler for a run over these decks. */
export function createSettler({ project, decks }: Pick<Chosen, 'project' | 'decks'>): Settler {
  const { ignores, faults } = ignoresOf(decks);
  const shared = new Set(
    decks.flatMap(({ loaded }) => loaded.sections.filter(isShared).map(({ file }) => file)),
  );
  const wishes = { rules: project.settings.rules ?? new Map(), ignores };
  const codes = new Set(ignores.map(({ code }) => code));
  const said: Diagnostic[] = [];
  let isWhole = true;
  return {
    faults,
    settle: (diagnostics) => {
      said.push(...diagnostics.filter(({ code }) => codes.has(code)));
      const settled = settleDiagnostics(diagnostics, wishes);
      if (settled.some(({ code, severity }) => severity === 'error' && !isAdjustable(code))) isWhole = false;
      return settled;
    },
    unused: ({ thorough, shown, links, asked }) => {
      // Behind an error that leaves no page, not all was looked at.
      if (!isWhole || asked.audiences !== undefined) return [];
      const judged = ignores
        .filter(({ code }) => links || code !== 'dead-link')
        .filter(({ code }) => isFoundByBuild(code) || (isShown(code) ? shown : thorough))
        .filter(({ at }) => asked.decks.length === 0 || !shared.has(at.file));
      return settleDiagnostics(unusedIgnores(said, judged), { ...wishes, ignores: [] });
    },
  };
}

function isShared({ id }: Section): boolean {
  return id.includes('/');
}

/** Each once, in however many decks a file is. */
function ignoresOf(decks: Chosen['decks']): {
  readonly ignores: readonly Ignore[];
  readonly faults: readonly Diagnostic[];
} {
  const ignores = new Map<string, Ignore>();
  const faults: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { loaded } of decks) {
    const { spec, sections } = loaded;
    const dividers = dividerLevels(spec.directives.find(({ name }) => name === 'headingDivider')?.value);
    const read = sections.flatMap(({ source, bodyOffset }) => {
      const key = JSON.stringify([source.file, dividers]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [readIgnores(source, bodyOffset, dividers)];
    });
    faults.push(...read.flatMap(({ diagnostics }) => diagnostics));
    const all = [
      ...spec.ignores,
      ...sections.flatMap((section) => section.ignores),
      ...read.flatMap(({ value }) => value),
    ];
    for (const one of all) ignores.set(JSON.stringify([one.code, one.at, one.from, one.to]), one);
  }
  return { ignores: [...ignores.values()], faults };
}
