/**
 * `sources.yaml` (CSL-YAML) → drafts of sources. A list of items, or a mapping with the list below `references`,
 * as reference managers export it. `standing` is the one key that CSL does not know.
 */
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import { STANDINGS } from '../model/source.ts';
import type { SourceText } from '../source/source-text.ts';
import {
  CSL_TYPES,
  type CslDate,
  type CslItem,
  type CslName,
  DATE_VARIABLES,
  NAME_VARIABLES,
  TEXT_VARIABLES,
} from './csl-item.ts';
import { moment, people, plain } from './csl-values.ts';
import { choice } from './fields/choice.ts';
import { type Field, type FieldTable, readFields } from './fields/field.ts';
import { idFault, type SourceDraft } from './source-draft.ts';
import { parseYaml } from './yaml.ts';
import { describeNode, isEmpty, textPlace, type YamlMapping, type YamlNode } from './yaml-tree.ts';

const OWN_FIELDS = {
  id: plain('The key of the source: what stands after @ in a citation.'),
  type: cslType('What kind of work it is, in the words of CSL.'),
  standing: choice('Whose word it is.', STANDINGS),
} satisfies FieldTable;

const TEXTS = tableOf(TEXT_VARIABLES, (name) => plain(`The CSL variable ${name}.`));
const NAMES = tableOf(NAME_VARIABLES, (name) => people(`The CSL variable ${name}: people or bodies.`));
const DATES = tableOf(DATE_VARIABLES, (name) => moment(`The CSL variable ${name}: a date.`));

/** Every key that a source may have. */
export const SOURCE_FIELDS: FieldTable = { ...OWN_FIELDS, ...TEXTS, ...NAMES, ...DATES };

/** Reads the sources of a CSL-YAML file; those without id or title are said and left out. */
export function readCslSources(source: SourceText): Outcome<readonly SourceDraft[]> {
  const { value: root, diagnostics } = parseYaml(source);
  const found: Diagnostic[] = [...diagnostics];
  const items = root === undefined ? [] : itemsOf(root, found);
  return { value: items.flatMap((item) => readItem(item, found) ?? []), diagnostics: found };
}

function itemsOf(root: YamlNode, found: Diagnostic[]): readonly YamlNode[] {
  const below = root.kind === 'mapping' ? root.entries.get('references') : undefined;
  if (root.kind === 'mapping' && below !== undefined) {
    const known = { references: { description: '', schema: {}, read: () => undefined, mayBeEmpty: true } };
    readFields(root, known, { report: (one) => found.push(one) });
  }
  const list = below?.value ?? root;
  if (list.kind === 'list') return list.items;
  if (isEmpty(list)) return [];
  const hint = 'write "- id: …" for each source';
  const message = `the file is ${describeNode(list)}, not a list of sources`;
  found.push(diagnose('fm-not-mapping', message, { at: list.at, hint }));
  return [];
}

function readItem(node: YamlNode, found: Diagnostic[]): SourceDraft | undefined {
  const report = (one: Diagnostic) => found.push(one);
  if (node.kind !== 'mapping') {
    const hint = 'write "- id: …", and the other keys below "id"';
    report(
      diagnose('source-invalid', `a source must be a mapping, not ${describeNode(node)}`, {
        at: node.at,
        hint,
      }),
    );
    return undefined;
  }
  const values = readFields(node, SOURCE_FIELDS, { report });
  const id = idOf(node);
  const fault = id === undefined ? undefined : idFault(id.text, id.at);
  if (fault !== undefined) report(fault);
  for (const key of ['id', 'title'] as const) if (!node.entries.has(key)) report(missing(key, node));
  if (id === undefined || fault !== undefined || values.title === undefined) return undefined;
  const item = itemOf(values);
  const standing = STANDINGS.find((one) => one === values.standing);
  return { id: id.text, at: id.at, ...(standing ? { standing } : {}), readItem: async () => item };
}

function idOf(mapping: YamlMapping): { readonly text: string; readonly at: SourceDraft['at'] } | undefined {
  const node = mapping.entries.get('id')?.value;
  if (node?.kind !== 'scalar' || isEmpty(node)) return undefined;
  return { text: node.text, at: textPlace(node, 0, node.text.length) };
}

function missing(key: 'id' | 'title', mapping: YamlMapping): Diagnostic {
  const id = idOf(mapping);
  const which = id === undefined ? 'a source' : `the source "${id.text}"`;
  const hint =
    key === 'id'
      ? 'add "id: ", the key that stands after @'
      : 'add "title: "; every list of sources shows it';
  return diagnose('source-invalid', `${which} has no ${key}`, {
    at: id?.at ?? { ...mapping.at, length: 1 },
    hint,
  });
}

/** Each value was read by the field of its key, so it has the type of its table. */
function itemOf(values: Readonly<Record<string, unknown>>): CslItem {
  const some = <T>(table: FieldTable) =>
    new Map(Object.entries(values).filter(([key]) => Object.hasOwn(table, key)) as [string, T][]);
  const { type } = values;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    texts: some<string>(TEXTS),
    names: some<readonly CslName[]>(NAMES),
    dates: some<CslDate>(DATES),
  };
}

function tableOf<T>(
  variables: readonly string[],
  field: (name: string) => Field<T>,
): Readonly<Record<string, Field<T>>> {
  return Object.fromEntries(variables.map((name) => [name, field(name)]));
}

function cslType(description: string): Field<string> {
  return {
    description,
    schema: { type: 'string', enum: CSL_TYPES },
    read: (node, { report }) => {
      const written = node.kind === 'scalar' ? node.text : '';
      if (CSL_TYPES.includes(written)) return written;
      const hint = suggestName(written, CSL_TYPES, 'types');
      report(
        diagnose('source-invalid', `unknown type of source: ${describeNode(node)}`, { at: node.at, hint }),
      );
      return undefined;
    },
  };
}
