/** Facts about a PDF, read with a library that has no part in making it. */
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfFacts {
  readonly pages: number;
  /** Width and height of the first page in points. */
  readonly size: readonly number[];
  readonly text: readonly string[];
  readonly title: unknown;
  readonly author: unknown;
  readonly lang: unknown;
  readonly tagged: boolean;
  readonly outline: readonly string[];
  /** Roles of the structure tree of each page, in order. */
  readonly roles: readonly (readonly string[])[];
  /** Numbers of the pages that links inside of the document lead to, in the order of the links. */
  readonly linkPages: readonly number[];
  /** Alternative texts in the structure tree. */
  readonly alts: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Node[];
}

export async function readPdf(file: string): Promise<PdfFacts> {
  const document = await getDocument({
    data: new Uint8Array(readFileSync(file)),
    verbosity: 0,
  }).promise;
  const [{ info }, outline, marked] = await Promise.all([
    document.getMetadata(),
    document.getOutline(),
    document.getMarkInfo(),
  ]);
  const text: string[] = [];
  const trees: Node[] = [];
  const linkPages: number[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    text.push(
      content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    for (const { dest } of (await page.getAnnotations()) as readonly { dest?: unknown }[]) {
      const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
      if (Array.isArray(place)) linkPages.push((await document.getPageIndex(place[0])) + 1);
    }
    trees.push(((await page.getStructTree()) ?? {}) as Node);
  }
  const facts = info as Record<string, unknown>;
  const result = {
    pages: document.numPages,
    size: (await document.getPage(1)).view.slice(2),
    text,
    title: facts.Title,
    author: facts.Author,
    lang: facts.Language,
    tagged: marked?.Marked === true,
    outline: (outline ?? []).map((item) => item.title),
    roles: trees.map((tree) => flatten(tree).flatMap((node) => node.role ?? [])),
    linkPages,
    alts: trees.flatMap((tree) => flatten(tree).flatMap((node) => node.alt ?? [])),
  };
  await document.loadingTask.destroy();
  return result;
}

function flatten(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}
