/** Diagnostics as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { sarifLog } from '../../../src/cli/report/sarif.ts';
import { diagnose } from '../../../src/diagnostics/diagnostic.ts';

const shorten = (file: string) => file.replace('/work/', '');
const at = { file: '/work/decks/the quay/deck.md', line: 3, column: 5, length: 4 };
const said = [
  diagnose('dead-link', 'no slide has the address "#fog"', { at, hint: 'did you mean "log"?' }),
  diagnose('section-stale', '"tides" expired', {
    at,
    related: [{ message: 'in deck quay' }, { message: 'the other section', at: { ...at, line: 9 } }],
  }),
  diagnose('fit-not-proved', 'many'),
];
const log = sarifLog(said, { shorten, version: '1.2.3' });
const [run] = log.runs;

/** Of the format, as its schema has it; draft 4 is close enough to what the judge reads. */
function faultsOf(data: unknown): string {
  const {
    $schema: _,
    id: __,
    ...schema
  } = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true });
  return ajv.validate(schema, JSON.parse(JSON.stringify(data))) ? '' : ajv.errorsText();
}

describe('a SARIF log', () => {
  it('is what the schema of SARIF 2.1.0 asks for', () => {
    const fix = { at, was: 'pagn', replacement: 'paginate' };
    const all = [...said, diagnose('unknown-directive', 'a slip', { at, hint: 'paginate', fix })];
    expect(faultsOf(sarifLog(all, { shorten, version: '1.2.3' }))).toBe('');
    expect(faultsOf(sarifLog([], { shorten, version: '1.2.3' }))).toBe('');
    expect(faultsOf({ ...log, runs: [{ ...run, results: [{ level: 'bad' }] }] })).toContain('level');
  });

  it('names the version of the format and the tool', () => {
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') });
    expect(run.tool.driver).toMatchObject({ name: 'Lectern', version: '1.2.3' });
  });

  it('describes each code once, and each result leads to its description', () => {
    const { rules } = run.tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(['dead-link', 'fit-not-proved', 'section-stale']);
    for (const result of run.results) expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(rules[0]).toMatchObject({ defaultConfiguration: { level: 'error' } });
  });

  it('has levels that the format knows', () => {
    expect(run.results.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
  });

  it('gives places as relative addresses and regions', () => {
    expect(run.results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'decks/the%20quay/deck.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 5, endColumn: 9 },
        },
      },
    ]);
    expect(run.results[2]?.locations).toEqual([]);
  });

  it('says hints and decks in the message, and other places as related locations', () => {
    expect(run.results[0]?.message.text).toBe('no slide has the address "#fog"\nhint: did you mean "log"?');
    expect(run.results[1]?.message.text).toBe('"tides" expired\nin deck quay');
    expect(run.results[1]?.relatedLocations).toMatchObject([
      { message: { text: 'the other section' }, physicalLocation: { region: { startLine: 9 } } },
    ]);
  });

  it('says a fix as a replacement that a code host can make', () => {
    const fix = { at, was: 'pagn', replacement: 'paginate' };
    const fault = diagnose('unknown-directive', 'a slip', { at, hint: 'did you mean "paginate"?', fix });
    const [result] = sarifLog([fault], { shorten, version: '1' }).runs[0].results;
    expect(result?.fixes?.[0]?.artifactChanges[0]).toMatchObject({
      artifactLocation: { uri: 'decks/the%20quay/deck.md' },
      replacements: [
        {
          deletedRegion: { startLine: 3, startColumn: 5, endColumn: 9 },
          insertedContent: { text: 'paginate' },
        },
      ],
    });
  });
});
