/**
 * `lectern build --merge-reports`: what several runs made, brought together in one output folder → one gallery and one
 * account, or what is missing from them. Nothing is built.
 */
import { join } from 'node:path';
import { type Diagnostic, diagnose, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { createFontLoader } from '../load/fonts/loader.ts';
import { loadProject } from '../load/project.ts';
import { readReports } from '../load/report.ts';
import { readShardLists } from '../load/shard-list.ts';
import type { GalleryVersion } from '../model/gallery.ts';
import { type ShardList, shardFile } from '../model/shard.ts';
import { rootFor } from './choose.ts';
import { CUT_FONTS } from './deck-fonts.ts';
import { writeFiles } from './file-delivery.ts';
import { foreignGallery, updateGallery } from './gallery.ts';
import { openKeptFiles } from './kept/files.ts';

export interface JoinedRuns {
  /** Every deck that lies in the output folder. */
  readonly decks: readonly GalleryVersion[];
  /** The output folder, absolute. */
  readonly out: string;
  readonly gallery?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Joins; `out`, absolute, is by default that of the project. With errors there is no new gallery. */
export async function mergeReports(host: Host, request: { readonly out?: string }): Promise<JoinedRuns> {
  const root = await rootFor(host, undefined);
  const project = await loadProject(host, root);
  const out = request.out ?? project.value.settings.out ?? join(root, 'out');
  const [decks, lists] = await Promise.all([readReports(host, out), readShardLists(host, out)]);
  const diagnostics = sortDiagnostics([
    ...project.diagnostics,
    ...missingShards(lists, out),
    ...missingDecks(lists, decks),
    ...(await foreignGallery(host, out)),
  ]);
  if (hasErrors(diagnostics) || diagnostics.some(({ code }) => code === 'gallery-kept-out'))
    return { decks, out, diagnostics };
  const thumbnails = new Map(
    lists.flatMap((list) =>
      [...list.thumbnails].map(
        ([page, webp]) => [page, new Uint8Array(Buffer.from(webp, 'base64'))] as const,
      ),
    ),
  );
  const fonts = createFontLoader(host, [root, host.packageFolder()], openKeptFiles(host, CUT_FONTS));
  const gallery = await updateGallery(host, { out, thumbnails, fonts, delivery: writeFiles(host, out) });
  return { decks, out, gallery, diagnostics };
}

function missingShards(lists: readonly ShardList[], out: string): readonly Diagnostic[] {
  const [first] = lists;
  if (first === undefined) {
    const hint = 'build with --shard 1/4 and so on, and bring their output folders together in one';
    return [diagnose('shard-missing', 'no shard has left its list in the output folder', { hint })];
  }
  const plan = JSON.stringify([first.of, first.shares]);
  const other = lists.find(({ of, shares }) => JSON.stringify([of, shares]) !== plan);
  if (other !== undefined) {
    const at = { file: join(out, shardFile(other)), line: 1, column: 1 };
    const related = [
      { message: 'the other list', at: { file: join(out, shardFile(first)), line: 1, column: 1 } },
    ];
    const hint = 'build all shards of one commit, with the same decks, table and flags';
    return [
      diagnose('shard-differs', 'this shard was to build other decks than the others', { at, hint, related }),
    ];
  }
  const there = new Set(lists.map(({ index }) => index));
  return Array.from({ length: first.of }, (_, index) => index + 1)
    .filter((index) => !there.has(index))
    .map((index) => {
      const count = first.shares.filter(({ shard }) => shard === index).length;
      const message = `shard ${index} of ${first.of} is missing, with ${count} deck${count === 1 ? '' : 's'}`;
      return diagnose('shard-missing', message, { hint: `build it: --shard ${index}/${first.of}` });
    });
}

/** Decks whose shard has been here, and whose report or files have not, or not whole. */
function missingDecks(lists: readonly ShardList[], decks: readonly GalleryVersion[]): readonly Diagnostic[] {
  const whole = new Set(decks.filter(({ isWhole }) => isWhole).map(({ folder }) => folder));
  const there = new Set(lists.map(({ index }) => index));
  const lacking = (lists[0]?.shares ?? []).filter(
    ({ folder, shard }) => there.has(shard) && !whole.has(folder),
  );
  return lacking.map(({ folder, shard }) =>
    diagnose('shard-missing', `"${folder}" of shard ${shard} is missing or not whole`, {
      hint: 'bring all files of that shard here, or build it again',
    }),
  );
}
