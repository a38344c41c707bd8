/**
 * Decks → `out/index.html`: one self-contained page that shows every version of every deck with the files that there
 * are. Rows of a merge stand in lists (`gallery-rows.ts`), whose filter is the only script. For the author: it names all
 * audiences. Equal decks give equal bytes.
 */
import { GALLERY_MARK, type GalleryDeck, type GalleryFile, type GalleryVersion } from '../model/gallery.ts';
import { counted, writeAuthorPage } from './author-page.ts';
import { GALLERY_CSS } from './gallery-css.ts';
import { groupRows, ROW_FILTER, type RowGroup, writeRows } from './gallery-rows.ts';
import { escapeHtml } from './page.ts';

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  html: 'HTML',
  presenter: 'Presenter',
  pdf: 'PDF',
  handout: 'Handout',
  script: 'Script',
  png: 'Pictures',
  jpeg: 'Pictures (JPEG)',
  webp: 'Pictures (WebP)',
  md: 'Markdown',
  json: 'Report',
};
const SEPARATOR = '<span aria-hidden="true"> · </span>';
const FORMAT_ORDER = Object.keys(FORMAT_NAMES);

/** Writes the page. `fontCss`: `@font-face` rules of Source Serif 4 and Source Sans 3. */
export function writeGallery(decks: readonly GalleryDeck[], fontCss: string): string {
  const hasRows = decks.some((deck) => deck.versions.some(({ row }) => row !== undefined));
  const versions = decks.reduce((sum, deck) => sum + deck.versions.length, 0);
  return writeAuthorPage({
    mark: GALLERY_MARK,
    title: 'Slide decks',
    top: `<h1>Slide decks</h1><p>${counted(decks.length, 'deck')} in ${counted(versions, 'version')}</p>`,
    main: decks.map(writeDeck),
    footer: 'it names every audience. To hand out one version, hand out its folder.',
    css: `${fontCss}${GALLERY_CSS}`,
    ...(hasRows ? { script: ROW_FILTER } : {}),
  });
}

/** The thumbnails of a gallery that was written earlier: `data:` address by the hash of the page that it pictures. */
export function readThumbnails(html: string): ReadonlyMap<string, string> {
  const found = html.matchAll(
    /<img data-page="([0-9a-f]{64})" src="(data:image\/webp;base64,[A-Za-z0-9+/=]+)"/g,
  );
  return new Map([...found].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function writeDeck({ id, versions }: GalleryDeck): string {
  const [first] = versions;
  if (first === undefined) return '';
  const single = versions.filter(({ row }) => row === undefined);
  const anchor = escapeHtml(`deck-${id}`);
  return [
    `<section aria-labelledby="${anchor}">`,
    `<h2 id="${anchor}"${languageOf(first)}>${escapeHtml(first.title)}</h2>`,
    `<p class="folder">${escapeHtml(id)}</p>`,
    ...(single.length === 0
      ? []
      : ['<ul class="versions">', ...single.map((one) => writeVersion(one, first.title)), '</ul>']),
    ...groupRows(versions).map(writeGroup),
    '</section>',
  ].join('\n');
}

/** The rows of one audience, with a picture of one of them. */
function writeGroup(group: RowGroup): string {
  const [first] = group.versions;
  if (first === undefined) return '';
  const shown = group.versions.find(({ thumbnail }) => thumbnail !== undefined) ?? first;
  const count = counted(group.versions.length, 'row');
  const heading = first.audience === undefined ? count : `${escapeHtml(first.audience)}: ${count}`;
  const facts = `<p class="facts">${factsOf(group.versions)}</p>`;
  return [
    '<div class="rows">',
    writePicture(shown),
    `<div><h3>${heading}</h3>`,
    facts,
    writeRows(group, (files) => inOrder(files).map(writeLink).join(' ')),
    '</div>',
    '</div>',
  ].join('\n');
}

/** `11 to 12 slides · 12 min · 3 rows with warnings`. */
function factsOf(versions: readonly GalleryVersion[]): string {
  const range = (numbers: readonly number[], noun: string) => {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return least === most ? counted(most, noun) : `${least} to ${counted(most, noun)}`;
  };
  const warned = versions.filter(({ warnings }) => warnings > 0).length;
  const facts = [
    range(
      versions.map(({ slides }) => slides),
      'slide',
    ),
    `${range(
      versions.map(({ minutes }) => minutes),
      'minute',
    )}`,
    ...(warned === 0 ? [] : [`<strong>${counted(warned, 'row')} with warnings</strong>`]),
  ];
  return facts.join(SEPARATOR);
}

function writeLink({ format, path, count }: GalleryFile): string {
  const name = FORMAT_NAMES[format] ?? format;
  return `<a href="${addressOf(path)}">${escapeHtml(name)}</a>${count > 1 ? ` × ${count}` : ''}`;
}

function writeVersion(version: GalleryVersion, deckTitle: string): string {
  const name = version.audience ?? 'For everybody';
  const { slides, minutes, budget, warnings, title } = version;
  const time = budget === undefined ? `${minutes} min` : `${minutes} of ${budget} min`;
  const facts = [
    counted(slides, 'slide'),
    time,
    ...(warnings === 0 ? [] : [`<strong>${counted(warnings, 'warning')}</strong>`]),
  ];
  const files = inOrder(version.files);
  const [main] = files;
  const heading = escapeHtml(name);
  return [
    '<li>',
    writePicture(version),
    main === undefined
      ? `<h3>${heading}</h3>`
      : `<h3><a class="main" href="${addressOf(main.path)}">${heading}</a></h3>`,
    ...(title === deckTitle ? [] : [`<p class="own-title"${languageOf(version)}>${escapeHtml(title)}</p>`]),
    `<p class="facts">${facts.join(SEPARATOR)}</p>`,
    `<ul class="files" aria-label="Files: ${heading}">`,
    ...files.map(writeFile),
    '</ul>',
    '</li>',
  ].join('\n');
}

function writePicture({ thumbnail, title, lang, page }: GalleryVersion): string {
  if (thumbnail !== undefined)
    return `<div class="picture"><img data-page="${page}" src="${thumbnail}" alt="" width="480" loading="lazy"></div>`;
  return `<div class="picture bare" aria-hidden="true"><span${languageOf({ lang })}>${escapeHtml(title)}</span></div>`;
}

function writeFile({ format, path, bytes, count }: GalleryFile): string {
  const name = FORMAT_NAMES[format] ?? format;
  const many = count > 1 ? ` × ${count}` : '';
  return `<li><a href="${addressOf(path)}">${escapeHtml(name)}</a>${many} <span class="size">${sizeOf(bytes)}</span></li>`;
}

/** As people look for them: what is presented first, what programs read last. */
function inOrder(files: readonly GalleryFile[]): readonly GalleryFile[] {
  return [...files].sort((a, b) => rank(a.format) - rank(b.format));
}

function rank(format: string): number {
  const index = FORMAT_ORDER.indexOf(format);
  return index === -1 ? FORMAT_ORDER.length : index;
}

function languageOf({ lang }: { readonly lang: string }): string {
  return ` lang="${escapeHtml(lang)}" dir="auto"`;
}

/** A path is not an address: `#`, `?` and `%` in names of folders are letters. */
function addressOf(path: string): string {
  return escapeHtml(`./${path.split('/').map(encodeURIComponent).join('/')}`);
}

/** In thousands and millions of bytes, as file managers give it. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
