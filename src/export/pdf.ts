/**
 * Chromium's PDF → the one that is handed out: title, author and dates set, tags that every reader knows, half the
 * size, and the same bytes for the same pages. Chromium's are not: it writes the time, and numbers what it makes as it
 * comes (`pdf-order.ts`). Works on objects as they stand (`pdf-file.ts`); a file in another form
 * goes through pdf-lib first, which takes ten times as long and is loaded only then.
 */
import { Fault } from '../diagnostics/fault.ts';
import type { Print } from './page-work.ts';
import { type PdfFile, type PdfObject, readPdf } from './pdf-file.ts';
import { pdfLacks, TAGS } from './pdf-lacks.ts';
import { steadyOrder } from './pdf-order.ts';
import { dateString, readDictionary, referredObject, textString, writeDictionary } from './pdf-syntax.ts';
import { writePdf } from './pdf-writer.ts';
import { withoutNeedlessTags } from './tag-tree.ts';
import { xmpPacket } from './xmp.ts';

export interface PdfFacts {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  readonly keywords?: readonly string[];
  /** BCP 47 language tag. */
  readonly lang: string;
  /** Stands as the date of creation and of the last change. */
  readonly date: Date;
  /** How many pages there must be; undefined: as many as the text fills. */
  readonly pages?: number | undefined;
  /** True when the pages hold nothing that could be tagged. Default: false. */
  readonly isBlank?: boolean;
  /** Version of Lectern, for the creator; left out when undefined. */
  readonly version?: string;
}

/** Roles of Chromium's tags that PDF 1.7 does not know. Without a mapping, poppler drops bold text from the tree. */
const FOREIGN_ROLES = { Strong: 'Span', Em: 'Span' } as const;

/** Finishes a printed PDF. Throws the fault print-mismatch when it cannot be read, has another number of pages, or lacks tags or fonts. */
export async function finishPdf(print: Print | Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  const file =
    print instanceof Uint8Array ? await readAny(print) : (print.file ?? (await readAny(print.pdf)));
  if (file === undefined) throw unreadable();
  const pages = pageCount(file);
  if (facts.pages !== undefined && pages !== facts.pages) {
    throw new Fault(
      'print-mismatch',
      `the PDF has ${pages} pages, the deck has ${facts.pages} slides`,
      'a slide that breaks over two pages, or is hidden in print, is the likely cause: look at its styles',
    );
  }
  const objects = new Map(file.isSteady === true ? file.objects : withoutNeedlessTags(file).objects);
  change(objects, file.info, (entries) => infoEntries(entries, facts));
  const metadata = addMetadata(objects, facts);
  const catalog = change(objects, file.root, (entries) =>
    catalogEntries(entries, facts).set('/Metadata', metadata),
  );
  for (const [number, object] of objects) objects.set(number, withPlainTitle(object));
  const roles = usedRoles({ ...file, objects });
  if (roles !== undefined) {
    change(objects, catalog.get('/StructTreeRoot'), (entries) => new Map(entries).set('/RoleMap', roles));
  }
  const lacks = pdfLacks({ ...file, objects }).filter((one) => one !== TAGS || facts.isBlank !== true);
  if (lacks.length > 0) {
    throw new Fault(
      'print-mismatch',
      `the PDF that the browser made lacks ${lacks.join(', ')}`,
      'try another browser with --browser; a font that may not be embedded must be replaced in the theme',
    );
  }
  return writePdf(steadyOrder({ ...file, objects }));
}

async function readAny(bytes: Uint8Array): Promise<PdfFile | undefined> {
  return readPdf(bytes) ?? readPdf(await plainForm(bytes));
}

type Entries = ReadonlyMap<string, string>;

/** Replaces the entries of the object that `reference` names, and gives the new ones. */
function change(
  objects: Map<number, PdfObject>,
  reference: string | undefined,
  edit: (entries: Entries) => Entries,
): Entries {
  const number = referredObject(reference);
  const object = number === undefined ? undefined : objects.get(number);
  const entries = object && readDictionary(object.text)?.entries;
  if (number === undefined || entries === undefined) throw unreadable();
  const edited = edit(entries);
  objects.set(number, { ...object, text: writeDictionary(edited) });
  return edited;
}

