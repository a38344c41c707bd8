/**
 * Links inside a deck lead to a slide that the deck has. A link may be right for one audience and dead for another,
 * whose deck lacks the slide; then the message says in which section it stands.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { RenderedDeck } from '../model/rendered.ts';
import type { Section } from '../model/section.ts';
import { frontMatterOf } from '../source/directive-lines.ts';
import { type MappedText, offsetPlace } from '../source/mapped-text.ts';
import { outlineMarkdown } from '../source/outline.ts';

export interface LinkCheck {
  readonly mapped: MappedText;
  readonly rendered: Pick<RenderedDeck, 'slides'>;
  /** Sections that this audience does not get. */
  readonly leftOut: readonly Section[];
}

/** An error for each link to `#…` that is no element of the deck. */
export function checkLinks({ mapped, rendered, leftOut }: LinkCheck): readonly Diagnostic[] {
  if (!mapped.text.includes('](#')) return [];
  const front = frontMatterOf(mapped.text);
  const outline = outlineMarkdown(mapped.text.slice(front.length));
  const ids = idsOf(rendered);
  return outline.marks.flatMap((mark) => {
    if (mark.kind !== 'link' || !mark.url.startsWith('#') || mark.url === '#') return [];
    const id = decoded(mark.url.slice(1));
    if (ids.has(id)) return [];
    const at = offsetPlace(mapped, front.length + (mark.target?.start ?? mark.start), mark.url.length);
    const home = leftOut.find((section) => headingIds(section).includes(id));
    const hint = suggestName(
      id,
      [...ids].filter((one) => !/^\d+$/.test(one)),
      'headings of the deck',
    );
    if (home === undefined)
      return [diagnose('dead-link', `no slide has the address "${mark.url}"`, { at, hint })];
    const message = `"${mark.url}" leads to section "${home.id}", which this deck leaves out`;
    return [
      diagnose('dead-link', message, {
        at,
        hint: 'put the link into a "::: for" block with the same condition',
      }),
    ];
  });
}

function idsOf(rendered: LinkCheck['rendered']): ReadonlySet<string> {
  const html = rendered.slides.map((slide) => slide.html).join('');
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => decoded(match[1] ?? '')));
}

/** Near enough to Marp's way from a heading to an address to recognise a section; never used to decide whether a link is dead. */
function headingIds(section: Section): readonly string[] {
  const outline = outlineMarkdown(section.source.text.slice(section.bodyOffset));
  return outline.blocks
    .filter((block) => block.kind === 'heading')
    .map((block) =>
      block.content
        .trim()
        .toLowerCase()
        .replace(/\s+/g, '-')
        .replace(/[^\p{L}\p{N}-]/gu, ''),
    );
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
