/**
 * The real HTTP server: node:http with narrow limits. It decides nothing about requests but whether they are HTTP at all;
 * every other answer comes from `respond`. Requests to change the protocol come there too and get an ordinary answer.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServeRequest, Serving, WebRequest, WebResponse, WebStream } from './web.ts';

const LIMITS = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  requireHostHeader: false,
} as const;
/** Far more windows than one talk has. */
const MOST_CONNECTIONS = 200;

/** Listens. Rejects with Node's error when it cannot. */
export async function serveHttp({ address, port, respond }: ServeRequest): Promise<Serving> {
  const server = createServer(LIMITS, (request, response) => {
    // What a body says does not matter: it is thrown away, so that the connection can go on or end.
    request.resume();
    void respond(readRequest(request)).then((answer) => send(request, response, answer));
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
  await listen(server, address, port);
  let closing: Promise<void> | undefined;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function readRequest(request: IncomingMessage): WebRequest {
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: request.headersDistinct,
    localAddress: request.socket.localAddress ?? '',
    localPort: request.socket.localPort ?? 0,
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: WebResponse,
): void {
  response.on('error', () => undefined);
  // A refused request may have a body that never ends.
  const last = status >= 400 ? { connection: 'close' } : {};
  response.writeHead(status, { ...headers, ...last });
  if (typeof body !== 'function' || request.method === 'HEAD') {
    response.end(typeof body === 'function' ? undefined : body);
    return;
  }
  response.flushHeaders();
  request.socket.setNoDelay(true);
  body(streamTo(response));
}

function streamTo(response: ServerResponse): WebStream {
  return {
    write: (text) => response.writableEnded || response.destroyed || response.write(text),
    onDrained: (run) => void response.on('drain', run),
    onClosed: (run) => void response.once('close', run),
    end: () => void response.end(),
  };
}
