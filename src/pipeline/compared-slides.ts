/** A page → its slides as they are compared: what each says, and where in which section it comes from. */
import type { ComparedSlide } from '../model/difference.ts';
import type { Section } from '../model/section.ts';
import { CITATION, slideLines } from '../render/slide-lines.ts';
import { type Outline, outlineMarkdown } from '../source/outline.ts';
import type { RenderedPage } from './deck-page.ts';
import { encode, sha256 } from './outputs/output.ts';
import { withFileKeys, withoutNumbers } from './slide-look.ts';
import { slideSections } from './slide-sections.ts';

export function comparedSlides(page: RenderedPage): readonly ComparedSlide[] {
  const { assembled, rendered, deck } = page;
  const sections = slideSections(page);
  const byId = new Map(deck.sections.map((section) => [section.id, section]));
  const outlines = new Map<Section, Outline>();
  const seen = new Map<string, number>();
  const nameOf = (number: number) => assembled.cited[number - 1]?.id;
  return rendered.slides.map((slide, index): ComparedSlide => {
    const id = sections[index]?.section ?? '';
    const section = byId.get(id);
    const outline =
      section && (outlines.get(section) ?? outlineMarkdown(section.source.text.slice(section.bodyOffset)));
    if (section !== undefined && outline !== undefined) outlines.set(section, outline);
    const end = rendered.slides[index + 1]?.line ?? assembled.mapped.origins.length + 1;
    const place = section === undefined ? 0 : sourceSlide(page, { section, outline, start: slide.line, end });
    const key = `${id} ${place}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    return {
      number: index + 1,
      key: `${key} ${turn}`,
      section: id,
      heading: slide.heading,
      lines: slideLines(slide.html, nameOf),
      look: lookOf(slide.html, page),
      notes: slide.notes.flatMap((note) =>
        note
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      ),
    };
  });
}

interface Stretch {
  readonly section: Section;
  readonly outline: Outline | undefined;
  /** Lines of the assembled text, from 1, up to but without `end`. */
  readonly start: number;
  readonly end: number;
}

/** Which slide of its section a slide was, before conditions cut into it: the one that most of its lines come from. */
function sourceSlide({ assembled }: RenderedPage, { section, outline, start, end }: Stretch): number {
  const before = section.source.text.slice(0, section.bodyOffset).split('\n').length - 1;
  const votes = new Map<number, number>();
  for (const { source, line } of assembled.mapped.origins.slice(start - 1, end - 1)) {
    if (source !== section.source) continue;
    const at = line - 1 - before;
    const found = outline?.slides.findIndex((one) => one.start <= at && at < one.end) ?? -1;
    if (found !== -1) votes.set(found, (votes.get(found) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** The slide without its number and those of its sources, files named by what is in them. */
function lookOf(html: string, page: RenderedPage): string {
  const plain = withFileKeys(withoutNumbers(html).replace(CITATION, ''), page, (file) => file);
  return sha256(encode(plain));
}
