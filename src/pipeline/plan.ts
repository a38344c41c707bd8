/** What `lectern plan` knows: for each section and audience, in or out, and the rule that decided. No browser, no Marp. */
import { resolve } from 'node:path';
import {
  type Diagnostic,
  diagnose,
  hasErrors,
  type Outcome,
  sortDiagnostics,
} from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { listSectionIds, suggestSection } from '../load/section-file.ts';
import {
  type PlanDocument,
  type PlanTable,
  planDocument,
  planTables,
  type SectionUse,
  whereUsed,
} from '../select/plan.ts';
import { type ChooseRequest, type Chosen, chooseDecks } from './choose.ts';
import { relativePath } from './relative.ts';
import { createSettler } from './settler.ts';

export type { PlanTable, SectionUse };

export interface PlanRequest extends ChooseRequest {
  /** Only the uses of this section: its id, or the path of its file. */
  readonly where?: string;
}

export interface PlanResult {
  readonly tables: readonly PlanTable[];
  readonly document: PlanDocument;
  /** Undefined unless a section was asked for. */
  readonly uses?: readonly SectionUse[];
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
}

/** Plans decks. The tables are also given when there are errors, as far as they can be known. */
export async function planDecks(host: Host, request: PlanRequest): Promise<PlanResult> {
  const chosen = await chooseDecks(host, request);
  const decks = chosen.value.decks.map((one) => one.deck);
  const uses = request.where === undefined ? undefined : await usesOf(host, chosen.value, request.where);
  const settler = createSettler(chosen.value);
  const diagnostics = sortDiagnostics(settler.settle([...chosen.diagnostics, ...(uses?.diagnostics ?? [])]));
  return {
    tables: planTables(decks),
    document: planDocument(decks, (path) => relativePath(host.workingFolder, path)),
    ...(uses === undefined ? {} : { uses: uses.value }),
    diagnostics,
    failed: hasErrors(diagnostics),
  };
}

/** The uses of a section named by its id or by a path; a name that no section has is an error. */
async function usesOf(host: Host, chosen: Chosen, where: string): Promise<Outcome<readonly SectionUse[]>> {
  const { project, decks } = chosen;
  const value = whereUsed(
    decks.map((one) => one.deck),
    { id: where, file: resolve(host.workingFolder, where) },
  );
  if (value.length > 0) return { value, diagnostics: [] };
  const files = [...new Set(decks.map(({ deck }) => deck.file))];
  const listed = await Promise.all(
    files.map((deckFile) => listSectionIds(host, { root: project.root, deckFile })),
  );
  const known = [...new Set(listed.flat())].sort();
  if (known.some((id) => id.normalize() === where.normalize())) return { value, diagnostics: [] };
  const hint = suggestSection(where, known);
  return { value, diagnostics: [diagnose('section-missing', `there is no section "${where}"`, { hint })] };
}
