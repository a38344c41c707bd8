/** A style that Marp refuses to read, as it does when a selector holds what none can → the diagnostic at its place. */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Renderer } from '../render/marp.ts';
import { frontMatterOf } from '../source/directive-lines.ts';
import type { RenderGiven } from './render-within.ts';
import { textsByFile } from './texts-by-file.ts';

/** What Marp's parser of selectors stumbled over; undefined for other errors. Those of a thread come without their names. */
export function styleReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return /<css input>(?::\d+:\d+)?: ([^.]+)/.exec(error.message)?.[1];
}

/** The style that Marp cannot read: of the theme, when it fails without any text; else of the first text that fails by itself. */
export async function styleFault(
  render: Renderer,
  { assembled, themes, theme }: RenderGiven,
  reason: string,
): Promise<Diagnostic> {
  const fails = async (text: string) => {
    try {
      await render({ text, themes });
      return false;
    } catch (error) {
      if (styleReason(error) === undefined) throw error;
      return true;
    }
  };
  const what = `${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`;
  const message = `the CSS cannot be read: ${what}`;
  const hint = 'look at the selectors, and at comments: in CSS they begin with /*, not with //';
  const front = frontMatterOf(assembled.mapped.text);
  if (theme.file !== undefined && (await fails(`---\ntheme: ${theme.name}\n---\n`)))
    return diagnose('theme-syntax', message, { at: { file: theme.file, line: 1, column: 1 }, hint });
  for (const { at, text, origins } of textsByFile(assembled)) {
    const bare = text.startsWith(front) ? text : `${front}${text}`;
    if (!(await fails(bare))) continue;
    const line = text.split('\n').findIndex((one) => /<style|\bstyle:/i.test(one));
    return diagnose('style-syntax', message, { at: { ...at, line: origins[line] ?? at.line }, hint });
  }
  return diagnose('style-syntax', message, { at: { file: assembled.deck.file, line: 1, column: 1 }, hint });
}
