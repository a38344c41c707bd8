/** `report.json`: plan, slides, sources, claims, diagnostics, hashes of what went in and what came out. */

import type { MergeRow } from '../../model/row.ts';
import { originPlace } from '../../source/mapped-text.ts';
import { relativePath } from '../relative.ts';
import { slideSections } from '../slide-sections.ts';
import { encode, type Output, type OutputContext, sha256 } from './output.ts';

/** The report holds only what this audience may see: sections that it gets, and nothing about the others. */
export async function makeReport(
  { host, page, project, diagnostics }: OutputContext,
  outputs: readonly Output[],
): Promise<Output> {
  const { deck, assembled, rendered } = page;
  const { root } = project;
  const kept = deck.plan.sections.filter((entry) => entry.included);
  const files = new Set([deck.file, ...kept.map((entry) => entry.file)]);
  const texts = [...files].sort();
  const sections = slideSections(page);
  const report = {
    deck: deck.id,
    audience: deck.audience?.id ?? null,
    audienceName: deck.audience?.name ?? null,
    row: deck.row?.id ?? null,
    rowName: deck.row?.name ?? null,
    title: page.title,
    lang: deck.lang,
    theme: rendered.theme,
    page: page.hash,
    minutes: deck.plan.minutes,
    budget: deck.plan.budget ?? null,
    plan: kept.map(({ id, file, minutes, slides, rule }) => ({
      id,
      file: relativePath(root, file),
      minutes,
      slides,
      rule,
    })),
    slides: rendered.slides.map((slide, index) => {
      const at = originPlace(assembled.mapped, slide.line + 1);
      return {
        number: index + 1,
        heading: slide.heading ?? null,
        section: sections[index]?.section ?? null,
        file: relativePath(root, at.file),
        line: at.line,
      };
    }),
    sources: assembled.cited.map((source, index) => ({
      number: index + 1,
      id: source.id,
      standing: source.standing ?? null,
      reference: source.reference,
    })),
    claims: assembled.claims.map((claim) => ({
      section: claim.section,
      sources: claim.sources,
      partyOnly: claim.partyOnly,
      file: relativePath(root, claim.at.file),
      line: claim.at.line,
    })),
    diagnostics: diagnostics
      .filter((one) => one.at !== undefined && files.has(one.at.file))
      .map(({ code, severity, message, at }) => ({
        code,
        severity,
        message,
        file: relativePath(root, at?.file ?? ''),
        line: at?.line,
        column: at?.column,
      })),
    inputs: [
      ...(await Promise.all(
        [...texts, ...page.assets].map(async (file) => ({
          file: relativePath(root, file),
          sha256: sha256(await host.readFile(file)),
        })),
      )),
      ...rowInput(deck.row, root),
    ],
    outputs: outputs.map(({ format, name, bytes }) => ({
      format,
      file: name,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
  };
  return { format: 'json', name: 'report.json', bytes: encode(`${JSON.stringify(report, null, 2)}\n`) };
}

/** The row alone: what the others hold is nothing that this deck was made of. */
function rowInput(row: MergeRow | undefined, root: string): readonly object[] {
  if (row === undefined) return [];
  const { file, line } = row.at;
  return [{ file: relativePath(root, file), line, sha256: sha256(encode(JSON.stringify(row.values))) }];
}
