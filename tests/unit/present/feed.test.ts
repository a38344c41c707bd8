/** Open pages and what they are told. */
import { describe, expect, it } from 'vitest';
import type { WebStream } from '../../../src/host/host.ts';
import type { LiveMessage } from '../../../src/model/live.ts';
import { createFeed } from '../../../src/present/feed.ts';

function fakeStream() {
  const said: LiveMessage[] = [];
  let drained = () => {};
  let closed = () => {};
  const state = { ended: false, slow: false };
  const stream: WebStream = {
    write: (text) => {
      for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm)) said.push(JSON.parse(data));
      return !state.slow;
    },
    onDrained: (run) => {
      drained = run;
    },
    onClosed: (run) => {
      closed = run;
    },
    end: () => {
      state.ended = true;
    },
  };
  return { stream, said, state, drain: () => drained(), hangUp: () => closed() };
}

const hello = (version: string): LiveMessage => ({ kind: 'hello', version, faults: [] });
const update = (version: string): LiveMessage => ({
  kind: 'update',
  update: { from: '0', version, order: { keys: [], looks: [] }, slides: [] },
});

describe('a feed', () => {
  it('greets a page and tells it every change', () => {
    const feed = createFeed();
    const page = fakeStream();
    feed.add(page.stream, () => hello('1'));
    feed.send(update('2'));
    expect(page.said).toEqual([hello('1'), update('2')]);
  });

  it('forgets a page that has gone', () => {
    const feed = createFeed();
    const page = fakeStream();
    feed.add(page.stream, () => hello('1'));
    page.hangUp();
    feed.send(update('2'));
    expect([feed.size, page.said.length]).toEqual([0, 1]);
  });

  it('keeps nothing for a page that reads too slowly, and greets it anew when it can read', () => {
    const feed = createFeed();
    const page = fakeStream();
    let version = '1';
    feed.add(page.stream, () => hello(version));
    page.state.slow = true;
    for (version of ['2', '3', '4']) feed.send(update(version));
    expect(page.said).toEqual([hello('1'), update('2')]);
    page.state.slow = false;
    page.drain();
    feed.send(update('5'));
    expect(page.said.slice(2)).toEqual([hello('4'), update('5')]);
  });

  it('ends every connection when it closes', () => {
    const feed = createFeed();
    const pages = [fakeStream(), fakeStream()];
    for (const { stream } of pages) feed.add(stream, () => hello('1'));
    feed.close();
    expect(pages.map(({ state }) => state.ended)).toEqual([true, true]);
    expect(feed.size).toBe(0);
  });
});
