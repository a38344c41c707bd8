/**
 * A request → why it is refused, or nothing. Runs before anything else looks at a request. Only a page that this server
 * sent, or somebody who typed the address, may ask: a page from elsewhere in the same browser is turned away by its
 * Host (a name that was made to lead here), its Origin and its fetch metadata (https://www.w3.org/TR/fetch-metadata/).
 */
import { timingSafeEqual } from 'node:crypto';
import type { WebRequest } from '../host/host.ts';

export interface Refusal {
  readonly status: 400 | 403 | 405 | 421;
  /** One line for whoever reads the answer. */
  readonly words: string;
}

/** Names by which this server may be called, beside those of the loopback. */
export interface CallNames {
  /** What `--host` named; undefined: loopback only. */
  readonly asked?: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'] as const;
const ASKED_BY_US = new Set(['same-origin', 'none']);

/** The first reason to refuse a request. */
export function refusalOf(request: WebRequest, names: CallNames): Refusal | undefined {
  const { headers, method, target } = request;
  const hosts = headers.host ?? [];
  if (hosts.length !== 1) return { status: 400, words: 'one Host header is needed' };
  const host = (hosts[0] ?? '').toLowerCase();
  // A target is a path and nothing else. What a browser sends has no fragment, no bare backslash and no other host.
  if (!/^\/(?!\/)[\x21\x24-\x5b\x5d-\x7e]*$/.test(target))
    return { status: 400, words: 'this is no address' };
  if (!callsUs(host, request, names)) return { status: 421, words: 'this server has another name' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, words: 'there is only reading here' };
  if (headers.upgrade !== undefined) return { status: 403, words: 'no other protocol is spoken here' };
  const origins = headers.origin ?? [];
  if (origins.some((origin) => origin.toLowerCase() !== `http://${host}`))
    return { status: 403, words: 'another site asks for this' };
  const sites = headers['sec-fetch-site'] ?? [];
  if (sites.some((site) => !ASKED_BY_US.has(site)))
    return { status: 403, words: 'another site leads here: type the address instead' };
  return undefined;
}

/** Whether a Host header names this server: by a name of the loopback, the name asked for, or the address that was dialled. */
function callsUs(host: string, { localAddress, localPort }: WebRequest, { asked }: CallNames): boolean {
  const dialled = localAddress.replace(/^::ffff:/, '');
  const literal = dialled.includes(':') ? `[${dialled}]` : dialled;
  const names = [...LOOPBACK, ...(asked === undefined ? [] : [asked.toLowerCase(), literal])];
  return names.some((name) => host === `${name}:${localPort}` || (localPort === 80 && host === name));
}

/** Compares a part of a path with a token without telling, by the time it takes, how much of it was right. */
export function isToken(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
