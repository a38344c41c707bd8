/** Texts that would take for ever or all the memory, with threads that the tests lead by hand. */
import { describe, expect, it } from 'vitest';
import type { Thread, ThreadEnd } from '../../../src/host/host.ts';
import type { RenderedDeck } from '../../../src/model/rendered.ts';
import { createGuardedRenderer, isEndless, looksHeavy } from '../../../src/render/guarded-renderer.ts';
import type { Renderer } from '../../../src/render/marp.ts';
import type { FromThread, ToThread } from '../../../src/render/messages.ts';
import { createThreadRenderer, RenderLimit } from '../../../src/render/thread-renderer.ts';
import { TimeUp, withinMs } from '../../../src/render/time-limit.ts';

const deckOf = (theme: string): RenderedDeck => ({
  slides: [],
  css: '',
  script: '',
  width: 1280,
  height: 720,
  theme,
  addresses: [],
});
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A thread that does what the test says. */
class LedThread implements Thread {
  readonly posted: ToThread[] = [];
  awaited = false;
  killed = false;
  worked = 0;
  end: (end: ThreadEnd) => void = () => {};
  readonly ended = new Promise<ThreadEnd>((resolve) => {
    this.end = resolve;
  });
  #listen: (message: unknown) => void = () => {};

  post(message: unknown): void {
    this.posted.push(message as ToThread);
  }
  onMessage(listen: (message: unknown) => void): void {
    this.#listen = listen;
  }
  say(message: FromThread): void {
    this.#listen(message);
  }
  workedMs(): number {
    return this.worked;
  }
  keepAlive(isAwaited: boolean): void {
    this.awaited = isAwaited;
  }
  kill(): void {
    this.killed = true;
    this.end({});
  }
}

function led() {
  const threads: LedThread[] = [];
  const kept = new Map([['known', 'a{}']]);
  const render = createThreadRenderer(
    () => {
      const thread = new LedThread();
      threads.push(thread);
      return thread;
    },
    { get: async (key) => kept.get(key), set: async (key, css) => void kept.set(key, css) },
  );
  const thread = (index: number) => {
    const one = threads[index];
    if (one === undefined) throw new Error(`no thread ${index}`);
    return one;
  };
  return { render, threads, thread, kept };
}

const themes = [{ name: 'hall', css: 'section{}' }];
const asks = (text: string) => ({ text, themes });

describe('a thread that renders', () => {
  it('gets the themes once, answers in any case, and keeps no run alive that does not wait', async () => {
    const { render, thread } = led();
    const first = render(asks('# A'));
    expect(thread(0).awaited).toBe(true);
    thread(0).say({ kind: 'rendered', id: 1, rendered: deckOf('hall') });
    expect((await first).theme).toBe('hall');
    expect(thread(0).awaited).toBe(false);
    const second = render(asks('# B'));
    thread(0).say({ kind: 'failed', id: 2, message: 'no such thing', isTooDeep: false });
    await expect(second).rejects.toThrow('no such thing');
    expect(thread(0).posted).toEqual([
      { id: 1, text: '# A', themes },
      { id: 2, text: '# B' },
    ]);
  });

  it('asks for packed styles and gives them back', async () => {
    const { render, thread, kept } = led();
    void render(asks('# A'));
    thread(0).say({ kind: 'getStyles', key: 'known' });
    thread(0).say({ kind: 'setStyles', key: 'new', css: 'b{}' });
    await turn();
    expect(thread(0).posted.at(-1)).toEqual({ styles: 'known', css: 'a{}' });
    expect(kept.get('new')).toBe('b{}');
  });

  it('is ended when a text uses too much processor time; those behind it go to a new one', async () => {
    const { render, threads, thread } = led();
    const slow = render(asks('# Slow'));
    const next = render(asks('# Next'));
    thread(0).say({ kind: 'begun', id: 1 });
    thread(0).worked = 1_000;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(thread(0).killed).toBe(false);
    thread(0).worked = 10_000;
    await expect(slow).rejects.toMatchObject({ what: 'time' });
    expect([thread(0).killed, threads.length]).toEqual([true, 2]);
    expect(thread(1).posted).toEqual([{ id: 2, text: '# Next', themes }]);
    thread(1).say({ kind: 'rendered', id: 2, rendered: deckOf('hall') });
    expect((await next).theme).toBe('hall');
  });

  it.each([
    [
      'thousands of slides have more time than one',
      '# A slide\n\nwith words and words\n\n'.repeat(5_000),
      false,
    ],
    [
      'one slide has no more for being endless',
      `# A slide\n\n${'with words and words '.repeat(10_000)}`,
      true,
    ],
  ])('%s', async (_, text, isEnded) => {
    const { render, thread } = led();
    const rendered = render(asks(text));
    const ended = rendered.then(
      () => false,
      () => true,
    );
    thread(0).say({ kind: 'begun', id: 1 });
    thread(0).worked = 2_500;
    await new Promise((resolve) => setTimeout(resolve, 120));
    if (!isEnded) thread(0).say({ kind: 'rendered', id: 1, rendered: deckOf('hall') });
    expect(await ended).toBe(isEnded);
  });

  it('has as long as it needs while packages are loaded', async () => {
    const { render, thread } = led();
    const first = render(asks('# A'));
    thread(0).worked = 60_000;
    await new Promise((resolve) => setTimeout(resolve, 120));
    thread(0).say({ kind: 'rendered', id: 1, rendered: deckOf('hall') });
    expect((await first).theme).toBe('hall');
  });

  it('fails its text when it is out of memory or nested too deeply, and none when it was idle', async () => {
    const { render, threads, thread } = led();
    const big = render(asks('# Big'));
    thread(0).end({ outOfMemory: true });
    await expect(big).rejects.toMatchObject({ what: 'memory' });
    const deep = render(asks('# Deep'));
    thread(1).say({ kind: 'failed', id: 2, message: 'Maximum call stack size exceeded', isTooDeep: true });
    await expect(deep).rejects.toMatchObject({ what: 'depth' });
    thread(1).end({ failure: new Error('lost') });
    await turn();
    expect(threads).toHaveLength(2);
    const after = render(asks('# After'));
    thread(2).end({ failure: new Error('lost') });
    await expect(after).rejects.toThrow('lost');
  });
});

