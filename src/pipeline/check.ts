/**
 * All rules over all decks; nothing is written. First what every build says too (`pages.ts`): files, values, structure,
 * rules over the text. Then rules that need the page in a browser.
 */
import { type Diagnostic, isFailure, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { joinMended, type MendedFile, mendFiles } from './mend.ts';
import { checkOutsideLinks } from './outside-links.ts';
import { makePages, type Pages, type PagesRequest } from './pages.ts';
import { startPrinting } from './printing.ts';
import { type ReviewRequest, reviewPages, type Seen, tellSeen } from './review.ts';

export interface CheckRequest extends PagesRequest, Pick<ReviewRequest, 'looked'> {
  /** Warnings count as errors. `strict: true` in the settings says the same. */
  readonly strict: boolean;
  /** Whether the pages are looked at in a browser. */
  readonly shown: boolean;
  /** Whether they are looked at once more with the longest value of each variable. */
  readonly stress?: boolean;
  /** Whether links that lead outside are looked at, which asks the network. */
  readonly links?: boolean;
  /** Where a page with pictures of what was found is written, absolute; undefined: nowhere. */
  readonly report?: string;
  /** Path of a browser; undefined: one is looked for. */
  readonly browser?: string;
}

export interface CheckResult {
  /** How many decks could be checked whole. */
  readonly decks: number;
  /** The project's folder. */
  readonly root: string;
  readonly diagnostics: readonly Diagnostic[];
  /** True when there are errors, or warnings where they count as such. */
  readonly failed: boolean;
  /** What kept the pages from being looked at; undefined when they were. */
  readonly fault?: unknown;
}

/** Checks decks. Faults of the machine are thrown as `Fault`; those of a browser are in the result, beside what the text says. */
export async function checkDecks(host: Host, request: CheckRequest): Promise<CheckResult> {
  if (request.report !== undefined)
    await (await import('./check-report.ts')).refuseForeignReport(host, request.report);
  // The browser starts while the texts are being read.
  const printing = startPrinting(host, { ...request, formats: request.shown ? ['pdf'] : [] });
  try {
    const made = await makePages(host, { ...request, thorough: true });
    const { pages, opened, settler } = made.value;
    const { found, fault } = await look(host, {
      ...request,
      made: made.value,
      printing,
    }).then(
      (value) => ({ found: value, fault: undefined }),
      (error: unknown) => ({ found: [], fault: error }),
    );
    const isSeen = request.shown && fault === undefined;
    const outside = request.links === true ? await checkOutsideLinks(host, pages) : [];
    const seenThere = settler.settle([...tellSeen(found), ...outside]);
    const unused = settler.unused({
      thorough: true,
      shown: isSeen,
      links: request.links === true,
      asked: request,
    });
    const diagnostics = sortDiagnostics([...made.diagnostics, ...seenThere, ...unused]);
    if (request.report !== undefined) {
      const { writeCheckReport } = await import('./check-report.ts');
      const slides = isSeen ? pages.reduce((sum, page) => sum + page.slides, 0) : 0;
      const { fonts } = made.value;
      await writeCheckReport(host, {
        file: request.report,
        diagnostics,
        seen: found,
        printing,
        decks: pages.length,
        slides,
        fonts,
      });
    }
    const strict = request.strict || opened.project.settings.strict === true;
    return {
      decks: pages.length,
      root: opened.project.root,
      diagnostics,
      failed: isFailure(diagnostics, strict),
      ...(fault === undefined ? {} : { fault }),
    };
  } finally {
    await printing.close();
  }
}

/** Mending one thing may show another behind it. */
const MOST_ROUNDS = 5;

/** Mends what the rules over the text found and can mend, in the author's own files; `dry`: says what would be done. */
export async function mendDecks(
  host: Host,
  request: CheckRequest,
  dry: boolean,
): Promise<readonly MendedFile[]> {
  const mended: MendedFile[] = [];
  const { report: _, ...rest } = request;
  for (let round = 0; round < (dry ? 1 : MOST_ROUNDS); round += 1) {
    const { diagnostics, root } = await checkDecks(host, { ...rest, shown: false, links: false });
    const files = await mendFiles(host, diagnostics, { root, dry });
    if (files.length === 0) break;
    mended.push(...files);
  }
  return joinMended(mended);
}

/** What is seen on the pages, and with longer values on them. */
async function look(
  host: Host,
  given: Pick<CheckRequest, 'shown' | 'stress'> & ReviewRequest & { readonly made: Pages },
): Promise<readonly Seen[]> {
  const { shown, stress, made } = given;
  if (!shown) return [];
  const known = await reviewPages(host, made.pages, given);
  if (stress !== true) return known;
  const { reviewStressed } = await import('./stress.ts');
  return [...known, ...(await reviewStressed(host, made, { ...given, known }))];
}
