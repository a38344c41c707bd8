/**
 * `lectern plan --since main`: what an edit does to every deck. The project is made twice, as it stands and as git has it
 * at the commit where the work began, and each deck compared with itself, slide by slide.
 */
import { compareSlides } from '../compare/slides.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { SlideDifference } from '../model/difference.ts';
import type { ChooseRequest } from './choose.ts';
import { comparedSlides } from './compared-slides.ts';
import { type RenderedPage, startRenderer } from './deck-page.ts';
import { inDeckMessage } from './diagnostics-for.ts';
import { makePages } from './pages.ts';
import { openGitTree } from './since/git.ts';
import { gitHost } from './since/git-host.ts';

export interface SinceRequest extends Omit<ChooseRequest, 'merge'> {
  /** A commit, branch or tag. */
  readonly since: string;
}

/** `new`: it was not there, or could not be built; `gone`: it is not there now. */
export type DeckStanding = 'new' | 'gone' | 'touched' | 'untouched';

export interface DeckImpact {
  readonly deck: string;
  readonly audience: string | undefined;
  readonly standing: DeckStanding;
  /** How many slides it has now. */
  readonly slides: number;
  /** True when its style sheet is another one, so that any slide may look otherwise. */
  readonly restyled: boolean;
  /** Slides that are touched: `left` is the number before, `right` the one now. */
  readonly touched: readonly SlideDifference[];
}

export interface Impact {
  readonly since: string;
  /** What was compared with. */
  readonly commit: string;
  /** In the order of the decks, those that are gone last. */
  readonly decks: readonly DeckImpact[];
}

export interface SinceResult {
  /** Undefined when the project has errors now. */
  readonly impact?: Impact;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what was touched. What was wrong before is not told: a deck that could not be built then is new. */
export async function impactSince(host: Host, request: SinceRequest): Promise<SinceResult> {
  const { since, ...rest } = request;
  const tree = await openGitTree(host, since);
  const renderer = startRenderer(host);
  const given = { ...rest, themeSet: [], allowRemote: false };
  const now = await makePages(host, given, { renderer: () => renderer });
  if (hasErrors(now.diagnostics)) return { diagnostics: now.diagnostics };
  const before = await makePages(gitHost(host, tree), given, { renderer: () => renderer });
  const broken = new Set(
    before.diagnostics
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ related = [] }) => related.map(({ message }) => message)),
  );
  const sound = before.value.pages.filter(({ deck }) => !broken.has(inDeckMessage(deck)));
  const earlier = new Map(sound.map((one) => [keyOf(one), one]));
  const decks: DeckImpact[] = [];
  for (const one of now.value.pages) {
    const old = earlier.get(keyOf(one));
    earlier.delete(keyOf(one));
    decks.push(impactOf(await old?.page(), await one.page()));
  }
  for (const one of earlier.values()) decks.push(goneDeck(await one.page()));
  return { impact: { since, commit: tree.commit, decks }, diagnostics: now.diagnostics };
}

function keyOf({ deck }: Pick<RenderedPage, 'deck'>): string {
  return `${deck.file}\0${deck.audience?.id ?? ''}`;
}

function impactOf(before: RenderedPage | undefined, now: RenderedPage): DeckImpact {
  const { deck, rendered } = now;
  const differences =
    before === undefined ? [] : compareSlides(comparedSlides(before), comparedSlides(now), 'looks');
  const touched = differences.filter(({ standing }) => standing !== 'same');
  const restyled = before !== undefined && before.rendered.css !== rendered.css;
  const standing = before === undefined ? 'new' : touched.length > 0 || restyled ? 'touched' : 'untouched';
  return {
    deck: deck.id,
    audience: deck.audience?.id,
    standing,
    slides: rendered.slides.length,
    restyled,
    touched,
  };
}

function goneDeck({ deck }: RenderedPage): DeckImpact {
  return {
    deck: deck.id,
    audience: deck.audience?.id,
    standing: 'gone',
    slides: 0,
    restyled: false,
    touched: [],
  };
}
