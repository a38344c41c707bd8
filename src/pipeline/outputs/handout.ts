/** `handout.pdf`: slides on paper, with notes where this audience may have them and room to write where not. */
import { finishPdf } from '../../export/pdf.ts';
import { type HandoutSlide, writeHandout } from '../../render/handout/handout.ts';
import type { RenderedPage } from '../deck-page.ts';
import { slideSections } from '../slide-sections.ts';
import type { OutputMaker } from './output.ts';
import { pdfFacts } from './pdf-facts.ts';

export const makeHandout: OutputMaker = async (context) => {
  const { page, options, browser } = context;
  const { deck, opened, rendered, request } = page;
  const { date } = deck;
  const font = opened.theme?.fonts[0]?.family;
  const html = writeHandout({
    page: request,
    paper: options.paper,
    perPage: options.perPage,
    slides: handoutSlides(page),
    ...(date === undefined ? {} : { date: longDate(date, request.lang) }),
    ...(font === undefined ? {} : { font }),
  });
  const [printer, facts] = await Promise.all([browser(), pdfFacts(context)]);
  const printed = await printer.print(html, { width: rendered.width, height: rendered.height });
  // Long notes run on, so one slide may take several sheets.
  const pages = Math.ceil(rendered.slides.length / options.perPage);
  const bytes = await finishPdf(printed, options.perPage === 1 ? facts : { ...facts, pages });
  return [{ format: 'handout', name: 'handout.pdf', bytes }];
};

/** A section is named where it begins, unless its first slide says the same. */
function handoutSlides(page: RenderedPage): readonly HandoutSlide[] {
  const notesAllowed = page.deck.audience?.notes === true;
  const sections = slideSections(page);
  return page.rendered.slides.map((slide, index) => {
    const part = sections[index];
    const isNew = part?.begins === true && part.title !== undefined && part.title !== slide.heading;
    return {
      notes: notesAllowed ? slide.notes : [],
      ...(isNew && part.title !== undefined ? { section: part.title } : {}),
    };
  });
}

/** `2026-03-01` as the language writes it. */
function longDate(date: string, lang: string): string {
  const form = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  return form.format(new Date(`${date}T00:00:00Z`));
}
