/** What `lectern plan` knows: for each section and audience, in or out, and the rule that decided. No browser, no Marp. */
import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import {
  type PlanDocument,
  type PlanTable,
  planDocument,
  planTables,
  type SectionUse,
  whereUsed,
} from '../select/plan.ts';
import { type ChooseRequest, chooseDecks } from './choose.ts';
import { relativePath } from './relative.ts';

export type { PlanTable, SectionUse };

export interface PlanRequest extends ChooseRequest {
  /** Only the uses of this section. */
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
  const diagnostics = sortDiagnostics(chosen.diagnostics);
  return {
    tables: planTables(decks),
    document: planDocument(decks, (path) => relativePath(host.workingFolder, path)),
    ...(request.where === undefined ? {} : { uses: whereUsed(decks, request.where) }),
    diagnostics,
    failed: hasErrors(diagnostics),
  };
}
