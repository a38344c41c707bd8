/** What a template left behind: filler text, places still to be filled, and templates of other tools that nobody rendered. */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { offsetPlace } from '../source/mapped-text.ts';
import { visibleText } from './visible-text.ts';

/** A word in capitals that stands for what is to be done; not one that a sentence speaks of. */
const TO_DO =
  /\b(?:TODO|FIXME|TBD)\b(?=\s*[:(])|\[(?:TODO|FIXME|TBD)\b[^\]\n]*\](?!\()|^[ \t>*+#\d.)-]*(?:TODO|FIXME|TBD|XXX)[.!… \t]*$/gm;
const FILLER = /\blorem ipsum\b|\[(?:your|insert|enter)\b[^\]\n]*\](?![([])/gi;
const UNRENDERED = /\{\{(?![{#])[ \t]*[^{}\n]+?[ \t]*\}\}|<%[=-]?[ \t][^\n]*?%>|\{%-?[ \t][^\n]*?%\}/g;

/** A warning for each. In a deck of sections templates have been rendered by now. */
export function restsOfTemplates(
  { outline, mapped }: AuthorText,
  isVerbatim: boolean,
): readonly Diagnostic[] {
  const text = visibleText(outline);
  const patterns = isVerbatim ? [TO_DO, FILLER, UNRENDERED] : [TO_DO, FILLER];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const lead = pattern === TO_DO ? (/^[ \t>*+#\d.)-]*/.exec(match[0])?.[0].length ?? 0) : 0;
      const written = match[0].slice(lead).trim();
      const at = offsetPlace(mapped, match.index + lead, written.length);
      const shown = written.length > 40 ? `${written.slice(0, 39)}…` : written;
      const isTemplate = pattern === UNRENDERED;
      const message = isTemplate ? `"${shown}" is shown as it stands` : `"${shown}" is still to be filled in`;
      const hint = isTemplate
        ? 'write the value, or add "vars:" to the front matter to make it a template'
        : 'write what belongs there, or remove it';
      return diagnose('rest-of-template', message, { at, hint });
    }),
  );
}
