/**
 * The rows of a merge in the gallery: lists of fifty, by the alphabet, each folded away under the names that it begins
 * and ends with. A filter finds a name in all of them; without scripts the lists open by themselves.
 */
import type { GalleryFile, GalleryVersion } from '../model/gallery.ts';
import { escapeHtml } from './page.ts';

const ROWS_IN_LIST = 50;

/** The rows of one deck and audience. */
export interface RowGroup {
  /** Their folder from that of the gallery. */
  readonly folder: string;
  readonly versions: readonly GalleryVersion[];
}

/** Groups the versions that rows were made for, each by the names of its rows. */
export function groupRows(versions: readonly GalleryVersion[]): readonly RowGroup[] {
  const groups = new Map<string, GalleryVersion[]>();
  for (const version of versions) {
    if (version.row === undefined) continue;
    const folder = version.folder.split('/').slice(0, -1).join('/');
    const group = groups.get(folder);
    if (group === undefined) groups.set(folder, [version]);
    else group.push(version);
  }
  return [...groups].map(([folder, list]) => ({ folder, versions: byName(list) }));
}

function byName(versions: readonly GalleryVersion[]): readonly GalleryVersion[] {
  const keyed = versions.map((version) => ({
    version,
    key: `${searchable(version.row ?? '')}\0${version.folder}`,
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ version }) => version);
}

/** Without capitals and accents, so that Élan stands beside Elan and is found by it. The script below does the same. */
function searchable(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Writes the lists; `links` gives the links to the files of a row. */
export function writeRows(
  { folder, versions }: RowGroup,
  links: (files: readonly GalleryFile[]) => string,
): string {
  const lists: (readonly GalleryVersion[])[] = [];
  for (let at = 0; at < versions.length; at += ROWS_IN_LIST)
    lists.push(versions.slice(at, at + ROWS_IN_LIST));
  const id = escapeHtml(`find-${folder.replaceAll('/', '-')}`);
  const filter = `<p class="filter" hidden><label for="${id}">Find a row</label><input type="search" id="${id}" autocomplete="off"><output for="${id}"></output></p>`;
  return [
    ...(lists.length > 1 ? [filter] : []),
    ...lists.map((list) => writeList(list, { isOnly: lists.length === 1, links })),
  ].join('\n');
}

interface ListContext {
  readonly isOnly: boolean;
  readonly links: (files: readonly GalleryFile[]) => string;
}

function writeList(list: readonly GalleryVersion[], { isOnly, links }: ListContext): string {
  const name = (one: GalleryVersion | undefined) => escapeHtml(one?.row ?? '');
  const summary = list.length === 1 ? name(list[0]) : `${name(list[0])} – ${name(list.at(-1))}`;
  return [
    `<details${isOnly ? ' open' : ''}>`,
    `<summary>${summary}<span class="size">${list.length}</span></summary>`,
    '<ul>',
    ...list.map((one) => `<li><span dir="auto">${name(one)}</span><span>${links(one.files)}</span></li>`),
    '</ul>',
    '</details>',
  ].join('\n');
}

/** The script of the page: shows the rows whose names hold all words that are typed, and how many they are. */
export const ROW_FILTER = `
for (const form of document.querySelectorAll('.filter')) {
  const [input, output] = [form.querySelector('input'), form.querySelector('output')];
  const lists = [...form.parentElement.querySelectorAll('details')];
  const plain = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const rows = lists.flatMap((list) => [...list.querySelectorAll('li')].map((row) => ({ list, row, name: plain(row.firstElementChild.textContent) })));
  form.hidden = false;
  input.addEventListener('input', () => {
    const words = plain(input.value).split(/\\s+/).filter(Boolean);
    const found = new Set();
    let count = 0;
    for (const { list, row, name } of rows) {
      row.hidden = !words.every((word) => name.includes(word));
      if (!row.hidden) { found.add(list); count += 1; }
    }
    for (const list of lists) {
      list.hidden = !found.has(list);
      list.open = words.length > 0 && found.has(list);
    }
    output.textContent = words.length === 0 ? '' : count + ' of ' + rows.length;
  });
}
`;
