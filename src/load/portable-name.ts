/** Names of files that a project cannot take to every machine → a warning. */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { nameFault } from '../model/file-name.ts';

/** `id` is that of a deck or a section: the name of its folder or its file without the ending, and `at` where it is said. */
export function checkPortable(id: string, at: Place): readonly Diagnostic[] {
  const fault = id.split('/').flatMap((name) => nameFault(name) ?? [])[0];
  if (fault === undefined) return [];
  const message = `"${id}" ${fault}, so no file can be called that on Windows`;
  return [diagnose('name-not-portable', message, { at, hint: 'rename the file' })];
}
