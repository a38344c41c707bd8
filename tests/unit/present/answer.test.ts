/** What is answered, and what every answer forbids. */
import { describe, expect, it } from 'vitest';
import type { WebRequest } from '../../../src/host/host.ts';
import { answer, type Content } from '../../../src/present/answer.ts';
import { createRoutes } from '../../../src/present/routes.ts';

const SPEAKER = 'kJ3fXbZ0aQm1V9yT5sLw7g';
const routes = createRoutes([{ key: 'budget', path: ['budget'] }], { speaker: SPEAKER });
const content: Content = {
  page: async ({ deck, reader }) => ({ html: `<p>${deck ?? 'list'} for the ${reader}</p>` }),
  state: async () => '{"version":"1"}',
  events: async () => (stream) => void stream.write('data: {}\n\n'),
};

function ask(target: string, rest: Partial<WebRequest> = {}, served: Partial<Content> = {}) {
  const request: WebRequest = {
    method: 'GET',
    target,
    headers: { host: ['127.0.0.1:4321'] },
    localAddress: '127.0.0.1',
    localPort: 4321,
    ...rest,
  };
  return answer(request, { names: {}, routes, content: { ...content, ...served } });
}

describe('an answer', () => {
  it('is the page of the address', async () => {
    const made = await ask('/budget/');
    expect(made.status).toBe(200);
    expect(made.body).toBe('<p>budget for the audience</p>');
    expect((await ask(`/${SPEAKER}/budget/`)).body).toBe('<p>budget for the speaker</p>');
    expect((await ask('/')).body).toBe('<p>list for the audience</p>');
  });

  it('is JSON for the state and a stream for the events', async () => {
    expect((await ask('/budget/state')).headers['content-type']).toBe('application/json');
    const events = await ask('/budget/events');
    expect(events.headers['content-type']).toBe('text/event-stream');
    expect(events.body).toBeTypeOf('function');
  });

  it('forbids everybody to keep it, guess about it, frame it or use it from another site', async () => {
    const targets = ['/', '/budget/', '/budget/state', '/budget/events', '/nowhere', '/a b', '/budget'];
    for (const target of targets) {
      const { headers } = await ask(target);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('says 405 with what is allowed, 421, 403 and 400 without looking at the content', async () => {
    const untouched: Content = {
      page: () => expect.unreachable(),
      state: () => expect.unreachable(),
      events: () => expect.unreachable(),
    };
    const post = await ask('/budget/', { method: 'POST' }, untouched);
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect((await ask('/budget/', { headers: { host: ['evil.example'] } }, untouched)).status).toBe(421);
    const foreign = { host: ['127.0.0.1:4321'], origin: ['http://evil.example'] };
    expect((await ask('/budget/', { headers: foreign }, untouched)).status).toBe(403);
    expect((await ask('http://127.0.0.1:4321/budget/', {}, untouched)).status).toBe(400);
  });

  it('names nothing of what was asked for when there is nothing', async () => {
    const made = await ask('/<script>alert(1)</script>');
    expect(made.status).toBe(404);
    expect(String(made.body)).not.toContain('script');
  });

  it('leads to the address with its last slash, and to no other', async () => {
    const made = await ask('/budget');
    expect([made.status, made.headers.location]).toEqual([308, '/budget/']);
    expect((await ask('/budget/press')).status).toBe(404);
  });

  it('is 500 without words of the machine when the content fails', async () => {
    const made = await ask('/budget/', {}, { page: () => Promise.reject(new Error('/home/ann/secret')) });
    expect(made.status).toBe(500);
    expect(String(made.body)).not.toContain('secret');
  });
});
