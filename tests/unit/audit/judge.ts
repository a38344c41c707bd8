/**
 * A random world, built for each of its audiences as a build does, and judged: sound files raise no alarm, and every
 * canary that an audience does not get is found when a fault puts it into one of the files.
 */
import { join } from 'node:path';
import { assembleDeck } from '../../../src/assemble/deck.ts';
import { type Diagnostic, hasErrors } from '../../../src/diagnostics/diagnostic.ts';
import type { Host } from '../../../src/host/host.ts';
import { MemoryHost } from '../../../src/host/memory.ts';
import { createFontLoader } from '../../../src/load/fonts/loader.ts';
import type { Project } from '../../../src/model/project.ts';
import { auditOutputs } from '../../../src/pipeline/audit.ts';
import { CUT_FONTS } from '../../../src/pipeline/deck-fonts.ts';
import { createDeckRenderer, type RenderedPage, startRenderer } from '../../../src/pipeline/deck-page.ts';
import { openKeptFiles } from '../../../src/pipeline/kept/files.ts';
import { keepNothing } from '../../../src/pipeline/kept/values.ts';
import { type OpenedDeck, openDecks } from '../../../src/pipeline/open.ts';
import { DEFAULT_OPTIONS } from '../../../src/pipeline/outputs/output.ts';
import { makeDeck } from '../../../src/pipeline/outputs.ts';
import type { Printing } from '../../../src/pipeline/printing.ts';
import { testHost } from '../../host.ts';
import { PLANTS, type Plant } from './plants.ts';
import { AUDIENCES, type AudienceId, type Canary, randomOf, type World, worldOf } from './world.ts';

const packageFolder = join(import.meta.dirname, '..', '..', '..');
const disk = testHost(packageFolder);
const kept = new MemoryHost();
const renderer = startRenderer(disk);

/** The files of a world in memory, the program's own on the disk, what is kept between runs in one place for all worlds. */
class WorldHost extends MemoryHost {
  #ownerOf(path: string): Host | undefined {
    if (path.startsWith(packageFolder)) return disk;
    return path.startsWith(this.cacheFolder()) ? kept : undefined;
  }
  override packageFolder(): string {
    return packageFolder;
  }
  override readFile(path: string) {
    return this.#ownerOf(path)?.readFile(path) ?? super.readFile(path);
  }
  override async writeFile(path: string, bytes: Uint8Array | string) {
    await (path.startsWith(this.cacheFolder()) ? kept.writeFile(path, bytes) : super.writeFile(path, bytes));
  }
  override stat(path: string) {
    return this.#ownerOf(path)?.stat(path) ?? super.stat(path);
  }
  override list(path: string) {
    return this.#ownerOf(path)?.list(path) ?? super.list(path);
  }
  override realPath(path: string) {
    return this.#ownerOf(path)?.realPath(path) ?? super.realPath(path);
  }
}

export interface Verdict {
  /** Alarms over sound files. */
  readonly falseAlarms: readonly string[];
  /** Canaries in a file that nobody saw, or whose place was told wrongly. */
  readonly missed: readonly string[];
  /** How many canaries were put into a file, by kind of place in the source; `condition`: all of a deck, by one that does not hold. */
  readonly planted: ReadonlyMap<string, number>;
}

/** How a world is judged. */
export interface Judging {
  /** Canaries that are put into the files of each audience. */
  readonly faults: number;
  /** Prints PDF, handout and script too; undefined: only what needs no browser is made. */
  readonly printing?: Printing;
}

/** Judges worlds one after the other, from the one of a number. */
export async function judgeWorlds(
  first: number,
  count: number,
  judging: Judging = { faults: 4 },
): Promise<Verdict> {
  const falseAlarms: string[] = [];
  const missed: string[] = [];
  const planted = new Map<string, number>();
  for (let number = first; number < first + count; number += 1) {
    const verdict = await judgeWorld(number, judging);
    falseAlarms.push(...verdict.falseAlarms);
    missed.push(...verdict.missed);
    for (const [kind, times] of verdict.planted) planted.set(kind, (planted.get(kind) ?? 0) + times);
  }
  return { falseAlarms, missed, planted };
}

