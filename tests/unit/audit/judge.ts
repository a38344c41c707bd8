/**
 * A random world, built for each of its audiences as a build does, and judged: sound files raise no alarm, and every
 * canary that an audience does not get is found when a fault puts it into one of the files.
 */
import { join } from 'node:path';
import { assembleDeck } from '../../../src/assemble/deck.ts';
import { withoutNotes } from '../../../src/assemble/notes.ts';
import { hasErrors } from '../../../src/diagnostics/diagnostic.ts';
import type { Host } from '../../../src/host/host.ts';
import { MemoryHost } from '../../../src/host/memory.ts';
import { createFontLoader } from '../../../src/load/fonts/loader.ts';
import { auditOutputs } from '../../../src/pipeline/audit.ts';
import { CUT_FONTS } from '../../../src/pipeline/deck-fonts.ts';
import { createDeckRenderer, type RenderedPage, startRenderer } from '../../../src/pipeline/deck-page.ts';
import { openKeptFiles } from '../../../src/pipeline/kept/files.ts';
import { keepNothing } from '../../../src/pipeline/kept/values.ts';
import { type OpenedDeck, openDecks } from '../../../src/pipeline/open.ts';
import { encode, type Output } from '../../../src/pipeline/outputs/output.ts';
import { testHost } from '../../host.ts';
import { json, pdf, png, text, wide } from './produced.ts';
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
  /** How many canaries were put into a file, by kind of place in the source. */
  readonly planted: ReadonlyMap<string, number>;
}

/** Judges worlds one after the other, from the one of a number; four canaries are put into the files of each audience. */
export async function judgeWorlds(first: number, count: number): Promise<Verdict> {
  const falseAlarms: string[] = [];
  const missed: string[] = [];
  const planted = new Map<string, number>();
  for (let number = first; number < first + count; number += 1) {
    const verdict = await judgeWorld(number, 4);
    falseAlarms.push(...verdict.falseAlarms);
    missed.push(...verdict.missed);
    for (const [kind, times] of verdict.planted) planted.set(kind, (planted.get(kind) ?? 0) + times);
  }
  return { falseAlarms, missed, planted };
}

/** Judges the world of a number; `faults` canaries are put into the files of each audience. */
async function judgeWorld(number: number, faults: number): Promise<Verdict> {
  const world = worldOf(number);
  const host = new WorldHost(world.files);
  const opened = await openDecks(host, { decks: [], vars: {}, themeSet: [] }, keepNothing(host));
  const verdict = { falseAlarms: [] as string[], missed: [] as string[], planted: new Map<string, number>() };
  const errors = opened.diagnostics.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new Error(`world ${number} is no good: ${JSON.stringify(errors[0])}`);
  const { themes, project, knownNames } = opened.value;
  const render = createDeckRenderer({
    themes,
    project,
    fonts: createFontLoader(host, [packageFolder], openKeptFiles(host, CUT_FONTS)),
    allowRemote: false,
    pictures: { get: async () => undefined, set: async () => {} },
    keep: keepNothing(host),
    renderer: () => renderer,
  });
  const random = randomOf(number + 77);
  for (const one of opened.value.decks) {
    const make = async (deck: OpenedDeck['deck']) => {
      const assembled = assembleDeck(deck, { ...one, knownNames });
      if (hasErrors(assembled.diagnostics))
        throw new Error(`world ${number} is no good: ${JSON.stringify(assembled.diagnostics[0])}`);
      const page = (await render(one, { ...assembled.value, deck: one.deck })).value;
      if (page === undefined) throw new Error(`world ${number} is no good: no slides`);
      return page;
    };
    const page = await make(one.deck);
    const audience = one.deck.audience?.id as AudienceId;
    const audit = (outputs: readonly Output[], of = page) =>
      auditOutputs(host, { page: of, project, outputs, diagnostics: [] });
    const where = `world ${number} for ${audience}`;
    const sound = outputsOf(page);
    for (const { message } of await audit(sound)) verdict.falseAlarms.push(`${where}: ${message}`);

    const withheld = world.canaries.filter((canary) => !gets(world, audience, canary));
    for (let left = faults; left > 0 && withheld.length > 0; left -= 1) {
      const canary = withheld[Math.floor(random() * withheld.length)] as Canary;
      const plant = PLANTS[Math.floor(random() * PLANTS.length)] as Plant;
      verdict.planted.set(canary.kind, (verdict.planted.get(canary.kind) ?? 0) + 1);
      const said = await audit([plant(canary.word, page)]);
      const told = said.find(({ message }) => message.startsWith(`"${canary.word}"`));
      if (told === undefined) verdict.missed.push(`${where}: ${canary.kind} ${canary.word} in ${plant.name}`);
      else if (!canary.places.includes(`${told.at?.file}:${told.at?.line}`))
        verdict.missed.push(
          `${where}: ${canary.kind} ${canary.word} told at ${told.at?.file}:${told.at?.line}`,
        );
    }

    // A fault in assembling: every condition inside the sections holds. Rendering again is slow, so not for all.
    if (number % 4 !== 0) continue;
    const shown = withheld.filter(({ kind, getters }) => SHOWN.has(kind) && getters.length > 0);
    const faulty = await make({ ...one.deck, names: new Set([...AUDIENCES, 'public']) });
    const text = faulty.assembled.mapped.text.toLowerCase();
    const leaked = shown.filter(
      ({ word }) => text.includes(word) && faulty.html.toLowerCase().includes(word),
    );
    const said = leaked.length === 0 ? [] : await audit(outputsOf(faulty), faulty);
    if (leaked.length > 0 && said.length === 0)
      verdict.missed.push(`${where}: conditions held, and ${leaked[0]?.word} was not seen`);
  }
  return verdict;
}