describe('a renderer with a guard', () => {
  const far: Renderer = async () => deckOf('far');

  it('renders ordinary texts here and those that look dangerous elsewhere', async () => {
    const render = createGuardedRenderer(
      async () => deckOf('near'),
      () => far,
    );
    expect((await render(asks('# A'))).theme).toBe('near');
    expect((await render(asks(`a <!--${'-'.repeat(1400)}`))).theme).toBe('far');
  });

  it('sends a text elsewhere that took too long, and all that come after it', async () => {
    const near: Renderer = async () => withinMs(50, () => deckOf(spin()));
    const render = createGuardedRenderer(near, () => far);
    expect((await render(asks('# A'))).theme).toBe('far');
    expect((await render(asks('# B'))).theme).toBe('far');
  });

  it('hands on what else goes wrong', async () => {
    const render = createGuardedRenderer(
      () => Promise.reject(new RenderLimit('depth')),
      () => far,
    );
    await expect(render(asks('# A'))).rejects.toBeInstanceOf(RenderLimit);
  });

  it.each([
    ['a run of one sign', '-'.repeat(400), true],
    ['a ruler of a table', `|${'-'.repeat(120)}|`, false],
    ['styles nested deep', 'a{'.repeat(9), true],
    ['a formula', '$\\frac{\\sqrt{a_{1}}}{\\frac{b}{c^{d}}}$', false],
    ['very many styles', '<style>'.repeat(101), true],
    ['a long text', 'A sentence of a talk. '.repeat(14_000), true],
    ['a deck of a hundred slides', '# A slide\n\nwith words\n\n---\n\n'.repeat(100), false],
  ])('takes %s for dangerous or not', (_, text, heavy) => {
    expect(looksHeavy(text)).toBe(heavy);
  });
});

describe('a text that begins a comment with thousands of hyphens', () => {
  const hyphens = '-'.repeat(1500);

  it('is refused at once, wherever it stands', async () => {
    const never: Renderer = () => Promise.reject(new Error('tried'));
    const render = createGuardedRenderer(never, () => never);
    for (const text of [`a <!${hyphens}`, `# a\n\n<!${hyphens}\n\nmore\n`])
      await expect(render({ text, themes: [] })).rejects.toEqual(new RenderLimit('time'));
  });

  it('is a comment like any other where it ends', () => {
    expect(isEndless(`<!${hyphens}>`)).toBe(false);
    expect(isEndless(`<!${hyphens} said softly -->`)).toBe(false);
    expect(isEndless(`<!--${'-'.repeat(200)}`)).toBe(false);
  });
});

function spin(): never {
  for (;;);
}

describe('a time limit', () => {
  it('ends loops and regular expressions, and gives values and errors as they are', () => {
    expect(withinMs(1000, () => 7)).toBe(7);
    expect(() => withinMs(50, spin)).toThrow(TimeUp);
    expect(() => withinMs(50, () => /^(a+)+$/.test(`${'a'.repeat(60)}b`))).toThrow(TimeUp);
    expect(() =>
      withinMs(1000, () => {
        throw new TypeError('as it was');
      }),
    ).toThrow(TypeError);
  });
});
