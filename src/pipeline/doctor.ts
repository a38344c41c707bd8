/**
 * What this machine has for a build, as data: Node, the browser and where it was looked for, fonts, the project, and
 * what to do about what is missing. Looks and asks; changes nothing but the cache of the npm browser.
 */
import { Fault } from '../diagnostics/fault.ts';
import { findBrowsers } from '../export/find-browser.ts';
import { browserVersion } from '../export/launch.ts';
import { BROWSER_MEND } from '../export/missing-browser.ts';
import { findSystemFonts } from '../export/system-fonts.ts';
import type { Host } from '../host/host.ts';
import { findProjectRoot, listDecks, loadProject } from '../load/project.ts';
import type { BrowserKind, FoundBrowser, LookedAt } from '../model/browser.ts';
import { lecternVersion } from './version.ts';

export interface DoctorOptions {
  /** The value of `--browser`. */
  readonly browser?: string;
}

export interface DoctorReport {
  /** Version of Node, without `v`; null when the host does not tell. */
  readonly node: string | null;
  /** Version of Lectern. */
  readonly lectern: string;
  /** The browser that would print; null when there is none. */
  readonly browser: DoctorBrowser | null;
  /** The project of the working folder; null outside of any. */
  readonly project: {
    readonly root: string;
    readonly decks: readonly string[];
    readonly audiences: readonly string[];
  } | null;
  /** Where a browser was looked for, in order. */
  readonly looked: readonly LookedAt[];
  /** Where fonts come from: a folder of the system, or those that npm brings; null when there are none at all. */
  readonly fonts: string | null;
  /** What to do, one sentence each; missing when all is well. */
  readonly mend?: readonly string[];
}

export interface DoctorBrowser {
  readonly path: string;
  /** Null when it does not tell: then it probably does not start either. */
  readonly version: string | null;
  readonly kind: BrowserKind;
  readonly sandbox: boolean;
}

const OLDEST_NODE = [20, 19] as const;

/** Examines the machine. Never throws a fault: what is wrong is in the report. */
export async function examine(host: Host, options: DoctorOptions = {}): Promise<DoctorReport> {
  const [search, lectern, project, systemFonts] = await Promise.all([
    searchBrowser(host, options),
    lecternVersion(host),
    describeProject(host),
    findSystemFonts(host),
  ]);
  const { chosen, looked } = search;
  const version = chosen && (await browserVersion(host, chosen));
  const node = host.programs?.nodeVersion ?? null;
  const fonts =
    systemFonts ?? new Map(Object.entries(chosen?.environment ?? {})).get('FONTCONFIG_FILE') ?? null;
  const mend = [
    ...nodeMend(node),
    ...search.mend,
    ...(chosen !== undefined && version === undefined
      ? [
          `"${chosen.path}" does not tell its version, so it may not start: name another browser with --browser`,
        ]
      : []),
    ...(fonts === null
      ? [
          'install a font, such as the package fonts-dejavu-core: without any, pages are printed without letters',
        ]
      : []),
  ];
  return {
    node,
    lectern,
    browser: chosen === undefined ? null : describeBrowser(chosen, version),
    project,
    looked,
    fonts,
    ...(mend.length === 0 ? {} : { mend }),
  };
}

interface Search {
  readonly chosen?: FoundBrowser;
  readonly looked: readonly LookedAt[];
  readonly mend: readonly string[];
}

async function searchBrowser(host: Host, options: DoctorOptions): Promise<Search> {
  try {
    const search = await findBrowsers(host, options);
    return { ...search, mend: search.chosen === undefined ? [BROWSER_MEND] : [] };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const looked: LookedAt = {
      what: 'the browser that was named',
      outcome: 'not usable',
      detail: error.message,
    };
    return { looked: [looked], mend: error.hint === undefined ? [] : [error.hint] };
  }
}

function describeBrowser({ path, kind, sandbox }: FoundBrowser, version: string | undefined): DoctorBrowser {
  return { path, version: version ?? null, kind, sandbox };
}

async function describeProject(host: Host): Promise<DoctorReport['project']> {
  const root = await findProjectRoot(host, host.workingFolder);
  if (root === undefined) return null;
  const { value: project } = await loadProject(host, root);
  return { root, decks: await listDecks(host, project), audiences: [...project.audiences.keys()] };
}

function nodeMend(version: string | null): readonly string[] {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return version !== null && isOld
    ? [`Node ${version} is too old: install ${OLDEST_NODE.join('.')} or a later one`]
    : [];
}
