/** `lectern.yaml` → settings of the project. Paths in it count from the folder in which it lies. */
import { isAbsolute, join } from 'node:path';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { IMAGE_SIZES, type Settings } from '../model/project.ts';
import type { SourceText } from '../source/source-text.ts';
import { choice } from './fields/choice.ts';
import { type FieldTable, placesOf, readFields } from './fields/field.ts';
import { flag } from './fields/flag.ts';
import { lang } from './fields/lang.ts';
import { rules } from './fields/rules.ts';
import { text } from './fields/text.ts';
import { vars } from './fields/vars.ts';
import { readMapping } from './yaml-file.ts';

export const SETTINGS_FIELDS = {
  theme: text('The theme of decks that name none.'),
  out: text('The folder for outputs, from the folder of this file; default: out.'),
  lang: lang('The language of decks that name none.'),
  author: text('The author of decks that name none.'),
  strict: flag('Whether warnings make a run fail, as --strict does.'),
  images: choice(
    'Whether pictures have no more pixels than a slide shows at twice its size (fitted, the default), or all of theirs (original).',
    IMAGE_SIZES,
  ),
  rules: rules('How heavily messages weigh, by their code: error, warning, info or off.'),
  vars: vars('Values that templates of all decks may use.'),
} satisfies FieldTable;

/** The settings of a project without `lectern.yaml`. */
export const NO_SETTINGS: Settings = { vars: {}, places: new Map() };

/** Reads the settings; keys that are wrong are left out. */
export function loadSettings(source: SourceText, root: string): Outcome<Settings> {
  const { value: mapping, diagnostics } = readMapping(source, 'settings by key');
  if (mapping === undefined) return { value: NO_SETTINGS, diagnostics };
  const found: Diagnostic[] = [...diagnostics];
  const { out, ...rest } = readFields(mapping, SETTINGS_FIELDS, { report: (one) => found.push(one) });
  const folder = out === undefined ? {} : { out: isAbsolute(out) ? out : join(root, out) };
  return { value: { vars: {}, ...rest, ...folder, places: placesOf(mapping) }, diagnostics: found };
}
