/**
 * All rules over all decks; nothing is written. First what every build says too (`pages.ts`): files, values, structure,
 * rules over the text. Then rules that need the page in a browser.
 */
import { type Diagnostic, isFailure, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { RenderedPage } from './deck-page.ts';
import { makePages, type PagesRequest } from './pages.ts';

export interface CheckRequest extends PagesRequest {
  /** Warnings count as errors. `strict: true` in the settings says the same. */
  readonly strict: boolean;
}

export interface CheckResult {
  /** How many decks could be checked whole. */
  readonly decks: number;
  readonly diagnostics: readonly Diagnostic[];
  /** True when there are errors, or warnings where they count as such. */
  readonly failed: boolean;
}

/** The rows of a merge are checked by so many. */
const MOST_AT_ONCE = 64;

/** Rules that measure a page in a browser, each given many pages of the run, so that one browser serves them. */
export type PageCheck = (host: Host, pages: readonly RenderedPage[]) => Promise<readonly Diagnostic[]>;

const PAGE_CHECKS: readonly PageCheck[] = [];

/** Checks decks. Faults of the machine are thrown as `Fault`. */
export async function checkDecks(host: Host, request: CheckRequest): Promise<CheckResult> {
  const made = await makePages(host, request);
  const { pages, opened } = made.value;
  const measured: Diagnostic[] = [];
  for (let at = 0; at < pages.length && PAGE_CHECKS.length > 0; at += MOST_AT_ONCE) {
    const some = await Promise.all(pages.slice(at, at + MOST_AT_ONCE).map((one) => one.page()));
    const said = await Promise.all(PAGE_CHECKS.map((check) => check(host, some)));
    measured.push(...said.flat());
  }
  const diagnostics = sortDiagnostics([...made.diagnostics, ...measured]);
  const strict = request.strict || opened.project.settings.strict === true;
  return { decks: pages.length, diagnostics, failed: isFailure(diagnostics, strict) };
}
