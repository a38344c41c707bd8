/**
 * Rendered slides → the page that is presented: `deck.html`, which never holds a speaker note, and `presenter.html`,
 * the same with notes and plan. Without a script both are a column of slides; printed, both are one slide a page.
 */
import { createHash } from 'node:crypto';
import type { ViewerFiles, ViewerRole, ViewerSection } from '../model/viewer.ts';
import { fillWords } from '../model/viewer-words.ts';
import { escapeHtml, fillSlide, type PageRequest, writeDocument } from './page.ts';
import { viewerWords, wordsIn } from './viewer-words.ts';

export interface ViewerPageRequest {
  readonly page: PageRequest;
  readonly role: ViewerRole;
  readonly files: ViewerFiles;
  readonly sections: readonly ViewerSection[];
  /** Names the deck to other windows that show it: the same for all pages of one deck. Never shown; only its hash is written. */
  readonly key: string;
  /** A script of the server that serves the page, what it starts from, and whom it may ask (`connect-src`). */
  readonly live?: { readonly script: string; readonly start: unknown; readonly connect: string };
  /** Where the speaker's page finds the audience's; default: itself, as `?audience`. */
  readonly audiencePage?: string;
}

/** The page as text. Equal requests give equal bytes. */
export function writeViewerPage(request: ViewerPageRequest): string {
  const { page, role, files, live } = request;
  const slides = page.rendered.slides.map((_, index) => writeViewerSlide(request, index));
  return writeDocument(page, {
    css: '',
    viewerCss: files.style,
    boot: files.boot,
    body: [
      `<main class="lectern-deck">\n${slides.join('\n')}\n</main>`,
      dataBlock('lectern-words', viewerWords(page.lang, role)),
      ...(live === undefined ? [] : [dataBlock('lectern-live', live.start)]),
    ].join('\n'),
    // The server's script comes before the viewer, while the slides are as they were sent.
    scripts: [...(live === undefined ? [] : [live.script]), files.script],
    attributes: attributesOf(request),
    title: viewerTitle(request),
    ...(live === undefined ? {} : { connect: live.connect }),
  });
}

/** What the page of a role is called. */
export function viewerTitle({ page, role }: Pick<ViewerPageRequest, 'page' | 'role'>): string {
  const { title, lang } = page;
  return role === 'presenter' ? fillWords(wordsIn(lang).speaker.presenterTitle, { title }) : title;
}

/** A slide as it stands in the page, by its index, with its notes where they may be. `svg`: the slide itself, filled. */
export function writeViewerSlide(
  { page, role, sections }: Pick<ViewerPageRequest, 'page' | 'role' | 'sections'>,
  index: number,
  svg: string = fillSlide(page, index),
): string {
  const { slides } = page.rendered;
  const words = wordsIn(page.lang);
  const label = escapeHtml(fillWords(words.slideOf, { n: index + 1, all: slides.length }));
  const section = sections.find(({ first }) => first === index);
  const belongs = sectionAttributes(section, role);
  const notes = role === 'deck' ? '' : writeNotes(slides[index]?.notes ?? [], words.speaker.notes);
  return `<div class="lectern-slide" role="group" aria-roledescription="${escapeHtml(words.slide)}" aria-label="${label}"${belongs}><div class="marpit">${svg}</div>${notes}</div>`;
}

/** A block of data is no script to a browser; its end must not stand in it. */
function dataBlock(id: string, data: unknown): string {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${id}">${text}</script>`;
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
function writeNotes(notes: readonly string[], label: string): string {
  const paragraphs = notes
    .flatMap((note) => note.trim().split(/\n\s*\n/))
    .filter((text) => text.trim() !== '');
  if (paragraphs.length === 0) return '';
  const written = paragraphs.map((text) => `<p>${escapeHtml(text.trim())}</p>`).join('');
  return `<div class="lectern-notes" role="note" aria-label="${escapeHtml(label)}" tabindex="0">${written}</div>`;
}
