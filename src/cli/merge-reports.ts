/** `lectern build --merge-reports`: what several shards made → one gallery, or what is missing. */
import { resolve } from 'node:path';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import type { CommandContext } from './command.ts';
import { jsonDiagnostics } from './report/json.ts';
import { sayDiagnostics, shorten } from './report/report.ts';

export interface JoinArguments {
  readonly decks?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly shard?: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export async function joinShards(args: JoinArguments, context: CommandContext): Promise<number> {
  const { host, terminal } = context;
  if ((args.decks ?? []).length > 0 || args.shard !== undefined)
    throw new Fault(
      'usage',
      '--merge-reports joins all that lies in the output folder; it takes no decks and no --shard',
    );
  const { mergeReports } = await import('../pipeline/merge-reports.ts');
  const out = args.out === undefined ? {} : { out: resolve(host.workingFolder, args.out) };
  const joined = await mergeReports(host, out);
  const { decks, gallery, diagnostics } = joined;
  const show = (file: string) => shorten(host, file);
  if (args.json) {
    const document = {
      decks: decks.map(({ folder, title, audience, row, slides, minutes, warnings, files }) => ({
        folder,
        title,
        audience: audience ?? null,
        row: row ?? null,
        slides,
        minutes,
        warnings,
        outputs: files.map(({ format, path, bytes, count }) => ({
          format,
          path: show(resolve(joined.out, path)),
          bytes,
          count,
        })),
      })),
      gallery: gallery === undefined ? null : show(gallery),
      diagnostics: jsonDiagnostics(diagnostics, show),
    };
    terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    await sayDiagnostics(diagnostics, { host, terminal, quiet: args.quiet });
    if (gallery !== undefined) terminal.out(`${show(gallery)}\n`);
    if (!args.quiet)
      terminal.say(closing(joined.decks.length, { gallery, failed: hasErrors(diagnostics), show }));
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

function closing(
  decks: number,
  { gallery, failed, show }: { gallery: string | undefined; failed: boolean; show: (file: string) => string },
): string {
  if (failed) return 'The gallery was left as it is.\n';
  const joined = `${decks} deck${decks === 1 ? '' : 's'} joined.`;
  return gallery === undefined ? `${joined}\n` : `${joined} Look at ${show(gallery)} first.\n`;
}