async function judgeWorld(number: number, { faults, printing }: Judging): Promise<Verdict> {
  const world = worldOf(number);
  const { host, decks, project, make } = await openWorld(number, world);
  const verdict = { falseAlarms: [] as string[], missed: [] as string[], planted: new Map<string, number>() };
  const count = (kind: string) => verdict.planted.set(kind, (verdict.planted.get(kind) ?? 0) + 1);
  const random = randomOf(number + 77);
  for (const one of decks) {
    const page = await make(one, one.deck);
    const audience = one.deck.audience?.id as AudienceId;
    const where = `world ${number} for ${audience}`;
    const sound = await leaksOf(host, { page, project, printing });
    for (const { message } of sound) verdict.falseAlarms.push(`${where}: ${message}`);

    const withheld = world.canaries.filter((canary) => !gets(world, audience, canary));
    for (let left = faults; left > 0 && withheld.length > 0; left -= 1) {
      const canary = withheld[Math.floor(random() * withheld.length)] as Canary;
      const plant = PLANTS[Math.floor(random() * PLANTS.length)] as Plant;
      count(canary.kind);
      const outputs = [plant(canary.word, page)];
      const said = await auditOutputs(host, { page, project, outputs, diagnostics: [] });
      const told = said.find(({ message }) => message.startsWith(`"${canary.word}"`));
      if (told === undefined)
        verdict.missed.push(`${where}: ${canary.kind} ${canary.word} in plant ${PLANTS.indexOf(plant)}`);
      else if (!canary.places.includes(`${told.at?.file}:${told.at?.line}`))
        verdict.missed.push(
          `${where}: ${canary.kind} ${canary.word} told at ${told.at?.file}:${told.at?.line}`,
        );
    }

    // A fault in assembling: every condition inside the sections holds. Rendering again is slow, so not for all.
    if (printing === undefined && number % 4 !== 0) continue;
    const faulty = await make(one, { ...one.deck, names: new Set([...AUDIENCES, 'public']) });
    const text = faulty.assembled.mapped.text.toLowerCase();
    const html = faulty.html.toLowerCase();
    const leaked = withheld.find(
      ({ kind, getters, word }) =>
        SHOWN.has(kind) && getters.length > 0 && text.includes(word) && html.includes(word),
    );
    if (leaked === undefined) continue;
    count('condition');
    const said = await leaksOf(host, { page: faulty, project, printing });
    for (const file of printing === undefined ? SHOWING : [...SHOWING, ...SHOWING_PRINTED])
      if (!said.some(({ message }) => message.includes(`stands in ${file} (`)))
        verdict.missed.push(`${where}: conditions held, and ${leaked.word} was not seen in ${file}`);
  }
  return verdict;
}

/** Opens the decks of a world, and gives what makes the page of one of them, as it should be or as another deck would be. */
async function openWorld(number: number, world: World) {
  const host = new WorldHost(world.files);
  const opened = await openDecks(host, { decks: [], vars: {}, themeSet: [] }, keepNothing(host));
  noErrors(number, opened.diagnostics);
  const { themes, project, knownNames, decks } = opened.value;
  const render = createDeckRenderer({
    themes,
    project,
    fonts: createFontLoader(host, [packageFolder], openKeptFiles(host, CUT_FONTS)),
    allowRemote: false,
    pictures: { get: async () => undefined, set: async () => {} },
    keep: keepNothing(host),
    renderer: () => renderer,
  });
  const make = async (one: OpenedDeck, deck: OpenedDeck['deck']): Promise<RenderedPage> => {
    const assembled = assembleDeck(deck, { ...one, knownNames });
    noErrors(number, assembled.diagnostics);
    const page = (await render(one, { ...assembled.value, deck: one.deck })).value;
    if (page === undefined) throw new Error(`world ${number} is no good: no slides`);
    return page;
  };
  return { host, decks, project, make };
}

function noErrors(number: number, diagnostics: readonly Diagnostic[]): void {
  if (!hasErrors(diagnostics)) return;
  throw new Error(`world ${number} is no good: ${JSON.stringify(diagnostics)}`);
}

interface LeakRequest {
  readonly page: RenderedPage;
  readonly project: Project;
  readonly printing: Printing | undefined;
}

/** Makes the files of a deck as a build does, and gives the leaks that it finds in them. */
async function leaksOf(host: Host, { page, project, printing }: LeakRequest): Promise<readonly Diagnostic[]> {
  const { value, diagnostics } = await makeDeck(host, {
    page,
    project,
    formats:
      printing === undefined ? ['html', 'presenter'] : ['html', 'presenter', 'pdf', 'handout', 'script'],
    options: DEFAULT_OPTIONS,
    printing: printing ?? NO_BROWSER,
    diagnostics: [],
    thumbnail: false,
    isOneOfMany: false,
    seen: () => [],
    printed: () => {},
  });
  if (value?.fault !== undefined) throw value.fault.error;
  return diagnostics;
}

const NO_BROWSER = { browser: () => Promise.reject(new Error('no browser in this test')) };

/** Files in which everything stands that is on a slide. */
const SHOWING = ['deck.html', 'presenter.html', 'deck.md'];
const SHOWING_PRINTED = ['deck.pdf', 'handout.pdf'];

const SHOWN: ReadonlySet<string> = new Set(['text', 'capitals', 'list', 'table', 'code', 'heading']);

function gets({ notes }: World, audience: AudienceId, { getters, isNote }: Canary): boolean {
  return getters.includes(audience) && (!isNote || notes.includes(audience));
}
