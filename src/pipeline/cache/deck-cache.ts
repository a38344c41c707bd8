/** The cache as one run uses it for the decks of one project. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import type { Question } from '../kept/disk.ts';
import type { OpenedDeck } from '../open.ts';
import type { MadeDeck } from '../outputs.ts';
import { createDeckKey, type DeckFacts } from './deck-key.ts';
import { type KeptDeck, recallDeck, rememberDeck } from './decks.ts';
import type { BuildCache } from './open.ts';
import { createPlaces } from './places.ts';

export interface DeckCache {
  /** Undefined when the deck must be made. */
  recall(one: OpenedDeck): Promise<KeptDeck | undefined>;
  remember(one: OpenedDeck, given: MadeSoundly): Promise<void>;
}

export interface MadeSoundly {
  readonly made: MadeDeck;
  /** What was asked of the disk to make it. */
  readonly asked: ReadonlySet<Question>;
  /** What was said while it was assembled, rendered and checked, before it was settled. */
  readonly unsettled: readonly Diagnostic[];
  /** All that is told of it, in its report and to the audit. */
  readonly told: readonly Diagnostic[];
  /** As in `AuditRequest`. */
  readonly unexplained: ReadonlySet<number>;
}

/** `facts` gives what is true of a deck in this run. */
export function createDeckCache(
  host: Host,
  { store, disk, makers, read }: BuildCache,
  given: { readonly root: string; readonly facts: (one: OpenedDeck) => DeckFacts },
): DeckCache {
  const { root, facts } = given;
  const places = createPlaces(root, host.packageFolder());
  const memory = { store, disk, places };
  const key = createDeckKey(places, makers);
  const written = (one: OpenedDeck) => ({ loaded: one.loaded, ...facts(one).opened });
  return {
    recall: async (one) => (read ? recallDeck(memory, key(facts(one)), written(one)) : undefined),
    remember: (one, made) => rememberDeck(memory, key(facts(one)), { ...made, written: written(one) }),
  };
}
