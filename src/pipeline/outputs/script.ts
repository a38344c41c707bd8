/** `script.md` and `script.pdf`: what the speaker says, slide by slide, with the clock. For the speaker only: notes are in it for every audience. */
import { escapeText } from '../../assemble/words.ts';
import { type ScriptSlide, writeScript } from '../../render/handout/script.ts';
import { clockSpan, slideTimes } from '../clock.ts';
import type { RenderedPage } from '../deck-page.ts';
import { encode, type OutputMaker } from './output.ts';
import { paperLook, paperRequest, printPaper, sectionTitles } from './paper.ts';

/** `script.md`, which no browser is needed for. */
export const makeScriptText: OutputMaker = async ({ page }) => [
  { format: 'script', name: 'script.md', bytes: encode(scriptText(page, scriptSlides(page))) },
];

/** `script.pdf`. */
export const makeScript: OutputMaker = async (context) => {
  const { page, options } = context;
  const slides = scriptSlides(page);
  const request = await paperRequest(
    page,
    slides.flatMap(({ notes, time }) => [...notes, time]),
  );
  const html = writeScript({ page: request, paper: options.paper, slides, ...paperLook(page) });
  return [{ format: 'script', name: 'script.pdf', bytes: await printPaper(context, html) }];
};

function scriptSlides(page: RenderedPage): readonly ScriptSlide[] {
  const titles = sectionTitles(page);
  const times = slideTimes(page).map(clockSpan);
  return page.rendered.slides.map(({ notes }, index) => {
    const section = titles[index];
    return { time: times[index] ?? '', notes, ...(section === undefined ? {} : { section }) };
  });
}

/** Markdown: a heading for each slide, its time, the section that begins there, the notes as they were written. */
function scriptText({ title, rendered }: RenderedPage, slides: readonly ScriptSlide[]): string {
  const blocks = slides.flatMap(({ section, time, notes }, index) => {
    const heading = rendered.slides[index]?.heading;
    const name = heading === undefined ? '' : ` · ${escapeText(heading)}`;
    const where = section === undefined ? '' : ` · ${escapeText(section)}`;
    return [`## ${index + 1}${name}`, `**${time}**${where}`, ...notes];
  });
  return `# ${escapeText(title)}\n\n${blocks.join('\n\n')}\n`;
}
