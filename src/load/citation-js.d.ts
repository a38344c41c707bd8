/** The part of Citation.js that `bibliography.ts` uses; the packages have no types of their own. */

declare module '@citation-js/core' {
  /** https://citeproc-js.readthedocs.io/en/latest/running.html */
  export interface Engine {
    updateItems(ids: readonly string[], keepOrder?: boolean): unknown;
    /** False for a style without a bibliography. */
    makeBibliography(): false | readonly [unknown, readonly string[]];
  }

  /** https://citation.js.org/api/0.7/module-@citation-js_plugin-csl.config.html */
  export interface CslConfig {
    engine(items: readonly object[], style: string, locale: string, format: 'text'): Engine;
    readonly locales: { list(): readonly string[] };
  }

  export const plugins: {
    readonly config: { get(name: '@csl'): CslConfig };
    /** `data` reads one known format and looks at nothing else; other readers of this register may open addresses. */
    readonly input: { data(input: unknown, format: string): unknown };
  };
}

declare module '@citation-js/plugin-csl' {}
declare module '@citation-js/plugin-bibtex' {}
