/** Which addresses there are, and that there are no others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRoutes } from '../../../src/present/routes.ts';

const SPEAKER = 'kJ3fXbZ0aQm1V9yT5sLw7g';
const AUDIENCE = 'Zq8WcR2nH6uE4dPvB0xYtA';
const decks = [
  { key: 'budget', path: ['budget'] },
  { key: 'budget press', path: ['budget', 'press'] },
  { key: 'straße', path: ['straße & mehr'] },
];
const open = createRoutes(decks, { speaker: SPEAKER });
const closed = createRoutes(decks, { speaker: SPEAKER, audience: AUDIENCE });

describe('the addresses on this machine', () => {
  it('are the list, and for each deck a page, its state and its events', () => {
    expect(open.find('/')).toEqual({ kind: 'page', reader: 'audience' });
    expect(open.find('/events')).toEqual({ kind: 'events', reader: 'audience' });
    expect(open.find('/budget/press/')).toEqual({ kind: 'page', reader: 'audience', deck: 'budget press' });
    expect(open.find('/budget/press/state')).toEqual({
      kind: 'state',
      reader: 'audience',
      deck: 'budget press',
    });
    expect(open.find('/budget/press/events')).toEqual({
      kind: 'events',
      reader: 'audience',
      deck: 'budget press',
    });
  });

  it('are the speaker’s below the token, and only there', () => {
    expect(open.find(`/${SPEAKER}/`)).toEqual({ kind: 'page', reader: 'speaker' });
    expect(open.find(`/${SPEAKER}/budget/press/`)?.reader).toBe('speaker');
    expect(open.find(`/${SPEAKER.toLowerCase()}/budget/press/`)).toBeUndefined();
    expect(open.find(`/${SPEAKER.slice(1)}/budget/press/`)).toBeUndefined();
    expect(open.find(`/budget/press/${SPEAKER}`)).toBeUndefined();
  });

  it('are written as browsers send them', () => {
    const path = open.pathOf('audience', ['straße & mehr']);
    expect(path).toBe('/stra%C3%9Fe%20%26%20mehr/');
    expect(open.find(path)?.deck).toBe('straße');
  });
});

describe('the addresses for other machines', () => {
  it('have a token for everybody', () => {
    expect(closed.find('/')).toBeUndefined();
    expect(closed.find('/budget/press/')).toBeUndefined();
    expect(closed.find(`/${AUDIENCE}/budget/press/`)?.reader).toBe('audience');
    expect(closed.find(`/${SPEAKER}/budget/press/`)?.reader).toBe('speaker');
    expect(closed.pathOf('audience')).toBe(`/${AUDIENCE}/`);
  });
});

describe('no other address', () => {
  it.each([
    '/budget/press',
    '/budget/press/deck.html',
    '/budget/press/?raw??',
    '/budget/press/state?x',
    '/budget/../budget/press/',
    '/budget/%2e%2e/press/',
    '/budget/..%2fpress/',
    '/budget%2fpress/',
    '/%62udget/press/',
    '/budget/%5c/',
    '/budget/%00/',
    '/.env',
    '/.git/config',
    '/__proto__/',
    '/__proto__',
    '/constructor/',
    '/budget/press/constructor',
    '/budget/press/__proto__',
    '/budget/press/toString',
    '/etc/passwd',
    '/node_modules/',
    '/decks/budget/deck.md',
    '/favicon.ico',
    '/robots.txt',
  ])('leads anywhere: %s', (target) => {
    expect(open.find(target)).toBeUndefined();
  });

  it('leads anywhere, whatever it is', () => {
    const known = new Set(
      decks.flatMap(({ path }) =>
        (['audience', 'speaker'] as const).flatMap((reader) =>
          ['', 'state', 'events'].flatMap((kind) => [
            `${open.pathOf(reader, path)}${kind}`,
            `${open.pathOf(reader)}${kind}`,
          ]),
        ),
      ),
    );
    const part = fc.constantFrom('budget', 'press', 'state', 'events', '..', '.', SPEAKER, '%2e', '', 'x');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const target = `/${parts.join('/')}`;
        expect(open.find(target) !== undefined).toBe(known.has(target));
      }),
    );
  });
});
