/** Ports: the one asked for, the next free one, or a fault that says why not. */
import { describe, expect, it } from 'vitest';
import type { Host, ServeRequest } from '../../../src/host/host.ts';
import { MemoryHost } from '../../../src/host/memory.ts';
import { DEFAULT_PORT, listen } from '../../../src/present/listen.ts';

/** A host at whose ports somebody else listens already. */
function hostWith(refusals: (port: number) => string | undefined): Host {
  const serve = async ({ port }: ServeRequest) => {
    const code = refusals(port);
    if (code !== undefined) throw Object.assign(new Error(`listen ${code}`), { code });
    return { port, close: async () => {} };
  };
  return Object.assign(new MemoryHost(), { serve });
}

const request = { address: '127.0.0.1', respond: () => Promise.reject(new Error('nobody asks')) };

describe('listening', () => {
  it('takes the next free port when nobody asked for one', async () => {
    const host = hostWith((port) => (port < DEFAULT_PORT + 3 ? 'EADDRINUSE' : undefined));
    expect((await listen(host, request)).port).toBe(DEFAULT_PORT + 3);
  });

  it('takes no other port than the one asked for', async () => {
    const host = hostWith((port) => (port === 8080 ? 'EADDRINUSE' : undefined));
    await expect(listen(host, { ...request, port: 8080 })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining('8080'),
    });
  });

  it('gives up when all are in use', async () => {
    await expect(
      listen(
        hostWith(() => 'EADDRINUSE'),
        request,
      ),
    ).rejects.toMatchObject({ code: 'port-in-use' });
  });

  it('says when a port is not for this user, or an address not of this machine', async () => {
    const denied = listen(
      hostWith(() => 'EACCES'),
      { ...request, port: 80 },
    );
    await expect(denied).rejects.toMatchObject({
      code: 'port-denied',
      message: expect.stringContaining('80'),
    });
    const foreign = listen(
      hostWith(() => 'EADDRNOTAVAIL'),
      { ...request, address: '10.9.9.9' },
    );
    await expect(foreign).rejects.toMatchObject({
      code: 'address-unusable',
      message: expect.stringContaining('10.9.9.9'),
    });
  });
});
