/** The real HTTP server, asked over a socket of this machine, with bytes that no browser would send. */
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Serving, WebRequest, WebResponse, WebStream } from '../../../src/host/host.ts';
import { serveHttp } from '../../../src/host/http-server.ts';

let serving: Serving | undefined;
let seen: WebRequest[] = [];

afterEach(async () => {
  await serving?.close();
  serving = undefined;
  seen = [];
});

async function serve(answer: Partial<WebResponse> = {}): Promise<void> {
  serving = await serveHttp({
    address: '127.0.0.1',
    port: 0,
    respond: async (request) => {
      seen.push(request);
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'here', ...answer };
    },
  });
}

/** Sends bytes as they are and gives all that comes back until the other side ends, or for `ms`. */
function talk(bytes: string, ms = 2_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(serving?.port ?? 0, '127.0.0.1', () => socket.write(bytes));
    let back = '';
    const stop = setTimeout(() => socket.destroy(), ms);
    socket.on('data', (data) => {
      back += data.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(stop);
      resolve(back);
    });
  });
}

const head = 'Host: 127.0.0.1\r\nConnection: close\r\n\r\n';

describe('the HTTP server', () => {
  it('gives the target as it was sent, nothing decoded or put together', async () => {
    await serve();
    const targets = ['/a/../b', '/%2e%2e/b', '/a?x#y', 'http://evil.example/b', '/..%2f', '//x'];
    for (const target of targets) expect(await talk(`GET ${target} HTTP/1.1\r\n${head}`)).toContain('200 OK');
    expect(seen.map(({ target }) => target)).toEqual(targets);
  });

  it('gives each value of a header that was sent twice', async () => {
    await serve();
    await talk(`GET / HTTP/1.1\r\nHost: evil.example\r\n${head}`);
    expect(seen[0]?.headers.host).toEqual(['evil.example', '127.0.0.1']);
  });

  it('lets a request without a Host be answered by whoever answers', async () => {
    await serve();
    await talk('GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(seen[0]?.headers.host).toBeUndefined();
  });

  it('answers a request for another protocol like any other', async () => {
    await serve({ status: 403 });
    const back = await talk(
      `GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nHost: 127.0.0.1\r\n\r\n`,
    );
    expect(back).toContain('403 Forbidden');
    expect(seen[0]?.headers.upgrade).toEqual(['websocket']);
  });

  it.each([
    'nonsense\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nBad Header\r\n\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`,
  ])('says 400 to what is no HTTP, and ends', async (bytes) => {
    await serve();
    expect(await talk(bytes)).toContain('400 Bad Request');
    expect(seen).toEqual([]);
  });

  it('throws a body away, and ends a connection that it refused', async () => {
    await serve({ status: 405 });
    const back = await talk('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nhello');
    expect(back).toMatch(/405 Method Not Allowed[\s\S]*connection: close/i);
  });

  it('streams for as long as both sides like, and tells when the other has gone', async () => {
    let stream: WebStream | undefined;
    let gone = false;
    await serve({
      body: (made) => {
        stream = made;
        made.onClosed(() => {
          gone = true;
        });
        made.write('one ');
      },
    });
    const heard = talk('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 300);
    await new Promise((resolve) => setTimeout(resolve, 100));
    stream?.write('two');
    expect(await heard).toMatch(/one [\s\S]*two/);
    await expect.poll(() => gone).toBe(true);
    expect(stream?.write('three')).toBe(true);
  });

  it('sends no body for HEAD', async () => {
    await serve();
    expect(await talk(`HEAD / HTTP/1.1\r\n${head}`)).not.toContain('here');
    expect(await talk(`GET / HTTP/1.1\r\n${head}`)).toContain('here');
  });

  it('rejects when the port is in use, with the code of the system', async () => {
    await serve();
    const second = serveHttp({
      address: '127.0.0.1',
      port: serving?.port ?? 0,
      respond: () => expect.unreachable(),
    });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('ends open connections when it closes', async () => {
    await serve({ body: () => {} });
    const heard = talk('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 10_000);
    await expect.poll(() => seen.length).toBe(1);
    await serving?.close();
    expect(await heard).toContain('200 OK');
  });
});
