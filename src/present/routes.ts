/**
 * The decks that are shown → every address that there is. An address is looked up as it was sent, letter by letter:
 * it is never decoded, put together or turned into the path of a file, so there is nothing that it could lead to but
 * what stands here.
 */
import { isToken } from './checks.ts';

/** Which of the two who look at a deck. */
export type Reader = 'audience' | 'speaker';

export interface Route {
  /** `page`: what a browser shows; `state`: the same as data; `events`: what changes. */
  readonly kind: 'page' | 'state' | 'events';
  readonly reader: Reader;
  /** The deck's key; undefined for the list of decks. */
  readonly deck?: string;
}

/** Secrets that stand in paths. */
export interface Tokens {
  readonly speaker: string;
  /** Undefined: the audience's addresses need none. */
  readonly audience?: string;
}

/** A deck with the parts of its address: `['budget', 'press']`. */
export interface Routed {
  readonly key: string;
  readonly path: readonly string[];
}

export interface Routes {
  /** The path of the list or of a deck, from the root, with a slash at its end. */
  pathOf(reader: Reader, path?: readonly string[]): string;
  /** What a target leads to; undefined when it leads nowhere. */
  find(target: string): Route | undefined;
}

const KINDS = { '': 'page', state: 'state', events: 'events' } as const;

export function createRoutes(decks: readonly Routed[], tokens: Tokens): Routes {
  const known = new Map<string, string | undefined>([['', undefined]]);
  for (const { key, path } of decks) known.set(pathText(path), key);
  return {
    pathOf: (reader, path = []) => {
      const token = tokens[reader];
      return `/${token === undefined ? '' : `${token}/`}${pathText(path)}`;
    },
    find: (target) => {
      const parts = target.slice(1).split('/');
      const secret = parts[0] ?? '';
      const reader = readerOf(secret, tokens);
      if (reader === undefined) return undefined;
      const path = tokens[reader] === undefined ? parts : parts.slice(1);
      const last = path.at(-1) ?? '';
      const rest = path
        .slice(0, -1)
        .map((part) => `${part}/`)
        .join('');
      if (!known.has(rest) || !Object.hasOwn(KINDS, last) || path.length === 0) return undefined;
      const deck = known.get(rest);
      const kind = KINDS[last as keyof typeof KINDS];
      return { kind, reader, ...(deck === undefined ? {} : { deck }) };
    },
  };
}

function readerOf(secret: string, tokens: Tokens): Reader | undefined {
  if (isToken(secret, tokens.speaker)) return 'speaker';
  if (tokens.audience === undefined || isToken(secret, tokens.audience)) return 'audience';
  return undefined;
}

/** As browsers send it. A name that a browser would take for a step upwards cannot be reached by any writing of it. */
function pathText(path: readonly string[]): string {
  return path.map((part) => `${encodeURIComponent(part)}/`).join('');
}
