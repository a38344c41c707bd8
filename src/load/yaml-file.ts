/** A file that is YAML as a whole (`lectern.yaml`, `audiences.yaml`) → its mapping. */
import { diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';
import { parseYaml } from './yaml.ts';
import { describeNode, type YamlMapping } from './yaml-tree.ts';

/** Gives the mapping of a file; an empty one for an empty file; undefined when it is no mapping or cannot be read. */
export function readMapping(source: SourceText, holds: string): Outcome<YamlMapping | undefined> {
  const { value, diagnostics } = parseYaml(source);
  if (value?.kind === 'mapping') return { value, diagnostics };
  if (value === undefined) {
    const empty = { kind: 'mapping', entries: new Map(), at: placeAt(source, 0) } as const;
    return { value: diagnostics.length === 0 ? empty : undefined, diagnostics };
  }
  const message = `the file is ${describeNode(value)}, not ${holds}`;
  const fault = diagnose('fm-not-mapping', message, { at: value.at, hint: 'write "key: value" lines' });
  return { value: undefined, diagnostics: [...diagnostics, fault] };
}
