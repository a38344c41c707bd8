/**
 * Theme files → themes: the project's `themes/`, the files and folders of `--theme-set`, Lectern's own and Marp's.
 * A theme is read whole or not at all: a name, valid CSS, imports that exist, and every file that it
 * names put inside it. A name can be had once; which of two themes was meant could not be known.
 */
import { dirname, extname, join, resolve, sep } from 'node:path';
import { type Diagnostic, diagnose, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import { addressKind, addressPath } from '../model/address.ts';
import { MARP_THEMES, type Theme } from '../model/theme.ts';
import { placeAt } from '../source/source-text.ts';
import { loadAsset } from './asset.ts';
import { type CssSheet, type CssSketch, readCss, replaceAddresses, sketchCss } from './css.ts';
import { readText } from './text-file.ts';
import { inheritManifests } from './theme-inheritance.ts';
import { loadManifest } from './theme-manifest.ts';

export interface ThemeRequest {
  /** The project's folder. Absolute. */
  readonly root: string;
  /** Files and folders given by the user. Absolute. */
  readonly themeSet: readonly string[];
  /**
   * Names of the themes that decks ask for; undefined: all. Of the others only the name is known: a fault in a theme
   * that nobody uses stops nobody, and reading it would cost time.
   */
  readonly wanted?: ReadonlySet<string>;
}

/** Fonts of Marp's own themes, which would come from the network: https://github.com/marp-team/marp-core/tree/main/themes */
const GAIA_FONTS = [
  {
    family: 'Lato',
    package: '@fontsource/lato',
    files: ['400.css', '400-italic.css', '900.css', '900-italic.css'],
  },
  { family: 'Roboto Mono', package: '@fontsource/roboto-mono', files: ['400.css', '700.css'] },
];

/** Loads every theme that can be named, by name. */
export async function loadThemes(
  host: Host,
  request: ThemeRequest,
): Promise<Outcome<ReadonlyMap<string, Theme>>> {
  const diagnostics: Diagnostic[] = [];
  const files = await themeFiles(host, request, diagnostics);
  const texts = await Promise.all(files.map((file) => readText(host, file)));
  const all = texts.flatMap(({ value }) => (value === undefined ? [] : [sketchCss(value)]));
  const sketches = withoutReplaced(all, join(host.packageFolder(), 'themes'));
  const needed = neededThemes(sketches, request);
  const sheets: CssSheet[] = [];
  for (const [index, { value: source, diagnostics: said }] of texts.entries()) {
    const given = request.themeSet.some((path) => files[index]?.startsWith(path));
    const sketch = sketches.find((one) => one.source === source);
    const name = sketch?.theme;
    if (source === undefined || sketch === undefined || (!given && name !== undefined && !needed.has(name)))
      continue;
    const sheet = readCss(source);
    diagnostics.push(...said, ...sheet.diagnostics);
    if (sheet.value !== undefined) sheets.push(sheet.value);
  }
  const named = nameSheets(sheets, diagnostics);
  const known = sketches.flatMap(({ theme }) => theme ?? []);
  const imported = importFaults(named, known);
  diagnostics.push(...imported);
  const themes = new Map<string, Theme>(MARP_THEMES.map((name) => [name, marpTheme(name)]));
  for (const { theme, source } of sketches) {
    if (theme !== undefined && !themes.has(theme))
      themes.set(theme, { ...marpTheme(theme), file: source.file });
  }
  for (const [name, sheet] of named) {
    const theme = await finishTheme(host, {
      name,
      sheet,
      projectRoot: request.root,
      roots: [request.root, dirname(sheet.source.file), host.packageFolder()],
    });
    diagnostics.push(...theme.diagnostics);
    // Marp throws at themes that import each other.
    themes.set(name, hasErrors(imported) ? { ...theme.value, css: '' } : theme.value);
  }
  const imports = new Map([...named].map(([name, sheet]) => [name, sheet.imports.map((rule) => rule.name)]));
  return { value: inheritManifests(themes, imports), diagnostics };
}

/** A theme of the project or of `--theme-set` takes the place of ours of the same name: it began as a copy. */
function withoutReplaced(sketches: readonly CssSketch[], ours: string): readonly CssSketch[] {
  const isOurs = ({ source }: CssSketch) => source.file.startsWith(join(ours, sep));
  const theirs = new Set(sketches.filter((one) => !isOurs(one)).flatMap(({ theme }) => theme ?? []));
  return sketches.filter((one) => !isOurs(one) || one.theme === undefined || !theirs.has(one.theme));
}

/** The themes asked for, those of `--theme-set`, and all that they import. */
function neededThemes(sketches: readonly CssSketch[], request: ThemeRequest): ReadonlySet<string> {
  const all = sketches.flatMap(({ theme }) => theme ?? []);
  const needed = new Set(request.wanted ?? all);
  for (const { theme, source } of sketches) {
    if (theme !== undefined && request.themeSet.some((path) => source.file.startsWith(path)))
      needed.add(theme);
  }
  for (let before = -1; before !== needed.size; ) {
    before = needed.size;
    for (const { theme, imports } of sketches) {
      if (theme !== undefined && needed.has(theme)) for (const name of imports) needed.add(name);
    }
  }
  return needed;
}

function marpTheme(name: string): Theme {
  return { name, css: '', layouts: new Map(), fonts: name === 'gaia' ? GAIA_FONTS : [] };
}

async function themeFiles(
  host: Host,
  request: ThemeRequest,
  diagnostics: Diagnostic[],
): Promise<readonly string[]> {
  const files = new Set<string>();
  const folders = new Set([join(host.packageFolder(), 'themes'), join(request.root, 'themes')]);
  for (const folder of folders) for (const file of await cssFiles(host, folder)) files.add(file);
  for (const path of request.themeSet) {
    const entry = await host.stat(path);
    if (entry === undefined)
      diagnostics.push(
        diagnose('theme-missing', `there is no file or folder "${path}"`, {
          hint: 'check what stands after --theme-set',
        }),
      );
    else if (entry.kind === 'directory') for (const file of await cssFiles(host, path)) files.add(file);
    else files.add(path);
  }
  return distinctFiles(host, files);
}

/** One path for each file, also where links lead to it by several. */
async function distinctFiles(host: Host, files: ReadonlySet<string>): Promise<readonly string[]> {
  const byRealPath = new Map<string, string>();
  for (const file of files) {
    const real = (await host.realPath(file)) ?? file;
    if (!byRealPath.has(real)) byRealPath.set(real, file);
  }
  return [...byRealPath.values()];
}

/** `*.css` in a folder, and `theme.css` in the folders below it. */
async function cssFiles(host: Host, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await host.list(folder)) {
    const path = join(folder, name);
    if (extname(name).toLowerCase() === '.css') found.push(path);
    else if ((await host.stat(join(path, 'theme.css')))?.kind === 'file') found.push(join(path, 'theme.css'));
  }
  return found;
}

