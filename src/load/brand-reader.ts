/** Nodes of a brand → mappings and texts, with a diagnostic for each that is something else. */
import type { Code } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import { describeNode, type YamlMapping, type YamlNode } from './yaml-tree.ts';

export class BrandReader {
  readonly #faults: Diagnostic[];

  /** `faults` grows. */
  constructor(faults: Diagnostic[]) {
    this.#faults = faults;
  }

  /** A mapping; with `keys` no others are known. */
  mapping(node: YamlNode, what: string, keys?: readonly string[]): YamlMapping | undefined {
    if (node.kind !== 'mapping') {
      const message = `${what} must be a mapping, not ${describeNode(node)}`;
      this.fault('fm-type', message, { at: node.at, hint: 'write "key: value" lines' });
      return undefined;
    }
    for (const entry of node.entries.values()) {
      if (keys === undefined || keys.includes(entry.key)) continue;
      const message = `"${entry.key}" is not a key of ${what}`;
      this.fault('unknown-key', message, { at: entry.keyAt, hint: suggestName(entry.key, keys, 'keys') });
    }
    return node;
  }

  list(node: YamlNode | undefined, what: string): readonly YamlNode[] {
    if (node === undefined) return [];
    if (node.kind === 'list') return node.items;
    const message = `${what} must be a list, not ${describeNode(node)}`;
    this.fault('fm-type', message, { at: node.at, hint: 'begin each item with "- "' });
    return [];
  }

  text(node: YamlNode, what: string): string | undefined {
    if (node.kind === 'scalar' && node.value !== null) return node.text;
    this.fault('fm-type', `${what} must be a text, not ${describeNode(node)}`, {
      at: node.at,
      hint: 'put the value in quotes',
    });
    return undefined;
  }

  fault(code: Code, message: string, where: { at: Place; hint: string }): void {
    this.#faults.push(diagnose(code, message, where));
  }
}
