/**
 * Files that an interrupted run has finished (`--resume`). A report is written last of a deck's files and says by a hash
 * what they were made of: when that is the same now, and each file that it lists lies there unchanged, none is made again.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { FORMATS, type Format } from '../../model/audience.ts';
import type { BuiltFile } from '../outputs.ts';
import { lecternVersion } from '../version.ts';
import { isOutputName, type OutputContext, sha256 } from './output.ts';

/** A hash of all that the files of a deck are made of, but for the browser. */
export async function madeOf(context: OutputContext, formats: readonly Format[]): Promise<string> {
  const { host, page, options, diagnostics } = context;
  const { deck, assembled, rendered, title } = page;
  const { plan, audience, row } = deck;
  const facts = {
    version: await lecternVersion(host),
    formats: [...formats].sort(),
    options,
    date: (await context.date()).toISOString(),
    texts: [title, deck.subtitle, deck.author, audience?.name, audience?.notes, row?.name, row?.values],
    // No paths: the same project makes the same report wherever it lies.
    plan: [
      plan.minutes,
      plan.budget,
      plan.sections.map(({ id, minutes, included }) => [id, minutes, included]),
    ],
    notes: rendered.slides.map(({ notes }) => notes),
    said: diagnostics.map(({ code, message, at }) => [code, message, at?.line, at?.column]),
  };
  const hash = createHash('sha256').update(page.html).update(assembled.mapped.text);
  hash.update(JSON.stringify(facts));
  return hash.digest('hex');
}

/** The finished files of a deck; undefined unless all are there that would be made of this now. */
export async function finishedFiles(
  host: Host,
  folder: string,
  made: string,
): Promise<readonly BuiltFile[] | undefined> {
  const path = join(folder, 'report.json');
  const bytes = await host.readFile(path).catch(() => undefined);
  const listed = bytes === undefined ? undefined : listedFiles(bytes, made);
  if (bytes === undefined || listed === undefined) return undefined;
  const files: BuiltFile[] = [];
  for (const { format, name, hash } of listed) {
    const file = join(folder, name);
    const content = await host.readFile(file).catch(() => undefined);
    if (content === undefined || sha256(content) !== hash) return undefined;
    files.push({ format, path: file, bytes: content.length, cached: true });
  }
  return [...files, { format: 'json', path, bytes: bytes.length, cached: true }];
}

interface ListedFile {
  readonly format: BuiltFile['format'];
  readonly name: string;
  readonly hash: string;
}

/** What a report lists; undefined when it was made of something else or is not understood. */
function listedFiles(bytes: Uint8Array, made: string): readonly ListedFile[] | undefined {
  try {
    const report = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    if (report.made !== made || !Array.isArray(report.outputs)) return undefined;
    return report.outputs.map(({ format, file, sha256: hash }: Record<string, unknown>) => {
      const known = (['md', ...FORMATS] as const).find((one) => one === format);
      if (known === undefined || typeof file !== 'string' || typeof hash !== 'string')
        throw new TypeError('this is no list of files');
      if (!isOutputName(file, FORMATS)) throw new TypeError('no build writes such a file');
      return { format: known, name: file, hash };
    });
  } catch {
    return undefined;
  }
}