function nameSheets(sheets: readonly CssSheet[], diagnostics: Diagnostic[]): ReadonlyMap<string, CssSheet> {
  const named = new Map<string, CssSheet>();
  for (const sheet of sheets) {
    const at = placeAt(sheet.source, 0);
    if (sheet.theme === undefined) {
      const hint = 'begin the file with /* @theme name */';
      diagnostics.push(
        diagnose('theme-name', 'this style sheet does not say which theme it is', { at, hint }),
      );
      continue;
    }
    const earlier = named.get(sheet.theme);
    if (earlier === undefined && !MARP_THEMES.includes(sheet.theme)) {
      named.set(sheet.theme, sheet);
      continue;
    }
    const related =
      earlier === undefined ? [] : [{ message: 'the other one', at: placeAt(earlier.source, 0) }];
    const owner = earlier === undefined ? 'Marp' : 'another file';
    const message = `a theme "${sheet.theme}" already comes with ${owner}`;
    diagnostics.push(diagnose('theme-duplicate', message, { at, hint: 'give it another name', related }));
  }
  return named;
}

function importFaults(named: ReadonlyMap<string, CssSheet>, names: readonly string[]): readonly Diagnostic[] {
  const known = [...new Set([...MARP_THEMES, ...named.keys(), ...names])];
  const faults: Diagnostic[] = [];
  for (const [name, sheet] of named) {
    for (const rule of sheet.imports) {
      const at = placeAt(sheet.source, rule.offset, rule.name.length);
      if (/[:/]|\.css$/i.test(rule.name)) {
        const hint = 'a theme may import another theme by its name; fonts are listed in theme.yaml';
        faults.push(
          diagnose('remote-asset', `"${rule.name}" would be fetched when the deck is opened`, { at, hint }),
        );
      } else if (!known.includes(rule.name)) {
        const hint = suggestName(rule.name, known, 'themes');
        const fault = diagnose('unknown-theme', `there is no theme "${rule.name}" to import`, { at, hint });
        // Well-known themes import what earlier versions of Marp had, beside what gives them their looks.
        const isBased = sheet.imports.some((one) => known.includes(one.name));
        faults.push(isBased ? { ...fault, severity: 'warning' } : fault);
      } else if (reaches(rule.name, name, named)) {
        faults.push(
          diagnose('theme-cycle', `theme "${name}" imports itself by way of "${rule.name}"`, {
            at,
            hint: 'remove one of the two @import lines',
          }),
        );
      }
    }
  }
  return faults;
}

