/** Which requests are refused before anything is looked up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WebRequest } from '../../../src/host/host.ts';
import { isToken, refusalOf } from '../../../src/present/checks.ts';

const HOME = '127.0.0.1:4321';

function request(
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  rest: Partial<WebRequest> = {},
): WebRequest {
  const all = Object.entries({ host: HOME, ...headers }).map(([name, value]) => [name, [value].flat()]);
  return {
    method: 'GET',
    target: '/budget/press/',
    headers: Object.fromEntries(all),
    localAddress: '127.0.0.1',
    localPort: 4321,
    ...rest,
  };
}

const statusOf = (asked: WebRequest, names = {}) => refusalOf(asked, names)?.status;

describe('a request', () => {
  it('from a page of this server or a typed address passes', () => {
    expect(statusOf(request())).toBeUndefined();
    expect(statusOf(request({ 'sec-fetch-site': 'none' }))).toBeUndefined();
    expect(statusOf(request({ 'sec-fetch-site': 'same-origin', origin: `http://${HOME}` }))).toBeUndefined();
    expect(statusOf(request({}, { method: 'HEAD' }))).toBeUndefined();
  });

  it.each(['localhost:4321', '127.0.0.1:4321', '[::1]:4321', 'LOCALHOST:4321'])(
    'may call the server %s',
    (host) => {
      expect(statusOf(request({ host }))).toBeUndefined();
    },
  );

  it.each([
    'evil.example:4321',
    'localhost.evil.example:4321',
    '127.0.0.1.evil.example:4321',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:43210',
    '192.168.1.5:4321',
    '0.0.0.0:4321',
    'user@127.0.0.1:4321',
    '',
  ])('that calls the server "%s" is misdirected', (host) => {
    expect(statusOf(request({ host }))).toBe(421);
  });

  it('without a Host, or with two, is malformed', () => {
    expect(statusOf({ ...request(), headers: {} })).toBe(400);
    expect(statusOf(request({ host: [HOME, 'evil.example'] }))).toBe(400);
  });

  it.each([
    'http://evil.example',
    'http://127.0.0.1:4322',
    'https://127.0.0.1:4321',
    'http://localhost:4321',
    'null',
  ])('with the Origin %s is forbidden', (origin) => {
    expect(statusOf(request({ origin }))).toBe(403);
  });

  it.each(['cross-site', 'same-site', 'anything'])('with Sec-Fetch-Site %s is forbidden', (site) => {
    expect(statusOf(request({ 'sec-fetch-site': site }))).toBe(403);
  });

  it.each([{ upgrade: 'websocket' }, { upgrade: 'websocket', origin: `http://${HOME}` }, { upgrade: 'h2c' }])(
    'to speak another protocol is forbidden: %o',
    (headers) => {
      expect(statusOf(request(headers as unknown as Record<string, string>))).toBe(403);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'get', ''])(
    'by the method "%s" is not allowed',
    (method) => {
      expect(statusOf(request({}, { method }))).toBe(405);
    },
  );

  it.each([
    'http://127.0.0.1:4321/budget/press/',
    '//evil.example/',
    '/budget/#x',
    '/a\\..\\b',
    '/a b',
    '/a\tb',
    '/über/',
    '*',
    '',
    'budget/',
  ])('for the target "%s" is malformed', (target) => {
    expect(statusOf(request({}, { target }))).toBe(400);
  });
});

describe('a server that other machines may reach', () => {
  const names = { asked: '0.0.0.0' };

  it('is called by the address that was dialled, or by the name it was given', () => {
    const dialled = { localAddress: '192.168.1.5' };
    expect(statusOf(request({ host: '192.168.1.5:4321' }, dialled), names)).toBeUndefined();
    expect(
      statusOf(request({ host: '192.168.1.5:4321' }, { localAddress: '::ffff:192.168.1.5' }), names),
    ).toBeUndefined();
    expect(statusOf(request({ host: '[fe80::1]:4321' }, { localAddress: 'fe80::1' }), names)).toBeUndefined();
    expect(statusOf(request({ host: 'stage.local:4321' }), { asked: 'stage.local' })).toBeUndefined();
  });

  it('is not called by any other name, so that no foreign name can be made to lead here', () => {
    const dialled = { localAddress: '192.168.1.5' };
    expect(statusOf(request({ host: 'evil.example:4321' }, dialled), names)).toBe(421);
    expect(statusOf(request({ host: '192.168.1.6:4321' }, dialled), names)).toBe(421);
  });
});

describe('a token', () => {
  it('is only itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(isToken(one, other)).toBe(one === other);
      }),
    );
  });
});