const SHOWN: ReadonlySet<string> = new Set(['text', 'capitals', 'list', 'table', 'code', 'heading']);

function gets({ notes }: World, audience: AudienceId, { getters, isNote }: Canary): boolean {
  return getters.includes(audience) && (!isNote || notes.includes(audience));
}

function outputsOf({ html, assembled, deck, rendered }: RenderedPage): readonly Output[] {
  const { text: markdown } = assembled.mapped;
  const shared = deck.audience?.notes === true ? markdown : withoutNotes(markdown);
  const notes = rendered.slides.flatMap((slide) => slide.notes).join('\n\n');
  return [
    { format: 'html', name: 'deck.html', bytes: encode(html) },
    { format: 'md', name: 'deck.md', bytes: encode(shared) },
    { format: 'script', name: 'script.md', bytes: encode(`# ${deck.title}\n\n${notes}\n`) },
  ];
}

type Plant = (word: string, page: RenderedPage) => Output;

const inBody =
  (put: (word: string) => string) =>
  (word: string, page: RenderedPage): Output => ({
    format: 'html',
    name: 'deck.html',
    bytes: encode(page.html.replace('</body>', () => `${put(word)}</body>`)),
  });
const inPdf =
  (put: (word: string) => Parameters<typeof pdf>[0]) =>
  (word: string): Output => ({
    format: 'pdf',
    name: 'deck.pdf',
    bytes: pdf({ ...put(word), packed: word.length % 2 === 0 }),
  });
const half = (word: string) => Math.floor(word.length / 2);

/** Faults: each puts a word into a file in another way. */
const PLANTS: readonly Plant[] = [
  inBody((word) => `<p>the ${word} quay</p>`),
  inBody((word) => `<p>${word.slice(0, half(word))}<b>${word.slice(half(word))}</b></p>`),
  inBody((word) => `<!-- ${word} -->`),
  inBody((word) => `<img alt="${word.toUpperCase()}" src="data:,">`),
  inBody((word) => `<h2 id="the-${word}-quay">quay</h2>`),
  inBody((word) => `<a href="https://example.org/${word}">more</a>`),
  inBody((word) => `<p data-class="${word}">quay</p>`),
  inBody((word) => `<script>const notes = ["\\n${word}"];</script>`),
  inBody((word) => `<style>p::after { content: "${word}" }</style>`),
  inPdf((word) => ({
    content: `BT /F2 12 Tf ${wide(word.replace(/\d/g, ''))} Tj ET BT /F1 9 Tf (${word}) Tj ET`,
  })),
  inPdf((word) => ({
    content: `BT /F1 12 Tf [(${word.slice(0, half(word))}) -30 (${word.slice(half(word))})] TJ ET`,
  })),
  inPdf((word) => ({ info: `/Title (the ${word} quay)` })),
  inPdf((word) => ({
    objects: [`<</S /Figure /Alt <FEFF${Buffer.from(word, 'utf16le').swap16().toString('hex')}>>>`],
  })),
  inPdf((word) => ({ objects: [`<</S /URI /URI (https://example.org/${word})>>`] })),
  (word) => ({ format: 'html', name: 'slides/001.png', bytes: png('tEXt', text(`Comment\0${word}`)) }),
  (word) => ({ format: 'json', name: 'report.json', bytes: json({ plan: [{ id: word, rule: 'for' }] }) }),
  (word, page) => ({
    format: 'md',
    name: 'deck.md',
    bytes: encode(`${page.assembled.deck.title}\n\n<!-- ${word} -->\n`),
  }),
];
