/** The columns of a merge that templates name, `row.city` or `row["First name"]`, found without rendering them. */

import type { Place } from '../diagnostics/diagnostic.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';
import { templateTags } from '../source/template-tags.ts';
import { hideCode } from './template.ts';

export interface NamedColumn {
  readonly column: string;
  readonly at: Place;
}

const COLUMN = /(?<![\w.-])row\s*(?:\.\s*([\p{L}_][\p{L}\p{N}_-]*)|\[\s*(?:"([^"]+)"|'([^']+)')\s*\])/gu;
/** A template that gives the name to something of its own means that and no column. */
const OWN_ROW = /\{%-?\s*(?:for|tablerow|assign|capture)\s+row\b/;
const RAW = /\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}/g;

/** Every use of a column in a text from `offset` on, in its order. */
export function rowColumns(source: SourceText, offset = 0): readonly NamedColumn[] {
  const body = source.text.slice(offset);
  if (!/\brow\b/.test(body) || OWN_ROW.test(body)) return [];
  const text = hideCode(body).replace(RAW, (raw) => raw.replaceAll('{', ' '));
  return templateTags(text).flatMap((tag) =>
    [...tag[0].matchAll(COLUMN)].map((match) => {
      const column = match[1] ?? match[2] ?? match[3] ?? '';
      const start = offset + tag.index + match.index + match[0].lastIndexOf(column);
      return { column: column.normalize(), at: placeAt(source, start, column.length) };
    }),
  );
}