/** Adds the XMP packet, left readable for programs that know nothing of PDF, and gives the reference to it. */
function addMetadata(objects: Map<number, PdfObject>, facts: PdfFacts): string {
  const number = Math.max(...objects.keys()) + 1;
  const stream = new TextEncoder().encode(xmpPacket(facts, creatorOf(facts)));
  objects.set(number, { text: `<</Type /Metadata /Subtype /XML /Length ${stream.length}>>`, stream });
  return `${number} 0 R`;
}

function creatorOf({ version }: PdfFacts): string {
  return version === undefined ? 'Lectern' : `Lectern ${version}`;
}

function infoEntries(entries: Entries, facts: PdfFacts): Entries {
  const { title, author, subject, keywords, date } = facts;
  const creator = creatorOf(facts);
  const words = keywords === undefined || keywords.length === 0 ? undefined : keywords.join(', ');
  const texts = { Title: title, Author: author, Subject: subject, Keywords: words, Creator: creator };
  const info = new Map<string, string>();
  for (const [key, text] of Object.entries(texts))
    if (text !== undefined) info.set(`/${key}`, textString(text));
  const producer = entries.get('/Producer');
  if (producer !== undefined) info.set('/Producer', producer);
  return info.set('/CreationDate', dateString(date)).set('/ModDate', dateString(date));
}

function catalogEntries(entries: Entries, { lang }: PdfFacts): Map<string, string> {
  const preferences = readDictionary(entries.get('/ViewerPreferences') ?? '')?.entries;
  const shown = new Map(preferences ?? []).set('/DisplayDocTitle', 'true');
  return new Map(entries).set('/ViewerPreferences', writeDictionary(shown)).set('/Lang', textString(lang));
}

/** An entry of the outline without the soft hyphens of its heading. */
function withPlainTitle(object: PdfObject): PdfObject {
  if (!object.text.includes('/Title <') || !/\/Title <[^>]*00ad/i.test(object.text)) return object;
  const text = object.text.replace(/(\/Title <)([0-9a-f]+)>/i, (_, start: string, hex: string) => {
    const signs = hex.match(/.{4}/g) ?? [];
    return `${start}${signs.filter((sign) => sign.toLowerCase() !== '00ad').join('')}>`;
  });
  return { ...object, text };
}

function pageCount({ objects, root }: PdfFile): number | undefined {
  const entriesOf = (reference: string | undefined) =>
    readDictionary(objects.get(referredObject(reference) ?? -1)?.text ?? '')?.entries;
  const count = Number(entriesOf(entriesOf(root)?.get('/Pages'))?.get('/Count') ?? Number.NaN);
  if (!Number.isInteger(count)) throw unreadable();
  return count;
}

/** A role map for the foreign roles that the tags use; undefined when they use none. */
function usedRoles({ objects }: PdfFile): string | undefined {
  const used = Object.entries(FOREIGN_ROLES).filter(([role]) => {
    const tag = `\n/S /${role}\n`;
    return [...objects.values()].some(({ text, stream }) => stream === undefined && text.includes(tag));
  });
  return used.length === 0
    ? undefined
    : writeDictionary(new Map(used.map(([role, known]) => [`/${role}`, `/${known}`])));
}

/** The only door to pdf-lib: rewrites a PDF of any form in the plain one. */
async function plainForm(bytes: Uint8Array): Promise<Uint8Array> {
  // pdf-lib mends torn files as well as it can; a torn print must not be handed out.
  if (!/%%EOF\s*$/.test(new TextDecoder('latin1').decode(bytes.slice(-16)))) throw unreadable();
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return await document.save({
      useObjectStreams: false,
      addDefaultPage: false,
      updateFieldAppearances: false,
    });
  } catch {
    throw unreadable();
  }
}

function unreadable(): Fault {
  return new Fault(
    'print-mismatch',
    'the PDF that the browser made cannot be read',
    'try another browser with --browser',
  );
}
