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
import { relativePath } from './relative.ts';
import { type Seen, seenKey } from './review.ts';

export interface CheckReportRequest {
  /** Absolute. */
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What was seen, some of it with a picture. */
  readonly seen: readonly Seen[];
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
  const { file, diagnostics, seen, decks, slides, fonts } = request;
  const pictured = new Map(
    seen.filter(({ picture }) => picture !== undefined).map((one) => [seenKey(one), one]),
  );
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
        ...(shown === undefined ? {} : { slide: slideOf(shown) }),
      };
    }),
  );
  const report = { faults, decks, slides };
  await host.writeFile(
    file,
    await setInFonts((css) => writeCheckPage(report, css, CHECK_CSS), CHECK_CSS, fonts),
  );
}

function slideOf({ deck, finding, picture }: Seen): ReportedSlide {
  const { bytes = new Uint8Array(), width = 0, height = 0 } = picture ?? {};
  return {
    picture: `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`,
    width,
    height,
    box: finding.box,
    name: `${deckLabel(deck)}, slide ${finding.slide}`,
  };
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
