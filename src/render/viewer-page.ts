/**
 * Rendered slides → the page that is presented: `deck.html`, which never holds a speaker note, and `presenter.html`,
 * the same with notes and plan. Without a script both are a column of slides; printed, both are one slide a page.
 */
import { createHash } from 'node:crypto';
import type { ViewerFiles, ViewerRole, ViewerSection } from '../model/viewer.ts';
import { escapeHtml, fillSlides, type PageRequest, writeDocument } from './page.ts';

export interface ViewerPageRequest {
  readonly page: PageRequest;
  readonly role: ViewerRole;
  readonly files: ViewerFiles;
  readonly sections: readonly ViewerSection[];
  /** Names the deck to other windows that show it: the same for all pages of one deck. Never shown; only its hash is written. */
  readonly key: string;
  /** A script of the server that serves the page, and whom it may ask (`connect-src`). */
  readonly live?: { readonly script: string; readonly connect: string };
  /** Where the speaker's page finds the audience's; default: itself, as `?audience`. */
  readonly audiencePage?: string;
}

/** The page as text. Equal requests give equal bytes. */
export function writeViewerPage(request: ViewerPageRequest): string {
  const { page, role, files, live } = request;
  const slides = fillSlides(page);
  const sections = new Map(request.sections.map((section) => [section.first, section]));
  const holders = slides.map((svg, index) => {
    const label = `Slide ${index + 1} of ${slides.length}`;
    const belongs = sectionAttributes(sections.get(index), role);
    const notes = role === 'deck' ? '' : writeNotes(page.rendered.slides[index]?.notes ?? []);
    return `<div class="lectern-slide" role="group" aria-roledescription="slide" aria-label="${label}"${belongs}><div class="marpit">${svg}</div>${notes}</div>`;
  });
  return writeDocument(page, {
    css: '',
    viewerCss: files.style,
    boot: files.boot,
    body: `<main class="lectern-deck">\n${holders.join('\n')}\n</main>`,
    scripts: [files.script, ...(live === undefined ? [] : [live.script])],
    attributes: attributesOf(request),
    ...(role === 'presenter' ? { title: `${page.title} (presenter)` } : {}),
    ...(live === undefined ? {} : { connect: live.connect }),
  });
}

function sectionAttributes(section: ViewerSection | undefined, role: ViewerRole): string {
  if (section === undefined) return '';
  const minutes = role === 'deck' ? '' : ` data-minutes="${section.minutes}"`;
  return ` data-section="${escapeHtml(section.name)}"${minutes}`;
}

function attributesOf({
  page,
  role,
  key,
  audiencePage,
}: ViewerPageRequest): Readonly<Record<string, string>> {
  const { width, height } = page.rendered;
  return {
    'data-page': role,
    'data-deck': createHash('sha256').update(key).digest('hex').slice(0, 16),
    ...(role === 'presenter' ? { 'data-title': page.title } : {}),
    ...(audiencePage === undefined ? {} : { 'data-audience-page': audiencePage }),
    style: `--lectern-ratio:${Number((width / height).toFixed(6))}`,
  };
}

/** Each comment is a paragraph or, where it has empty lines, several; lines stay lines. */
function writeNotes(notes: readonly string[]): string {
  const paragraphs = notes
    .flatMap((note) => note.trim().split(/\n\s*\n/))
    .filter((text) => text.trim() !== '');
  if (paragraphs.length === 0) return '';
  const written = paragraphs.map((text) => `<p>${escapeHtml(text.trim())}</p>`).join('');
  return `<div class="lectern-notes" role="note" aria-label="Notes" tabindex="0">${written}</div>`;
}
