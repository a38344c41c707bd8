/** Where a browser elsewhere is spoken to, and what is said when it does not answer. Addresses may hold a password or a token: neither is shown. */
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';

const HINT =
  'give the address that the browser or the pool tells: ws://host:9222/devtools/browser/…, or http://host:9222';

/** The WebSocket of the DevTools protocol; an address with `http` is asked for it (https://chromedevtools.github.io/devtools-protocol/#endpoints). */
export async function debuggerAddress(host: Host, address: string): Promise<string> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'ws:' || url?.protocol === 'wss:') return address;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Fault(
      'usage',
      '--browser-url wants an address that begins with ws:, wss:, http: or https:',
      HINT,
    );
  const bytes = await host.fetchBytes(new URL('/json/version', url).href);
  const told = bytes === undefined ? undefined : debuggerIn(new TextDecoder().decode(bytes));
  if (told === undefined) throw remoteRefused(address, undefined);
  return told;
}

function debuggerIn(text: string): string | undefined {
  try {
    const { webSocketDebuggerUrl } = JSON.parse(text) as Record<string, unknown>;
    return typeof webSocketDebuggerUrl === 'string' ? webSocketDebuggerUrl : undefined;
  } catch {
    return undefined;
  }
}

export function remoteTimeout(address: string, limitMs: number): Fault {
  return new Fault(
    'browser-timeout',
    `the browser at ${shownAddress(address)} did not answer within ${limitMs / 1000} seconds`,
    HINT,
  );
}

export function remoteRefused(address: string, cause: unknown): Fault {
  return new Fault('browser-launch', `no browser answers at ${shownAddress(address)}`, HINT, { cause });
}

/** Without user, password, path and query. */
function shownAddress(address: string): string {
  if (!URL.canParse(address)) return 'that address';
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
