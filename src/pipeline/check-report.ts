/** `check --report`: what was found and the pictures of its slides → one page for the author. */
import { textLines } from '../diagnostics/code-frame.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { joinDecks } from '../diagnostics/join-decks.ts';
import type { Host } from '../host/host.ts';
import type { FontLoader } from '../load/fonts/loader.ts';
import type { ReportedFault, ReportedSlide } from '../model/check-report.ts';
import { deckLabel } from '../model/deck.ts';
import { CHECK_CSS } from '../render/check-css.ts';
import { CHECK_MARK, writeCheckPage } from '../render/check-page.ts';
import { refuseForeign, setInFonts } from './author-page.ts';
import type { DeckPage } from './pages.ts';
import type { Printing } from './printing.ts';
import { relativePath } from './relative.ts';
import { byPlace, type Seen, seenKey, worstOf } from './review.ts';

export interface CheckReportRequest {
  /** Absolute. */
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly seen: readonly Seen[];
  readonly printing: Printing;
  readonly decks: number;
  /** How many were looked at. */
  readonly slides: number;
  readonly fonts: FontLoader;
}

/** Refuses, before anything is done, a file that is no such page. */
export function refuseForeignReport(host: Host, file: string): Promise<void> {
  return refuseForeign(host, file, { mark: CHECK_MARK, what: 'report of a check' });
}

export async function writeCheckReport(host: Host, request: CheckReportRequest): Promise<void> {
  const { file, diagnostics, decks, slides, fonts } = request;
  const pictured = await pictureSeen(request);
  const lines = lineReader(host);
  const faults = await Promise.all(
    diagnostics.map(async (one): Promise<ReportedFault> => {
      const { code, severity, message, at, hint, related = [] } = one;
      const shown = at === undefined ? undefined : pictured.get(seenKey({ finding: { code }, at }));
      const line = at === undefined ? undefined : markedLine(at, (await lines(at.file))[at.line - 1]);
      return {
        code,
        severity,
        message,
        ...(at === undefined ? {} : { at: { ...at, file: relativePath(host.workingFolder, at.file) } }),
        ...(line === undefined ? {} : { line }),
        ...(hint === undefined ? {} : { hint }),
        remarks: joinDecks(related).map((remark) => remark.message),
        ...(shown === undefined ? {} : { slide: shown }),
      };
    }),
  );
  const report = { faults, decks, slides };
  await host.writeFile(
    file,
    await setInFonts((css) => writeCheckPage(report, css, CHECK_CSS), CHECK_CSS, fonts),
  );
}

/** Of the pictures, in pixels: enough for a third of a wide page. */
const PICTURE_WIDTH = 840;
/** A report with more would be a burden, and its author has enough to do. */
const MOST_PICTURES = 200;

/** A picture for each fault of each place, where it is worst, as the diagnostic tells it; by the keys of what was seen. */
async function pictureSeen({
  seen,
  printing,
}: CheckReportRequest): Promise<ReadonlyMap<string, ReportedSlide>> {
  const chosen = [...byPlace(seen).values()].slice(0, MOST_PICTURES).map(worstOf);
  const byPage = new Map<DeckPage, Seen[]>();
  for (const one of chosen)
    if (one.page !== undefined) byPage.set(one.page, [...(byPage.get(one.page) ?? []), one]);
  const pictures = new Map<string, ReportedSlide>();
  for (const [page, list] of byPage) {
    const { html, rendered } = await page.page();
    const { width, height } = rendered;
    const slides = [...new Set(list.map(({ finding }) => finding.slide))];
    const wish = { slides, scale: PICTURE_WIDTH / width, type: 'webp', quality: 82 } as const;
    const taken = await (await printing.browser()).visit(html, { width, height, pictures: wish });
    for (const one of list) {
      const { slide, box } = one.finding;
      const bytes = taken.pictures[slides.indexOf(slide)] ?? new Uint8Array();
      const picture = `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`;
      const name = `${deckLabel(one.deck)}, slide ${slide}`;
      pictures.set(seenKey(one), { picture, width, height, box, name });
    }
  }
  return pictures;
}

const WIDTH = 300;
const LEAD = 120;

/** Long lines are cut to what surrounds the part that is meant. */
function markedLine(
  { column, length = 1 }: Place,
  text: string | undefined,
): ReportedFault['line'] | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const from = Math.max(0, column - 1 - LEAD);
  const start = column - 1 - from;
  return { text: text.slice(from, from + WIDTH), start, end: Math.min(WIDTH, start + length) };
}

function lineReader(host: Host): (file: string) => Promise<readonly string[]> {
  const known = new Map<string, Promise<readonly string[]>>();
  return (file) => {
    const read =
      known.get(file) ??
      host.readFile(file).then(
        (bytes) => textLines(new TextDecoder().decode(bytes)),
        () => [],
      );
    known.set(file, read);
    return read;
  };
}
