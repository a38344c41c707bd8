/** A PDF → what its reader gets: for each page its size, its text and its picture. The only door to pdfjs-dist here. */
import { readFile } from 'node:fs/promises';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly pixels: Uint8ClampedArray;
}

export interface PdfPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** In the order of the file, with white space as single spaces. */
  readonly text: string;
  readonly picture: Picture;
}

/** Pixels for each point: a slide of 960 × 540 points becomes 640 × 360 pixels. */
const SCALE = 2 / 3;

export async function readPdf(path: string): Promise<readonly PdfPage[]> {
  const data = new Uint8Array(await readFile(path));
  const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    pages.push(await readPage(document, await document.getPage(number)));
  }
  await document.destroy();
  return pages;
}

async function readPage(document: PDFDocumentProxy, page: PDFPageProxy): Promise<PdfPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  return { width, height, text: text.replace(/\s+/g, ' ').trim(), picture: await drawPage(document, page) };
}

/** Drawn on a canvas of pdfjs' own making: it carries a version of the canvas package that fits it. */
async function drawPage(document: PDFDocumentProxy, page: PDFPageProxy): Promise<Picture> {
  const viewport = page.getViewport({ scale: SCALE });
  const width = Math.round(viewport.width);
  const height = Math.round(viewport.height);
  const { canvas, context } = (document.canvasFactory as CanvasFactory).create(width, height);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}

interface CanvasFactory {
  create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
}
