/** Settings of VS Code with Lectern's schemas put in: nothing that was there is lost. */
import { describe, expect, test } from 'vitest';
import { mergeEditorSettings } from '../../../src/pipeline/editor-settings.ts';
import { sourceText } from '../../../src/source/source-text.ts';

const FILES = { './deck.schema.json': ['decks/*/deck.md'] };

function merge(text: string) {
  return mergeEditorSettings(sourceText('/work/.vscode/settings.json', text), FILES);
}

describe('settings that can be read', () => {
  test.each([undefined, '', '  \n', '{}'])('%j gets the schemas', (text) => {
    const { value, diagnostics } = text === undefined ? mergeEditorSettings(undefined, FILES) : merge(text);
    expect(diagnostics).toEqual([]);
    expect(JSON.parse(value ?? '')).toEqual({ 'yaml.schemas': FILES });
    expect(value?.endsWith('}\n')).toBe(true);
  });

  test('keep all else, in its order and with its indentation', () => {
    const { value } = merge(
      '{\n\t"z": 1,\n\t"a": { "b": [null] },\n\t"yaml.schemas": { "own.json": "own.yaml" }\n}',
    );
    expect(value).toBe(
      '{\n\t"z": 1,\n\t"a": {\n\t\t"b": [\n\t\t\tnull\n\t\t]\n\t},\n\t"yaml.schemas": {\n\t\t"own.json": "own.yaml",\n\t\t"./deck.schema.json": [\n\t\t\t"decks/*/deck.md"\n\t\t]\n\t}\n}\n',
    );
  });

  test('are not touched when all is there', () => {
    const text = '{"yaml.schemas":{"./deck.schema.json":["decks/*/deck.md"]},"a":1}';
    expect(merge(text)).toEqual({ value: undefined, diagnostics: [] });
  });

  test('get the patterns of today in the place of old ones', () => {
    const { value } = merge('{"yaml.schemas": {"./deck.schema.json": "talk.md"}}');
    expect(JSON.parse(value ?? '')).toEqual({ 'yaml.schemas': FILES });
  });
});

test.each([
  ['{\n  "a": 1, // one\n}', '2:11'],
  ['{\n  "a": 1,\n}', '3:1'],
  ['[1]', '1:1'],
  ['{"yaml.schemas": ["x"]}', '1:1'],
  ['{"yaml.schemas": null}', undefined],
])('%j', (text, place) => {
  const { value, diagnostics } = merge(text);
  const at = diagnostics[0]?.at;
  expect(at && `${at.line}:${at.column}`).toBe(place);
  expect(value === undefined).toBe(place !== undefined);
  if (place !== undefined) expect(diagnostics[0]?.hint).toContain('"yaml.schemas": {"./deck.schema.json"');
});
