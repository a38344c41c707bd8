import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { finishPdf, type PdfFacts } from '../../../src/export/pdf.ts';
import { readPdf } from '../../../src/export/pdf-file.ts';
import { plainPdf } from './plain-pdf.ts';

const facts: PdfFacts = {
  title: 'Prices (2026)',
  author: 'Ada Łoś',
  subject: 'What it costs',
  keywords: ['prices', 'press'],
  lang: 'de',
  date: new Date('2026-03-01T12:30:05.999Z'),
  pages: 2,
  version: '0.1.0',
};

const read = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });

describe('a finished PDF', () => {
  it('says title, author, subject, keywords, creator, and both dates', async () => {
    const document = await read(await finishPdf(plainPdf(), facts));
    expect(document.getTitle()).toBe('Prices (2026)');
    expect(document.getAuthor()).toBe('Ada Łoś');
    expect(document.getSubject()).toBe('What it costs');
    expect(document.getKeywords()).toBe('prices, press');
    expect(document.getCreator()).toBe('Lectern 0.1.0');
    expect(document.getProducer()).toBe('Skia/PDF m147');
    expect(document.getCreationDate()).toEqual(new Date('2026-03-01T12:30:05Z'));
    expect(document.getModificationDate()).toEqual(new Date('2026-03-01T12:30:05Z'));
  });

  it('shows its title in the title bar, says its language and keeps other preferences', async () => {
    const { catalog } = await read(await finishPdf(plainPdf(), facts));
    const preferences = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true');
    expect(String(preferences.get(PDFName.of('HideToolbar')))).toBe('false');
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('de');
  });

  it('says the same as XMP, readable without a PDF reader', async () => {
    const bytes = Buffer.from(await finishPdf(plainPdf(), { ...facts, title: 'Prices <2026> & more' }));
    const text = bytes.toString('utf8');
    const packet = text.slice(text.indexOf('<?xpacket begin'), text.indexOf('<?xpacket end'));
    for (const part of [
      '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Prices &#60;2026&#62; &#38; more</rdf:li>',
      '<dc:creator><rdf:Seq><rdf:li>Ada Łoś</rdf:li>',
      '<dc:language><rdf:Bag><rdf:li>de</rdf:li>',
      '<rdf:li>prices</rdf:li><rdf:li>press</rdf:li>',
      '<pdf:Keywords>prices, press</pdf:Keywords>',
      '<xmp:CreateDate>2026-03-01T12:30:05Z</xmp:CreateDate>',
    ])
      expect(packet).toContain(part);
    const { catalog } = await read(bytes);
    expect(catalog.lookup(PDFName.of('Metadata'))).toBeDefined();
  });

  it('maps the roles that it uses and PDF 1.7 does not know', async () => {
    const rolesOf = async (roles: readonly string[]) => {
      const { catalog } = await read(await finishPdf(plainPdf({ roles }), facts));
      const tree = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
      return String(tree.get(PDFName.of('RoleMap')) ?? 'none').replace(/\s+/g, ' ');
    };
    expect(await rolesOf(['Strong'])).toBe('<< /Strong /Span >>');
    expect(await rolesOf(['Em'])).toBe('<< /Em /Span >>');
    expect(await rolesOf(['P'])).toBe('none');
  });

  it('is the same whenever it was printed, and however many prints came before', async () => {
    const early = await finishPdf(plainPdf({ firstId: 82, date: "20260101000000+00'00'" }), facts);
    const late = await finishPdf(plainPdf({ firstId: 99_998, date: "20261231235959+00'00'" }), facts);
    expect(Buffer.from(early).equals(Buffer.from(late))).toBe(true);
  });

  it('is the same in whichever order the browser came to name its tags', async () => {
    const [one, other] = [
      await finishPdf(plainPdf(), facts),
      await finishPdf(plainPdf({ swapped: true }), facts),
    ];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it('differs, its identifier too, when anything that it says differs', async () => {
    const [one, other] = [
      await finishPdf(plainPdf(), facts),
      await finishPdf(plainPdf(), { ...facts, title: 'Other' }),
    ];
    const identifier = async (bytes: Uint8Array) => String((await read(bytes)).context.trailerInfo.ID);
    expect(await identifier(one)).not.toBe(await identifier(other));
  });

  it('keeps names of tags in order, and references to them', async () => {
    const document = await read(await finishPdf(plainPdf({ firstId: 99_998 }), facts));
    const names = document.catalog
      .lookup(PDFName.of('StructTreeRoot'), PDFDict)
      .lookup(PDFName.of('IDTree'), PDFDict)
      .lookup(PDFName.of('Names'), PDFArray);
    expect(String(names)).toMatch(/^\[ \(node00000001\) \d+ 0 R \(node00000002\) \d+ 0 R \]$/);
    const text = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .join('\n');
    expect(text).toContain('/Headers [ (node00000001) ]');
  });

  it('keeps strings with parentheses and what looks like syntax', async () => {
    const document = await read(await finishPdf(plainPdf(), facts));
    const text = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .join('\n');
    expect(text).toContain('(a \\( parenthesis and \\) >> endobj)');
  });

  it('says nothing that nobody told it', async () => {
    const { title, lang, date, pages } = facts;
    const document = await read(await finishPdf(plainPdf(), { title, lang, date, pages, keywords: [] }));
    expect(document.getAuthor()).toBeUndefined();
    expect(document.getSubject()).toBeUndefined();
    expect(document.getKeywords()).toBeUndefined();
    expect(document.getCreator()).toBe('Lectern');
  });

  it('is much smaller when it has many pages', async () => {
    const printed = plainPdf({ pages: 500 });
    expect((await finishPdf(printed, { ...facts, pages: 500 })).length).toBeLessThan(printed.length / 2);
  });
});

describe('a PDF in the packed form', () => {
  it('is finished too, by way of pdf-lib', async () => {
    const packed = await finishPdf(plainPdf(), facts);
    expect(readPdf(packed)).toBeUndefined();
    const again = await finishPdf(packed, { ...facts, title: 'Again' });
    expect((await read(again)).getTitle()).toBe('Again');
    expect(
      Buffer.from(await finishPdf(packed, { ...facts, title: 'Again' })).equals(Buffer.from(again)),
    ).toBe(true);
  });
});

describe('a PDF that is not right', () => {
  it('is refused when it has another number of pages than the deck', async () => {
    await expect(finishPdf(plainPdf({ pages: 3 }), facts)).rejects.toMatchObject({
      code: 'print-mismatch',
      message: 'the PDF has 3 pages, the deck has 2 slides',
    });
  });

  it('is refused when it lacks its tags or a font, and the message says which', async () => {
    await expect(finishPdf(plainPdf({ tagged: false }), facts)).rejects.toMatchObject({
      code: 'print-mismatch',
      message: 'the PDF that the browser made lacks its tags',
    });
    await expect(finishPdf(plainPdf({ font: '/BaseFont /Lato-Bold' }), facts)).rejects.toMatchObject({
      message: 'the PDF that the browser made lacks the font Lato-Bold',
    });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['no PDF', new TextEncoder().encode('Slides')],
    ['cut off', plainPdf().slice(0, 700)],
    ['cut off in its trailer', plainPdf().slice(0, -20)],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(finishPdf(bytes, facts)).rejects.toMatchObject({ code: 'print-mismatch' });
  });

  it('is refused, not misread, when bytes were changed at random', async () => {
    const whole = plainPdf();
    for (let turn = 0; turn < 300; turn += 1) {
      const broken = whole.slice();
      broken[(turn * 7919) % broken.length] = (turn * 31) % 256;
      const outcome = await finishPdf(broken, facts).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'print-mismatch' });
    }
  });
});
