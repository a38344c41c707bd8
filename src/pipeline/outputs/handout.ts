/** `handout.pdf`: slides on paper, with notes where this audience may have them and room to write where not. */
import { writeHandout } from '../../render/handout/handout.ts';
import type { OutputMaker } from './output.ts';
import { paperLook, paperRequest, printPaper, sectionTitles } from './paper.ts';

export const makeHandout: OutputMaker = async (context) => {
  const { page, options } = context;
  const { paper, perPage } = options;
  const notesAllowed = page.deck.audience?.notes === true;
  const titles = sectionTitles(page);
  const slides = page.rendered.slides.map(({ notes }, index) => {
    const section = titles[index];
    return { notes: notesAllowed ? notes : [], ...(section === undefined ? {} : { section }) };
  });
  const request = await paperRequest(
    page,
    slides.flatMap(({ notes }) => notes),
  );
  const html = writeHandout({ page: request, paper, perPage, slides, ...paperLook(page) });
  // Long notes run on, so one slide may take several sheets.
  const pages = perPage === 1 ? undefined : Math.ceil(slides.length / perPage);
  return [{ format: 'handout', name: 'handout.pdf', bytes: await printPaper(context, html, pages) }];
};
