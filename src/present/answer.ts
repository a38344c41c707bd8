/**
 * A request → its answer: checked first, then looked up among the known addresses, then what stands behind it. Every
 * answer forbids to be kept, guessed about, framed, or used by another site.
 */
import type { WebRequest, WebResponse, WebStream } from '../host/host.ts';
import { type CallNames, refusalOf } from './checks.ts';
import type { Route, Routes } from './routes.ts';

/** What stands behind the addresses; undefined where there is nothing. */
export interface Content {
  page(route: Route): Promise<ServedPage | undefined>;
  /** JSON. */
  state(route: Route): Promise<string | undefined>;
  /** Gives who is to be told of the changes. */
  events(route: Route): Promise<((stream: WebStream) => void) | undefined>;
}

/** A page carries its own Content-Security-Policy; only what a page cannot say of itself is added. */
export interface ServedPage {
  readonly html: string;
}

const SAFE = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The audience's and the speaker's window are of one origin, so they keep sight of each other.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;
const PAGE = "frame-ancestors 'none'";
const NO_PAGE = `default-src 'none'; ${PAGE}`;

/** Answers one request. Never throws. */
export async function answer(
  request: WebRequest,
  served: { readonly names: CallNames; readonly routes: Routes; readonly content: Content },
): Promise<WebResponse> {
  const refusal = refusalOf(request, served.names);
  if (refusal !== undefined) {
    const allow = refusal.status === 405 ? { allow: 'GET, HEAD' } : {};
    return plain(refusal.status, refusal.words, allow);
  }
  const { routes, content } = served;
  const route = routes.find(request.target);
  if (route === undefined) return astray(request.target, routes);
  try {
    return (await contentAnswer(route, content)) ?? plain(404, 'there is nothing here');
  } catch {
    return plain(500, 'this page could not be made: the terminal says why');
  }
}

/** An address without its last slash is meant; all else leads nowhere. */
function astray(target: string, routes: Routes): WebResponse {
  const meant = `${target}/`;
  if (routes.find(meant)?.kind === 'page') return plain(308, 'a slash is missing', { location: meant });
  return plain(404, 'there is nothing here');
}

async function contentAnswer(route: Route, content: Content): Promise<WebResponse | undefined> {
  if (route.kind === 'page') {
    const page = await content.page(route);
    return page && respond('text/html; charset=utf-8', PAGE, page.html);
  }
  if (route.kind === 'state') {
    const state = await content.state(route);
    return state === undefined ? undefined : respond('application/json', NO_PAGE, state);
  }
  const take = await content.events(route);
  return take && respond('text/event-stream', NO_PAGE, take);
}

function respond(type: string, policy: string, body: WebResponse['body']): WebResponse {
  return { status: 200, headers: { ...SAFE, 'content-type': type, 'content-security-policy': policy }, body };
}

function plain(status: number, words: string, headers: Readonly<Record<string, string>> = {}): WebResponse {
  return {
    status,
    headers: {
      ...SAFE,
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': NO_PAGE,
      ...headers,
    },
    body: `${status}: ${words}\n`,
  };
}