function reaches(
  from: string,
  goal: string,
  named: ReadonlyMap<string, CssSheet>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (from === goal) return true;
  if (seen.has(from)) return false;
  const next = named.get(from)?.imports ?? [];
  return next.some((rule) => reaches(rule.name, goal, named, new Set([...seen, from])));
}

/**
 * The file that an address of a theme means: beside the theme, as CSS has it; else in the project, where it lies for those who wrote
 * the theme for marp-cli, whose pages look for it beside themselves.
 */
async function fileOf(host: Host, path: string, folders: readonly string[]): Promise<string> {
  const files = folders.map((folder) => resolve(folder, path));
  for (const file of files) if ((await host.stat(file)) !== undefined) return file;
  return files[0] ?? path;
}

async function finishTheme(
  host: Host,
  given: { name: string; sheet: CssSheet; projectRoot: string; roots: readonly string[] },
): Promise<Outcome<Theme>> {
  const { name, sheet, projectRoot, roots } = given;
  const file = sheet.source.file;
  const inside = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { address, offset, length } of sheet.addresses) {
    const at = placeAt(sheet.source, offset, length);
    const kind = addressKind(address);
    if (kind === 'data' || kind === 'fragment' || inside.has(address)) continue;
    if (kind === 'remote')
      diagnostics.push(
        diagnose('remote-asset', `"${address}" would be fetched when the deck is opened`, {
          at,
          hint: 'save the file beside the theme',
        }),
      );
    else if (kind !== 'relative')
      diagnostics.push(
        diagnose('asset-scheme', `"${address}" is not a relative path`, {
          at,
          hint: 'save the file beside the theme',
        }),
      );
    else {
      const asset = await loadAsset(host, {
        file: await fileOf(host, addressPath(address), [dirname(file), projectRoot]),
        address,
        roots,
        at,
      });
      diagnostics.push(...asset.diagnostics);
      if (asset.value !== undefined) inside.set(address, asset.value.dataUri);
    }
  }
  const imports = sheet.imports.map((rule) => rule.name);
  const manifest = await loadManifest(host, join(dirname(file), 'theme.yaml'), { theme: name, imports });
  const css = replaceAddresses(
    sheet.source.text.replace(/\/\*#\s*sourceMappingURL[\s\S]*?\*\//g, ''),
    (address) => inside.get(address),
  );
  diagnostics.push(...manifest.diagnostics);
  return { value: { name, css: hasErrors(diagnostics) ? '' : css, file, ...manifest.value }, diagnostics };
}
