/** `--row-name "{{ row.city }} {{ row.name }}"` → what each row is called. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { TableRow } from '../model/row.ts';
import { mapSource } from '../source/mapped-text.ts';
import { sourceText } from '../source/source-text.ts';
import { createTemplates, loadTemplates } from './template.ts';
import { VALUE_TOKEN, type ValueStore } from './value-token.ts';

/** Renders the template for each row, on one line. Its faults have no place: they are told of the command line. */
export async function nameRows(
  template: string,
  rows: readonly TableRow[],
): Promise<Outcome<readonly string[]>> {
  await loadTemplates();
  const store: ValueStore = [];
  const render = createTemplates(store, undefined);
  const mapped = mapSource(sourceText('', template));
  const diagnostics: Diagnostic[] = [];
  const value = rows.map(({ values }) => {
    const rendered = render(mapped, { row: values });
    diagnostics.push(...rendered.diagnostics.map(({ at: _, ...one }) => one));
    const text = rendered.value.text.replace(VALUE_TOKEN, (_, index: string) => store[Number(index)] ?? '');
    return text.replace(/\s+/g, ' ').trim();
  });
  return { value, diagnostics };
}
