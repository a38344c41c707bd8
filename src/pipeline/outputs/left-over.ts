/** Pictures of slides that a deck no longer has: an earlier build wrote them, nobody changed them, and this one makes fewer. */
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { type Output, sha256 } from './output.ts';

/** Only names that a build gives: what a report says of others is not believed. */
const PICTURE = /^slides\/\d{3,}\.(?:png|jpg|webp)$/;

/** Absolute paths, as the report of the earlier build lists them; to be asked before the new report is written. */
export async function leftOverPictures(
  host: Host,
  folder: string,
  outputs: readonly Output[],
): Promise<readonly string[]> {
  const formats = new Set<string>(outputs.map(({ format }) => format));
  const names = new Set(outputs.map(({ name }) => name));
  const paths: string[] = [];
  for (const { format, file, hash } of await earlierFiles(host, folder)) {
    if (!formats.has(format) || names.has(file) || !PICTURE.test(file)) continue;
    const bytes = await host.readFile(join(folder, file)).catch(() => undefined);
    if (bytes !== undefined && sha256(bytes) === hash) paths.push(join(folder, file));
  }
  return paths;
}

interface EarlierFile {
  readonly format: string;
  readonly file: string;
  readonly hash: string;
}

/** Empty when there is no report, or none that can be read. */
async function earlierFiles(host: Host, folder: string): Promise<readonly EarlierFile[]> {
  try {
    const report: unknown = JSON.parse(
      new TextDecoder().decode(await host.readFile(join(folder, 'report.json'))),
    );
    const { outputs } = report as { outputs: readonly Record<string, unknown>[] };
    return outputs.map(({ format, file, sha256: hash }) => ({
      format: String(format),
      file: String(file),
      hash: String(hash),
    }));
  } catch {
    return [];
  }
}
