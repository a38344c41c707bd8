/**
 * `.vscode/settings.json` → the same with the schemas of Lectern's files in it. All other keys stay, in their order and
 * indented as they were. Rules of `yaml.schemas`: https://github.com/redhat-developer/yaml-language-server#using-yamlschemas
 */
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';

/** Files by the path of their schema; both as VS Code wants them, from the project's folder. */
export type SchemaFiles = Readonly<Record<string, readonly string[]>>;

const KEY = 'yaml.schemas';

type Json = Readonly<Record<string, unknown>>;

/** Gives the new text; undefined when there is nothing to change, or, with an error, when the old one cannot be read. */
export function mergeEditorSettings(
  old: SourceText | undefined,
  files: SchemaFiles,
): Outcome<string | undefined> {
  if (old === undefined || old.text.trim() === '')
    return { value: `${JSON.stringify({ [KEY]: files }, null, 2)}\n`, diagnostics: [] };
  const settings = parseSettings(old);
  if (typeof settings === 'string') return { value: undefined, diagnostics: [refusal(old, files, settings)] };
  const schemas = settings[KEY] ?? {};
  if (!isMapping(schemas))
    return { value: undefined, diagnostics: [refusal(old, files, `"${KEY}" is no mapping`)] };
  const merged = { ...settings, [KEY]: { ...schemas, ...files } };
  if (JSON.stringify(merged) === JSON.stringify(settings)) return { value: undefined, diagnostics: [] };
  const indent = /^([ \t]+)\S/m.exec(old.text)?.[1] ?? '  ';
  return { value: `${JSON.stringify(merged, null, indent)}\n`, diagnostics: [] };
}

/** The settings, or in words why they cannot be read. */
function parseSettings({ text }: SourceText): Json | string {
  try {
    const parsed: unknown = JSON.parse(text);
    return isMapping(parsed) ? parsed : 'it holds no mapping';
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return error.message;
  }
}

function isMapping(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(old: SourceText, files: SchemaFiles, why: string): Diagnostic {
  const offset = Number(/position (\d+)/.exec(why)?.[1] ?? 0);
  const reason = why.replace(/ in JSON at position .*| \(line .*/s, '');
  return diagnose('editor-settings', `the file was left as it is: ${reason}`, {
    at: placeAt(old, Math.min(offset, old.text.length)),
    hint: `take out comments and commas at the end, or add by hand: "${KEY}": ${JSON.stringify(files)}`,
  });
}
