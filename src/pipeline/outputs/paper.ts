/** What `handout.pdf` and `script.pdf` have in common: texts in the border, section titles, printing. */
import { finishPdf } from '../../export/pdf.ts';
import type { PageRequest } from '../../render/page.ts';
import type { RenderedPage } from '../deck-page.ts';
import { slideSections } from '../slide-sections.ts';
import type { OutputContext } from './output.ts';
import { pdfFacts } from './pdf-facts.ts';

/** The date that the author gave, as the language writes it, and the font of the theme. */
export function paperLook({ deck, opened, request }: RenderedPage): { date?: string; font?: string } {
  const font = opened.theme?.fonts[0]?.family;
  return {
    ...(deck.date === undefined ? {} : { date: longDate(deck.date, request.lang) }),
    ...(font === undefined ? {} : { font }),
  };
}

/** What the slides' page is made of, with fonts for all that stands beside them. */
export function paperRequest(page: RenderedPage, notes: readonly string[]): Promise<PageRequest> {
  const { date = '' } = paperLook(page);
  const titles = sectionTitles(page).map((title) => title ?? '');
  return page.requestWith(
    [page.title, page.request.author ?? '', date, ...titles, ...notes, '0123456789/'].join('\n'),
  );
}

/** For each slide the title of the section that begins there, unless the slide says the same itself. */
export function sectionTitles(page: RenderedPage): readonly (string | undefined)[] {
  const sections = slideSections(page);
  return page.rendered.slides.map(({ heading }, index) => {
    const { begins = false, title } = sections[index] ?? {};
    return begins && title !== heading ? title : undefined;
  });
}

/** Prints a page for paper; `pages` as in `PdfFacts`. */
export async function printPaper(context: OutputContext, html: string, pages?: number): Promise<Uint8Array> {
  const { width, height } = context.page.rendered;
  const [printer, facts] = await Promise.all([context.browser(), pdfFacts(context)]);
  return finishPdf(await printer.print(html, { width, height }), { ...facts, pages });
}

/** `2026-03-01` as the language writes it. */
function longDate(date: string, lang: string): string {
  const form = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  return form.format(new Date(`${date}T00:00:00Z`));
}
