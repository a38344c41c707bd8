/** An assembled deck → what Marp makes of it, or the diagnostic for a text that would take too long or too much memory. */
import type { AssembledDeck } from '../assemble/deck.ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import type { RenderedDeck } from '../model/rendered.ts';
import type { Theme } from '../model/theme.ts';
import type { Renderer, RenderRequest } from '../render/marp.ts';
import { RenderLimit } from '../render/thread-renderer.ts';
import { styleFault, styleReason } from './style-fault.ts';
import { textsByFile } from './texts-by-file.ts';

export interface RenderGiven {
  readonly assembled: AssembledDeck;
  readonly themes: RenderRequest['themes'];
  /** The one in force. */
  readonly theme: Pick<Theme, 'name' | 'file'>;
}

/** A section alone that takes longer than this is the one, once its deck has taken too long. */
const SUSPECT_MS = 250;

const WORDS = {
  time: 'takes too long to be turned into slides',
  memory: 'needs too much memory to be turned into slides',
  depth: 'is nested too deeply to be turned into slides',
} as const;

export async function renderWithin(render: Renderer, given: RenderGiven): Promise<RenderedDeck | Diagnostic> {
  try {
    return await render({ text: given.assembled.mapped.text, themes: given.themes });
  } catch (error) {
    const reason = styleReason(error);
    if (reason !== undefined) return styleFault(render, given, reason);
    const what =
      error instanceof RangeError ? 'depth' : error instanceof RenderLimit ? error.what : undefined;
    if (what === undefined) throw error;
    const section = await guiltySection(render, given);
    const { file } = given.assembled.deck;
    const message = `this ${section === undefined ? 'deck' : 'section'} ${WORDS[what]}`;
    const hint = 'look for very many of one sign in a row, styles nested in each other, or a huge table';
    return diagnose('render-limit', message, { at: section ?? { file, line: 1, column: 1 }, hint });
  }
}

/** Where the text begins that exceeds a limit by itself; undefined when only all together do. */
async function guiltySection(
  render: Renderer,
  { assembled, themes }: RenderGiven,
): Promise<Place | undefined> {
  const texts = textsByFile(assembled);
  const [only] = texts;
  if (texts.length === 1) return only?.at;
  for (const { at, text } of texts) {
    try {
      await render({ text, themes, limitMs: SUSPECT_MS });
    } catch (error) {
      if (error instanceof RenderLimit) return at;
      throw error;
    }
  }
  return undefined;
}
