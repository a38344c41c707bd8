/** Which section each slide of a deck belongs to. */
import type { RenderedPage } from './deck-page.ts';

export interface SlideSection {
  /** Id of the section; `agenda`, `divider` and `sources` for generated slides. */
  readonly section: string;
  readonly title?: string;
  /** True for the first slide of its section. */
  readonly begins: boolean;
}

/** One for each slide, in order. */
export function slideSections({ assembled, rendered }: RenderedPage): readonly SlideSection[] {
  const { parts } = assembled;
  // A slide begins at its ruler, which stands one blank line before its section, and the first at the front matter.
  const indexes = rendered.slides.map((slide) =>
    Math.max(
      0,
      parts.findLastIndex((part) => part.line <= slide.line + 2),
    ),
  );
  return indexes.map((part, index) => ({
    section: parts[part]?.section ?? '',
    begins: part !== indexes[index - 1],
    ...(parts[part]?.title === undefined ? {} : { title: parts[part].title }),
  }));
}
