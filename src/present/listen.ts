/** An address and a port → a server that listens there, or on the next free port, or the fault that tells why not. */
import { Fault } from '../diagnostics/fault.ts';
import type { Host, ServeRequest, Serving } from '../host/host.ts';

/** Where a server listens when nobody says otherwise. */
export const DEFAULT_PORT = 4321;
/** So many ports are tried, from the default upwards. */
const TRIES = 20;

export interface ListenRequest {
  readonly address: string;
  /** The port asked for, and no other one; undefined: the default or the next that is free. 0: any. */
  readonly port?: number;
  readonly respond: ServeRequest['respond'];
}

/** Listens. Throws a `Fault`: `port-in-use`, `port-denied` or `address-unusable`. */
export async function listen(host: Host, { address, port, respond }: ListenRequest): Promise<Serving> {
  const { serve } = host;
  if (serve === undefined) throw new Fault('address-unusable', 'there are no sockets here');
  const ports =
    port === undefined ? Array.from({ length: TRIES }, (_, index) => DEFAULT_PORT + index) : [port];
  for (const one of ports) {
    try {
      return await serve({ address, port: one, respond });
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw listenFault(error, address, one);
    }
  }
  const [first = 0] = ports;
  throw port === undefined
    ? new Fault(
        'port-in-use',
        `ports ${first} to ${first + TRIES - 1} are all in use`,
        'name a free one with --port',
      )
    : new Fault('port-in-use', `port ${port} is in use`, 'leave --port away to get the next free one');
}

function listenFault(error: unknown, address: string, port: number): Fault {
  const cause = { cause: error };
  if (codeOf(error) === 'EACCES') {
    const hint = 'choose one above 1023';
    return new Fault('port-denied', `port ${port} may not be used by this user`, hint, cause);
  }
  const hint = '--host wants an address of this machine, such as 0.0.0.0 for all of them';
  const reason = codeOf(error) ?? (error instanceof Error ? error.message : String(error));
  return new Fault('address-unusable', `"${address}" cannot be listened at: ${reason}`, hint, cause);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
